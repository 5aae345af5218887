import Basics
import Foundation
import Hummingbird
import Web

/// Signing in and out, the first user, and the language.
struct AccessPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/login") { request, context in try await loginPage(context) }
    router.post("/login") { request, context in try await login(request, context) }
    router.post("/logout") { request, context in try await logout(request, context) }
    router.get("/setup") { request, context in try await setupPage(context) }
    router.post("/setup") { request, context in try await setup(request, context) }
    router.post("/language") { request, context in try await changeLanguage(request, context) }
  }

  private func loginPage(
    _ context: WebContext, email: String = "", error: Phrase? = nil
  ) async throws -> Response {
    if context.session != nil { return PageResponse.redirect(to: "/") }
    if try await site.users.count() == 0 { return PageResponse.redirect(to: "/setup") }
    return credentials(
      context, title: AccessTexts.signIn, intro: nil, action: "/login", email: email,
      error: error, isNew: false)
  }

  private func setupPage(_ context: WebContext, email: String = "", error: Phrase? = nil)
    async throws -> Response
  {
    guard try await site.users.count() == 0 else { return PageResponse.redirect(to: "/login") }
    return credentials(
      context, title: AccessTexts.setUp, intro: AccessTexts.setUpIntro, action: "/setup",
      email: email, error: error, isNew: true)
  }

  private func credentials(
    _ context: WebContext, title: Phrase, intro: Phrase?, action: String, email: String,
    error: Phrase?, isNew: Bool
  ) -> Response {
    let language = context.language
    var html = HTML()
    PlainPage.draw(&html, language: language, title: title[language]) { html in
      html.tag("h1", text: title[language])
      if let intro { html.tag("p", text: intro[language]) }
      if let error {
        html.tag("div", [.class("notice bad"), .attr("role", "alert")], text: error[language])
      }
      html.tag("form", [.attr("method", "post"), .attr("action", action)]) { html in
        Forms.field(
          &html,
          .init(
            name: "email", label: Texts.email[language], type: "email", value: email,
            isRequired: true, autocomplete: "username"))
        Forms.field(
          &html,
          .init(
            name: "password", label: AccessTexts.password[language], type: "password",
            help: isNew ? AccessTexts.passwordHelp[language] : nil, isRequired: true,
            autocomplete: isNew ? "new-password" : "current-password"))
        html.tag("button", [.class("primary")], text: title[language])
      }
    }
    return PageResponse.html(html, status: error == nil ? .ok : .unprocessableContent)
  }

  private func login(_ request: Request, _ context: WebContext) async throws -> Response {
    let form = try await FormRequest.readFromOwnSite(request, context)
    let (email, password) = (form["email"] ?? "", form["password"] ?? "")
    let account = ContactNormalization.email(email) ?? email.lowercased()
    let key = "\(context.peerAddress) \(account.prefix(100))"
    guard try await site.gate.admit(key) == 0 else {
      return try await loginPage(context, email: email, error: AccessTexts.wait)
    }
    guard let account = try await site.users.verify(email: email, password: password) else {
      return try await loginPage(context, email: email, error: AccessTexts.wrong)
    }
    try await site.gate.forget(key)
    return try await begin(account.id, request, context)
  }

  private func begin(
    _ userID: Int64, _ request: Request, _ context: WebContext
  ) async throws -> Response {
    let token = try await site.sessions.begin(
      userID: userID, address: context.peerAddress,
      userAgent: request.headers[.userAgent] ?? "")
    return PageResponse.redirect(to: "/", cookies: [site.cookie.setting(token)])
  }

  private func setup(_ request: Request, _ context: WebContext) async throws -> Response {
    let form = try await FormRequest.readFromOwnSite(request, context)
    let email = form["email"] ?? ""
    do {
      let id = try await site.users.add(
        email: email, password: form["password"] ?? "", role: .owner, actor: "setup",
        onlyAsFirst: true)
      return try await begin(id, request, context)
    } catch let problem as UserAccounts.Problem {
      return try await setupPage(context, email: email, error: AccessTexts.problem(problem))
    }
  }

  private func logout(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try await FormRequest.read(request, context)
    if let session = context.session { try await site.sessions.end(session) }
    return PageResponse.redirect(to: "/login", cookies: [site.cookie.clearing()])
  }

  private func changeLanguage(_ request: Request, _ context: WebContext) async throws -> Response {
    let form =
      context.session == nil
      ? try await FormRequest.readFromOwnSite(request, context)
      : try await FormRequest.read(request, context)
    guard let language = form["language"].flatMap({ Language(rawValue: $0) }) else {
      throw HTTPError(.badRequest)
    }
    if let session = context.session {
      try await site.users.setLanguage(userID: session.userID, language)
    }
    return PageResponse.redirect(
      to: OwnReferer.path(request), cookies: [site.cookie.language(language)])
  }
}

/// The page of ours that a form was sent from.
enum OwnReferer {
  static func path(_ request: Request) -> String {
    guard let referer = request.headers[.referer], let authority = request.head.authority,
      let range = referer.range(of: "://\(authority)/")
    else { return "/" }
    return "/" + referer[range.upperBound...]
  }
}

enum AccessTexts {
  static let signIn = Phrase(tr: "Oturum aç", en: "Sign in")
  static let setUp = Phrase(tr: "İlk kullanıcıyı oluştur", en: "Create the first user")
  static let setUpIntro = Phrase(
    tr: "Bu kullanıcı işletmenin sahibi olur ve diğerlerini ekleyebilir.",
    en: "This user becomes the owner and can add the others.")
  static let password = Phrase(tr: "Parola", en: "Password")
  static let passwordHelp = Phrase(tr: "En az 12 karakter.", en: "At least 12 characters.")
  static let wrong = Phrase(
    tr: "E-posta veya parola yanlış.", en: "The e-mail or the password is wrong.")
  static let wait = Phrase(
    tr: "Çok fazla deneme yapıldı. Biraz bekleyip yeniden deneyin.",
    en: "Too many attempts. Wait a little and try again.")

  static func problem(_ problem: UserAccounts.Problem) -> Phrase {
    switch problem {
    case .emailTaken: Phrase(tr: "Bu e-posta zaten kayıtlı.", en: "This e-mail is taken already.")
    case .invalidEmail: Phrase(tr: "E-posta adresi geçersiz.", en: "This is not an e-mail address.")
    case .weakPassword(.tooShort):
      Phrase(
        tr: "Parola en az 12 karakter olmalı.", en: "The password needs at least 12 characters.")
    case .weakPassword(.tooLong): Phrase(tr: "Parola çok uzun.", en: "The password is too long.")
    case .weakPassword(.common):
      Phrase(
        tr: "Bu parola kolay tahmin edilir.", en: "This password is one that is guessed first.")
    }
  }
}
