import Basics
import Hummingbird
import Inventory
import Storage
import Web

/// Why a variant's stock is what it is, and the count that puts it right.
struct StockHistoryPages: Sendable {
  let site: PanelSite

  static let quantityAllowed: ClosedRange<Int64> = 0...1_000_000_000

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/stock/history") { request, context in
      let visit = try site.enter(context, .viewShop)
      let query = PageQuery(request)
      let code = (query["sku"] ?? "").trimmed
      let after = PageCursor(query["after"], parts: 2)
      return PageResponse.html(
        try await view(
          visit, code: code, variantID: query["variant"].flatMap { Int64($0) }, after: after
        ).draw())
    }
    router.post("/stock/count") { request, context in try await count(request, context) }
  }

  private func view(
    _ visit: Visit, code: String, variantID: Int64?, after: PageCursor? = nil,
    notice: Layout.Notice? = nil
  ) async throws -> StockHistoryView {
    try await site.database.read { connection in
      let counts = try StockCounts.load(in: connection)
      var found = try StockGoods.find(code, in: connection)
      if let variantID {
        found = try StockGoods.load([variantID], in: connection).values.map { $0 }
      }
      let query =
        found.count == 1
        ? try StockHistoryQuery.load(found[0], after: after, in: connection) : nil
      return StockHistoryView(
        visit: visit,
        frame: StockFrame(visit: visit, section: .history, counts: counts, notice: notice),
        code: code.isEmpty ? query?.goods.sku ?? "" : code, found: found, query: query)
    }
  }

  private func count(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .keepStock)
    guard let variantID = form["variant"].flatMap({ Int64($0) }) else {
      throw HTTPError(.badRequest)
    }
    let note = (form["note"] ?? "").trimmed
    let quantity = StockNumber.parse(form["quantity"], Self.quantityAllowed)
    var errors: [String: String] = [:]
    if quantity == nil { errors["quantity"] = visit(StockTexts.number(Self.quantityAllowed)) }
    if !note.hasCharacters(1...200) { errors["note"] = visit(StockHistoryTexts.noteNeeded) }
    guard errors.isEmpty, let quantity else {
      var view = try await view(
        visit, code: "", variantID: variantID,
        notice: .init(kind: .bad, text: visit(StockTexts.fieldsAtFault)))
      view.errors = errors
      view.typed = ((form["quantity"] ?? "").cut(toBytes: 40), note.cut(toBytes: 800))
      return PageResponse.html(view.draw(), status: .unprocessableContent)
    }
    let isDone = try await keep(quantity, of: variantID, note: note, visit)
    let notice =
      isDone
      ? Layout.Notice(kind: .good, text: visit(StockTexts.saved))
      : Layout.Notice(kind: .bad, text: visit(StockHistoryTexts.isBundle))
    let page = try await view(visit, code: "", variantID: variantID, notice: notice)
    return PageResponse.html(page.draw())
  }

  /// - Returns: false for a bundle, which has no goods of its own.
  private func keep(
    _ quantity: Int64, of variantID: Int64, note: String, _ visit: Visit
  ) async throws -> Bool {
    let (now, actor) = (visit.now, visit.session.actor)
    return try await site.database.write { connection in
      guard try StockGoods.load([variantID], in: connection)[variantID] != nil else {
        throw HTTPError(.notFound)
      }
      guard try Bundles.parts(of: variantID, in: connection).isEmpty else { return false }
      let before = try connection.integer(
        "SELECT on_hand FROM stock_levels WHERE variant_id = ?", [.integer(variantID)])
      try StockSheet.setCount(
        of: variantID, to: quantity, actor: actor, note: note, now: now, in: connection)
      try AuditLog.record(
        actor: actor, action: .stockCounted, subject: "variant:\(variantID)",
        detail: "\(before ?? 0) to \(quantity): \(note)", now: now, in: connection)
      return true
    }
  }
}
