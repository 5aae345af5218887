import Basics
import Hummingbird
import Inventory
import Storage
import Web

/// Warehouses, and goods that are moved between them.
struct StockWarehousePages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/stock/warehouses") { _, context in
      try await page(try site.enter(context, .viewShop))
    }
    router.get("/stock/warehouses/{id}") { _, context in
      let visit = try site.enter(context, .keepStock)
      let warehouse = try await find(context)
      return try await page(visit, edited: warehouse.id, form: StockWarehouseForm(warehouse))
    }
    router.post("/stock/warehouses") { request, context in
      let (visit, data) = try await site.enter(request, context, .keepStock)
      return try await keep(visit, StockWarehouseForm(data), edited: nil)
    }
    router.post("/stock/warehouses/{id}") { request, context in
      let (visit, data) = try await site.enter(request, context, .keepStock)
      let warehouse = try await find(context)
      return try await keep(visit, StockWarehouseForm(data), edited: warehouse.id)
    }
    router.post("/stock/move") { request, context in try await move(request, context) }
  }

  private func find(_ context: WebContext) async throws -> Warehouse {
    let id = context.parameters.get("id").flatMap { Int64($0) }
    let all = try await site.database.read { try Warehouses.load(in: $0) }
    guard let warehouse = all.all.first(where: { $0.id == id }) else { throw HTTPError(.notFound) }
    return warehouse
  }

  private func page(
    _ visit: Visit, edited: Int64? = nil, form: StockWarehouseForm? = nil,
    move: StockMoveForm? = nil, done: Phrase? = nil
  ) async throws -> Response {
    let (warehouses, counts) = try await site.database.read { connection in
      (try Warehouses.load(in: connection), try StockCounts.load(in: connection))
    }
    let isRefused = form?.errors.isEmpty == false || move?.errors.isEmpty == false
    let notice: Layout.Notice? =
      isRefused
      ? .init(kind: .bad, text: visit(StockTexts.fieldsAtFault))
      : done.map { .init(kind: .good, text: visit($0)) }
    let view = StockWarehouseView(
      visit: visit,
      frame: StockFrame(visit: visit, section: .warehouses, counts: counts, notice: notice),
      warehouses: warehouses, edited: edited,
      form: form ?? StockWarehouseForm(next: (warehouses.all.map(\.priority).max() ?? 0) + 1),
      move: move ?? StockMoveForm(visit))
    return PageResponse.html(view.draw(), status: isRefused ? .unprocessableContent : .ok)
  }

  private func keep(
    _ visit: Visit, _ form: StockWarehouseForm, edited: Int64?
  ) async throws -> Response {
    var form = form
    guard let settings = form.settings else {
      return try await page(visit, edited: edited, form: form)
    }
    let (now, actor) = (visit.now, visit.session.actor)
    do {
      try await site.database.write { connection in
        guard try StockKeeping.since(in: connection) != nil else { throw HTTPError(.notFound) }
        if let edited {
          try Warehouses.change(edited, to: settings, actor: actor, now: now, in: connection)
        } else {
          try Warehouses.add(settings, actor: actor, now: now, in: connection)
        }
      }
    } catch let problem as Warehouses.Problem {
      form.note(problem)
      return try await page(visit, edited: edited, form: form)
    }
    return try await page(visit, done: StockTexts.saved)
  }

  private func move(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, data) = try await site.enter(request, context, .keepStock)
    var form = StockMoveForm(data)
    let found = try await site.database.read { [form] in
      try StockGoods.find(form.code, in: $0)
    }
    if found.count != 1 {
      form.errors["code"] =
        found.isEmpty ? StockTexts.noGoods(form.code) : StockTexts.severalGoods(form.code)
    }
    let (now, actor) = (visit.now, visit.session.actor)
    guard let goods = found.first, let transfer = form.transfer(of: goods, actor: actor) else {
      if form.errors.isEmpty { throw HTTPError(.badRequest) }
      return try await page(visit, move: form)
    }
    do {
      let isNew = try await site.database.write { connection -> Bool? in
        guard try Bundles.parts(of: goods.variantID, in: connection).isEmpty else { return nil }
        var book = try StockBook(now: now, in: connection)
        guard try book.move(transfer) else { return false }
        try book.close()
        try AuditLog.record(
          actor: actor, action: .stockMoved, subject: "variant:\(goods.variantID)",
          detail: "\(transfer.units) from \(transfer.from) to \(transfer.to)", now: now,
          in: connection)
        return true
      }
      guard let isNew else {
        form.errors["code"] = StockWarehouseTexts.isBundle
        return try await page(visit, move: form)
      }
      return try await page(
        visit,
        done: isNew
          ? StockWarehouseTexts.moved(transfer.units, goods.sku) : StockWarehouseTexts.moveBefore)
    } catch let problem as StockTransfer.Problem {
      form.note(problem)
      return try await page(visit, move: form)
    }
  }
}
