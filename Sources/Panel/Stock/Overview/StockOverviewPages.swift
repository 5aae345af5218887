import Basics
import Hummingbird
import Inventory
import Storage
import Web

/// The summary of the stock, and the step by which it is kept here.
struct StockOverviewPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/stock") { _, context in
      try await page(try site.enter(context, .viewShop))
    }
    router.get("/stock/start") { _, context in
      try await startPage(try site.enter(context, .changeChannels))
    }
    router.post("/stock/start") { request, context in try await start(request, context) }
    router.post("/stock/verify") { request, context in
      let (visit, _) = try await site.enter(request, context, .keepStock)
      try await site.actions.watchStock(actor: visit.session.actor)
      return try await page(
        visit, notice: .init(kind: .good, text: visit(StockOverviewTexts.asked)))
    }
  }

  private func page(_ visit: Visit, notice: Layout.Notice? = nil) async throws -> Response {
    let (query, counts) = try await site.database.read { connection in
      (
        try StockOverviewQuery.load(in: connection), try StockCounts.load(in: connection)
      )
    }
    let frame = StockFrame(visit: visit, section: .overview, counts: counts, notice: notice)
    return PageResponse.html(StockOverviewView(visit: visit, frame: frame, query: query).draw())
  }

  private func startPage(
    _ visit: Visit, name: String = "Depo", errors: [String: String] = [:]
  ) async throws -> Response {
    let (plan, counts, since) = try await site.database.read { connection in
      (
        try StockStartPlan.load(in: connection), try StockCounts.load(in: connection),
        try StockKeeping.since(in: connection)
      )
    }
    guard since == nil else { return PageResponse.redirect(to: "/stock") }
    let frame = StockFrame(
      visit: visit, section: .overview, counts: counts,
      notice: errors.isEmpty
        ? nil : .init(kind: .bad, text: visit(StockTexts.fieldsAtFault)))
    let view = StockStartView(visit: visit, frame: frame, plan: plan, name: name, errors: errors)
    return PageResponse.html(
      view.draw(), status: errors.isEmpty ? .ok : .unprocessableContent)
  }

  /// Cannot be taken back, so it is for those who answer for the shop, not for all who count.
  private func start(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .changeChannels)
    let name = (form["warehouse"] ?? "").trimmed
    var errors: [String: String] = [:]
    if !name.hasCharacters(1...60) {
      errors["warehouse"] = visit(StockOverviewTexts.nameNeeded)
    }
    if form["agree"] != "1" { errors["agree"] = visit(StockOverviewTexts.agreeNeeded) }
    guard errors.isEmpty else {
      return try await startPage(visit, name: name.cut(toBytes: 240), errors: errors)
    }
    let (now, actor) = (visit.now, visit.session.actor)
    do {
      try await site.database.write {
        try StockKeeping.start(warehouse: name, actor: actor, now: now, in: $0)
      }
    } catch is StockKeeping.Problem {
      return try await page(
        visit, notice: .init(kind: .bad, text: visit(StockOverviewTexts.startedBefore)))
    }
    return try await page(
      visit, notice: .init(kind: .good, text: visit(StockOverviewTexts.started)))
  }
}

/// Draws what keeping stock here would do, and asks for it.
struct StockStartView {
  let visit: Visit
  let frame: StockFrame
  let plan: StockStartPlan
  let name: String
  let errors: [String: String]

  func draw() -> HTML {
    frame.page { html in
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(StockOverviewTexts.start))
        html.tag("ul") { html in
          for line in lines { html.tag("li", text: line) }
        }
        html.tag(
          "form",
          [
            .attr("method", "post"), .attr("action", "/stock/start"),
            .attr("data-confirm", visit(StockOverviewTexts.confirm)),
          ]
        ) { html in
          Forms.csrf(&html, visit)
          Forms.field(
            &html,
            .init(
              name: "warehouse", label: visit(StockOverviewTexts.warehouse), value: name,
              error: errors["warehouse"], isRequired: true))
          drawAgreement(&html)
          html.tag("button", [.class("primary")], text: visit(StockOverviewTexts.start))
        }
      }
    }
  }

  private var lines: [String] {
    let format = visit.format
    return plan.channels.map {
      visit(StockOverviewTexts.opening($0.name, format.number($0.levels)))
    }
      + (plan.bundles > 0 ? [visit(StockOverviewTexts.bundles(format.number(plan.bundles)))] : [])
      + [StockOverviewTexts.earlier, StockOverviewTexts.quiet, StockOverviewTexts.noWayBack].map {
        visit($0)
      }
  }

  private func drawAgreement(_ html: inout HTML) {
    html.tag("p") { html in
      html.tag("label", [.attr("for", "agree")]) { html in
        html.void(
          "input",
          [
            .attr("type", "checkbox"), .id("agree"), .attr("name", "agree"), .attr("value", "1"),
            .flag("required", true),
            .attr("aria-describedby", errors["agree"] == nil ? nil : "agree-error"),
          ])
        html.text(" \(visit(StockOverviewTexts.agree))")
      }
      if let error = errors["agree"] {
        html.tag("span", [.id("agree-error"), .class("error")], text: " \(error)")
      }
    }
  }
}
