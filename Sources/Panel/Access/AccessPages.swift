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
    router.get("/setup") { request, context in
      try await setupPage(context, code: PageQuery(request)["code"] ?? "")
    }
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
      error: error, code: nil)
  }

  private func setupPage(
    _ context: WebContext, email: String = "", code: String, error: Phrase? = nil
  ) async throws -> Response {
    guard try await site.users.count() == 0 else { return PageResponse.redirect(to: "/login") }
    return credentials(
      context, title: AccessTexts.setUp, intro: AccessTexts.setUpIntro, action: "/setup",
      email: email, error: error, code: String(code.unicodeScalars.prefix(40)))
  }

  private func credentials(
    _ context: WebContext, title: Phrase, intro: Phrase?, action: String, email: String,
    error: Phrase?, code: String?
  ) -> Response {
    let language = context.language
    let isNew = code != nil
    var html = HTML()
    PlainPage.draw(&html, language: language, title: title[language]) { html in
      html.tag("h1", text: title[language])
      if let intro { html.tag("p", text: intro[language]) }
      if let error {
        html.tag("div", [.class("notice bad"), .attr("role", "alert")], text: error[language])
      }
      html.tag("form", [.attr("method", "post"), .attr("action", action)]) { html in
        if let code {
          Forms.field(
            &html,
            .init(
              name: "code", label: AccessTexts.setupCode[language], type: "text", value: code,
              help: AccessTexts.setupCodeHelp[language], isRequired: true, autocomplete: "off"))
        }
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
    let account = try await site.users.find(email: email)
    let keys = keys(email, account, request, context)
    guard try await site.gate.admit(keys) == 0 else {
      return try await loginPage(context, email: email, error: AccessTexts.wait)
    }
    guard try await site.users.isRight(password, of: account), let account else {
      try await site.sessions.refuse(userID: account?.id, address: context.clientAddress)
      return try await loginPage(context, email: email, error: AccessTexts.wrong)
    }
    try await site.gate.succeeded(keys)
    return try await begin(account, request, context)
  }

  /// What this attempt counts by. An e-mail that is none counts by its address alone.
  private func keys(
    _ email: String, _ account: UserAccounts.Account?, _ request: Request, _ context: WebContext
  ) -> [LoginGate.Key] {
    if let account, let token = request.cookies[site.cookie.knownName]?.value,
      site.knownBrowsers.isKnown(token, account)
    {
      return [.browser(token)]
    }
    return [.address(context.clientAddress)]
      + (ContactNormalization.email(email).map { [.account($0)] } ?? [])
  }

  private func begin(
    _ account: UserAccounts.Account, _ request: Request, _ context: WebContext
  ) async throws -> Response {
    let token = try await site.sessions.signIn(
      userID: account.id, address: context.clientAddress,
      userAgent: request.headers[.userAgent] ?? "", replacing: context.session)
    let known = try site.knownBrowsers.token(of: account)
    return PageResponse.redirect(
      to: "/", cookies: [site.cookie.setting(token), site.cookie.known(known)])
  }

  private func setup(_ request: Request, _ context: WebContext) async throws -> Response {
    let form = try await FormRequest.readFromOwnSite(request, context)
    let (email, code) = (form["email"] ?? "", form["code"] ?? "")
    // Both before the password is hashed, which costs a core for a third of a second.
    guard try await site.users.count() == 0 else { return PageResponse.redirect(to: "/login") }
    let key = LoginGate.Key.address(context.clientAddress)
    guard try await site.gate.admit([key]) == 0 else {
      return try await setupPage(context, email: email, code: "", error: AccessTexts.wait)
    }
    guard site.setupCode.matches(code) else {
      try await site.sessions.refuse(userID: nil, address: context.clientAddress)
      return try await setupPage(
        context, email: email, code: "", error: AccessTexts.wrongSetupCode)
    }
    try await site.gate.succeeded([key])
    do {
      try await site.users.add(
        email: email, password: form["password"] ?? "", role: .owner, actor: "setup",
        onlyAsFirst: true)
    } catch let problem as UserAccounts.Problem {
      return try await setupPage(
        context, email: email, code: code, error: AccessTexts.problem(problem))
    }
    guard let account = try await site.users.find(email: email) else {
      return PageResponse.redirect(to: "/login")
    }
    return try await begin(account, request, context)
  }

  private func logout(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try await FormRequest.read(request, context)
    if let session = context.session { try await site.sessions.signOut(session) }
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
