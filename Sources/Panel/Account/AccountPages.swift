import Hummingbird
import Storage
import Web

/// A person's own account, and the audit log.
struct AccountPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/account") { _, context in
      PageResponse.html(draw(try site.enter(context, .viewShop), notice: nil))
    }
    router.post("/account/password") { request, context in
      try await changePassword(request, context)
    }
    router.get("/audit") { request, context in try await audit(request, context) }
  }

  private func draw(_ visit: Visit, notice: Layout.Notice?) -> HTML {
    Layout(visit: visit, area: nil, title: visit(AccountTexts.title), notice: notice).page { html in
      html.tag("h1", text: visit(AccountTexts.title))
      Parts.facts(
        &html,
        [
          (visit(Texts.email), visit.session.email),
          (visit(AccountTexts.role), visit(AccountTexts.role(visit.session.role))),
        ])
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
      if visit.may(.viewAudit) {
        html.tag("p") { $0.tag("a", [.href("/audit")], text: visit(AccountTexts.audit)) }
      }
    }
  }

  private func changePassword(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .viewShop)
    func answer(_ kind: Layout.Notice.Kind, _ text: Phrase) -> Response {
      PageResponse.html(
        draw(visit, notice: .init(kind: kind, text: visit(text))),
        status: kind == .good ? .ok : .unprocessableContent)
    }
    let key = "password \(visit.session.userID)"
    guard try await site.gate.admit(key) == 0 else { return answer(.bad, AccessTexts.wait) }
    let account = try await site.users.verify(
      email: visit.session.email, password: form["current"] ?? "")
    guard account != nil else { return answer(.bad, AccountTexts.wrongCurrent) }
    try await site.gate.forget(key)
    do {
      try await site.users.setPassword(userID: visit.session.userID, form["new"] ?? "")
    } catch let problem as UserAccounts.Problem {
      return answer(.bad, AccessTexts.problem(problem))
    }
    try await site.sessions.endOthers(of: visit.session)
    return answer(.good, AccountTexts.changed)
  }

  private func audit(_ request: Request, _ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewAudit)
    let before = PageQuery(request)["before"].flatMap { Int64($0) } ?? .max
    let (rows, names) = try await site.database.read { connection in
      (try AuditEntry.list(before: before, in: connection), try AuditNames.load(in: connection))
    }
    let html = Layout(visit: visit, area: nil, title: visit(AccountTexts.audit)).page { html in
      html.tag("h1", text: visit(AccountTexts.audit))
      Parts.table(
        &html, label: visit(AccountTexts.audit),
        head: [
          visit(Texts.date), visit(AccountTexts.actor), visit(AccountTexts.action),
          visit(AccountTexts.subject), visit(SyncLogTexts.message),
        ]
      ) { html in
        for row in rows {
          html.tag("tr") { html in
            html.tag("td") { Parts.time(&$0, row.at, visit) }
            Parts.cell(&html, visit(names.actor(row.actor)))
            Parts.cell(&html, visit(AuditTexts.action(row.action)))
            Parts.cell(&html, names.subject(row.subject))
            Parts.cell(&html, row.detail)
          }
        }
      }
      Parts.pager(
        &html, visit, newer: nil,
        older: rows.count == 100 ? rows.last.map { "/audit?before=\($0.id)" } : nil)
    }
    return PageResponse.html(html)
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
  static let actor = Phrase(tr: "Kim", en: "Who")
  static let action = Phrase(tr: "Ne", en: "What")
  static let subject = Phrase(tr: "Neyi", en: "On what")
}
