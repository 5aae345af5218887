import Basics
import Hummingbird
import Inventory
import Storage
import Web

/// What runs low, reorder points and safety stock.
struct StockLowPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/stock/low") { request, context in
      let visit = try site.enter(context, .viewShop)
      let query = PageQuery(request)
      return PageResponse.html(
        try await view(
          visit, showsAll: query["show"] == "all", after: PageCursor(query["after"], parts: 2)
        ).draw())
    }
    router.post("/stock/low") { request, context in try await keep(request, context) }
    router.post("/stock/low/shop") { request, context in try await keepShop(request, context) }
    router.post("/stock/low/goods") { request, context in try await keepGoods(request, context) }
  }

  private func view(
    _ visit: Visit, showsAll: Bool = false, after: PageCursor? = nil,
    notice: Layout.Notice? = nil
  ) async throws -> StockLowView {
    let (query, counts) = try await site.database.read { connection in
      (
        try StockLowQuery.load(showsAll: showsAll, after: after, in: connection),
        try StockCounts.load(in: connection)
      )
    }
    return StockLowView(
      visit: visit,
      frame: StockFrame(visit: visit, section: .low, counts: counts, notice: notice),
      query: query, after: after)
  }

  private func keep(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, data) = try await site.enter(request, context, .keepStock)
    let form = StockLowForm(data)
    guard form.faults.isEmpty else {
      return try await refuse(visit, data, form, StockTexts.fieldsAtFault)
    }
    let outcome = try await store(form.changes, visit)
    guard outcome.stale.isEmpty else {
      let goods = try await site.database.read { try StockGoods.load(outcome.stale, in: $0) }
      let names = outcome.stale.map { goods[$0]?.name ?? "#\($0)" }
      return try await refuse(visit, data, form, StockLowTexts.changedMeanwhile(names))
    }
    return try await stored(outcome.count, visit)
  }

  /// The table again as it was filled in; a value that is another by now is drawn anew.
  private func refuse(
    _ visit: Visit, _ data: FormData, _ form: StockLowForm, _ why: Phrase
  ) async throws -> Response {
    var page = try await view(
      visit, showsAll: data["show"] == "all", after: PageCursor(data["after"], parts: 2),
      notice: .init(kind: .bad, text: visit(why)))
    page.form = form
    return PageResponse.html(page.draw(), status: .unprocessableContent)
  }

  private func refused(_ visit: Visit) async throws -> StockLowView {
    try await view(
      visit, showsAll: true, notice: .init(kind: .bad, text: visit(StockTexts.fieldsAtFault)))
  }

  private func store(
    _ changes: [StockLowForm.Change], _ visit: Visit
  ) async throws -> StockLowChanges.Outcome {
    let (actor, today) = (visit.session.actor, site.zone.localDay(of: visit.now))
    return try await site.database.write {
      try StockLowChanges.keep(changes, actor: actor, today: today, visit: visit, in: $0)
    }
  }

  private func stored(_ count: Int, _ visit: Visit) async throws -> Response {
    let text = count > 0 ? StockLowTexts.kept(count) : StockLowTexts.unchanged
    return PageResponse.html(
      try await view(visit, notice: .init(kind: .good, text: visit(text))).draw())
  }

  private func keepShop(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .keepStock)
    guard let point = StockNumber.parse(form["shop-point"], LowStock.pointsAllowed) else {
      var page = try await refused(visit)
      page.errors["shop-point"] = visit(StockTexts.number(LowStock.pointsAllowed))
      page.typed["shop-point"] = (form["shop-point"] ?? "").cut(toBytes: 20)
      return PageResponse.html(page.draw(), status: .unprocessableContent)
    }
    let (actor, now, today) = (visit.session.actor, visit.now, site.zone.localDay(of: visit.now))
    try await site.database.write { connection in
      try LowStock.setShopPoint(point, actor: actor, now: now, in: connection)
      try LowStock.refresh(today: today, in: connection)
    }
    return PageResponse.html(
      try await view(visit, notice: .init(kind: .good, text: visit(StockTexts.saved))).draw())
  }

  private func keepGoods(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .keepStock)
    let names = ["code", "point", "safety"]
    let typed = Dictionary(
      uniqueKeysWithValues: names.map { ($0, (form[$0] ?? "").trimmed.cut(toBytes: 400)) })
    let code = typed["code"] ?? ""
    let found = try await site.database.read { try StockGoods.find(code, in: $0) }
    let point = StockNumber.parse(typed["point"], LowStock.pointsAllowed)
    let safety = StockNumber.parse(typed["safety"], LowStock.pointsAllowed)
    var errors: [String: String] = [:]
    if found.count != 1 {
      errors["code"] = visit(
        found.isEmpty ? StockTexts.noGoods(code) : StockTexts.severalGoods(code))
    }
    let number = visit(StockTexts.number(LowStock.pointsAllowed))
    if point == nil, typed["point"] != "" { errors["point"] = number }
    if safety == nil, typed["safety"] != "" { errors["safety"] = number }
    guard errors.isEmpty, let goods = found.first else {
      var page = try await refused(visit)
      (page.errors, page.typed) = (errors, typed)
      return PageResponse.html(page.draw(), status: .unprocessableContent)
    }
    // A blank field changes nothing; no value was drawn that could be another by now.
    let change = StockLowForm.Change(
      variantID: goods.variantID,
      point: point.map { .init(wanted: $0, isDrawn: false) },
      safety: safety.map { .init(wanted: $0, isDrawn: false) })
    return try await stored(try await store([change], visit).count, visit)
  }
}
