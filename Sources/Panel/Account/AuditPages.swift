import Hummingbird
import Storage
import Web

/// Who did what, and when.
struct AuditPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/audit") { request, context in
      let visit = try site.enter(context, .viewAudit)
      let query = PageQuery(request)
      let wish = AuditEntry.Wish(
        actor: query["actor"] ?? "",
        action: query["action"].flatMap { AuditAction(rawValue: $0) }?.rawValue ?? "",
        before: query["before"].flatMap { Int64($0) } ?? .max)
      let view = try await site.database.read { connection in
        AuditView(
          visit: visit, wish: wish, rows: try AuditEntry.list(wish, in: connection),
          actors: try AuditEntry.actors(in: connection),
          names: try AuditNames.load(in: connection))
      }
      return PageResponse.html(view.draw())
    }
  }
}

/// Draws the audit log.
struct AuditView: Sendable {
  let visit: Visit
  let wish: AuditEntry.Wish
  let rows: [AuditEntry]
  let actors: [String]
  let names: AuditNames

  func draw() -> HTML {
    Layout(visit: visit, area: nil, title: visit(AccountTexts.audit)).page { html in
      html.tag("h1", text: visit(AccountTexts.audit))
      html.tag("p", [.class("muted")], text: visit(AuditTexts.kept))
      drawFilter(&html)
      guard let last = rows.last else {
        Parts.empty(&html, visit(AuditTexts.none), visit(AuditTexts.noneNext))
        return
      }
      drawTable(&html)
      Parts.pager(
        &html, visit, newer: nil,
        older: rows.count < AuditEntry.listed
          ? nil
          : Address.make(
            "/audit",
            [("actor", wish.actor), ("action", wish.action), ("before", String(last.id))]))
    }
  }

  private func drawFilter(_ html: inout HTML) {
    html.tag(
      "form",
      [
        .class("filters"), .attr("method", "get"), .attr("action", "/audit"),
        .attr("role", "search"),
      ]
    ) { html in
      Forms.filter(
        &html, visit, "actor", visit(AuditTexts.actor), wish.actor,
        actors.map { ($0, visit(names.actor($0))) }.sorted { $0.1 < $1.1 })
      Forms.filter(
        &html, visit, "action", visit(AuditTexts.action), wish.action,
        AuditAction.allCases.map { ($0.rawValue, visit(AuditTexts.action($0))) }
          .sorted { $0.1 < $1.1 })
      html.tag("button", [.class("primary")], text: visit(Texts.search))
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(AccountTexts.audit),
      head: [
        visit(Texts.date), visit(AuditTexts.actor), visit(AuditTexts.action),
        visit(AuditTexts.subject), visit(SyncLogTexts.message), visit(AuditTexts.times),
      ], numbers: [5]
    ) { html in
      for row in rows {
        html.tag("tr") { html in
          html.tag("td") { Parts.time(&$0, row.at, visit) }
          Parts.cell(&html, visit(names.actor(row.actor)))
          Parts.cell(&html, visit(AuditTexts.action(stored: row.action)))
          Parts.cell(&html, names.subject(row.subject))
          Parts.cell(&html, row.detail)
          Parts.number(&html, row.times == 1 ? "" : visit.format.number(row.times))
        }
      }
    }
  }
}
