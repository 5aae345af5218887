import Hummingbird
import Web

/// A person's own account.
struct AccountPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/account") { _, context in
      let visit = try site.enter(context, .viewShop)
      return PageResponse.html(try await draw(visit, notice: nil))
    }
    router.post("/account/sessions/end") { request, context in
      let (visit, form) = try await site.enter(request, context, .viewShop)
      try await site.sessions.end(named: form["session"] ?? "", by: visit.session)
      return PageResponse.redirect(to: "/account")
    }
    router.post("/account/sessions/end-others") { request, context in
      let (visit, _) = try await site.enter(request, context, .viewShop)
      try await site.sessions.endOthers(of: visit.session)
      return PageResponse.redirect(to: "/account")
    }
    router.post("/account/password") { request, context in
      try await changePassword(request, context)
    }
  }

  private func draw(_ visit: Visit, notice: Layout.Notice?) async throws -> HTML {
    let sessions = try await site.sessions.list(of: visit.session)
    return Layout(
      visit: visit, area: nil, title: visit(AccountTexts.title), notice: notice
    ).page { html in
      html.tag("h1", text: visit(AccountTexts.title))
      Parts.facts(
        &html,
        [
          (visit(Texts.email), visit.session.email),
          (visit(AccountTexts.role), visit(AccountTexts.role(visit.session.role))),
        ])
      drawPasswordForm(&html, visit)
      OwnSessionsView.draw(&html, sessions, visit)
      if visit.may(.viewAudit) {
        html.tag("p") { $0.tag("a", [.href("/audit")], text: visit(AccountTexts.audit)) }
      }
    }
  }

  private func drawPasswordForm(_ html: inout HTML, _ visit: Visit) {
    html.tag(
      "form",
      [.class("card narrow"), .attr("method", "post"), .attr("action", "/account/password")]
    ) { html in
      html.tag("h2", text: visit(AccountTexts.change))
      Forms.csrf(&html, visit)
      Forms.field(
        &html,
        .init(
          name: "current", label: visit(AccountTexts.current), type: "password",
          isRequired: true, autocomplete: "current-password"))
      Forms.field(
        &html,
        .init(
          name: "new", label: visit(AccountTexts.new), type: "password",
          help: visit(AccessTexts.passwordHelp), isRequired: true, autocomplete: "new-password"))
      html.tag("button", [.class("primary")], text: visit(Texts.save))
    }
  }

  private func changePassword(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .viewShop)
    func answer(_ kind: Layout.Notice.Kind, _ text: Phrase) async throws -> Response {
      PageResponse.html(
        try await draw(visit, notice: .init(kind: kind, text: visit(text))),
        status: kind == .good ? .ok : .unprocessableContent)
    }
    let key = LoginGate.Key.person(visit.session.userID)
    guard try await site.gate.admit([key]) == 0 else {
      return try await answer(.bad, AccessTexts.wait)
    }
    let account = try await site.users.verify(
      email: visit.session.email, password: form["current"] ?? "")
    guard account != nil else {
      try await site.sessions.refuse(
        userID: visit.session.userID, session: visit.session, address: context.clientAddress)
      return try await answer(.bad, AccountTexts.wrongCurrent)
    }
    try await site.gate.succeeded([key])
    do {
      try await site.users.setPassword(userID: visit.session.userID, form["new"] ?? "")
    } catch let problem as UserAccounts.Problem {
      return try await answer(.bad, AccessTexts.problem(problem))
    }
    try await site.sessions.endOthers(of: visit.session)
    return try await answer(.good, AccountTexts.changed)
  }
}

enum AccountTexts {
  static let title = Phrase(tr: "Hesabım", en: "My account")
  static let role = Phrase(tr: "Rol", en: "Role")
  static func role(_ role: Role) -> Phrase {
    switch role {
    case .owner: Phrase(tr: "Sahip", en: "Owner")
    case .manager: Phrase(tr: "Yönetici", en: "Manager")
    case .packer: Phrase(tr: "Paketleme", en: "Packer")
    case .catalogue: Phrase(tr: "Katalog", en: "Catalogue")
    case .service: Phrase(tr: "Müşteri hizmetleri", en: "Service")
    case .viewer: Phrase(tr: "İzleyici", en: "Viewer")
    }
  }
  static let change = Phrase(tr: "Parolayı değiştir", en: "Change the password")
  static let current = Phrase(tr: "Şimdiki parola", en: "Current password")
  static let new = Phrase(tr: "Yeni parola", en: "New password")
  static let wrongCurrent = Phrase(
    tr: "Şimdiki parola yanlış.", en: "The current password is wrong.")
  static let changed = Phrase(
    tr: "Parola değişti. Diğer oturumlar kapatıldı.",
    en: "The password was changed. Other sessions were ended.")
  static let audit = Phrase(tr: "Değişiklik kaydı", en: "Audit log")
}
