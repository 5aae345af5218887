import Basics
import Hummingbird
import Inventory
import Storage
import Web

/// Bundles: what they are made of.
struct StockBundlePages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/stock/bundles") { request, context in
      let visit = try site.enter(context, .viewShop)
      return try await list(visit, after: PageCursor(PageQuery(request)["after"], parts: 1))
    }
    router.get("/stock/bundles/{id}") { _, context in
      let visit = try site.enter(context, .keepStock)
      return try await edit(visit, try Self.id(context))
    }
    router.post("/stock/bundles") { request, context in
      let (visit, data) = try await site.enter(request, context, .keepStock)
      return try await keep(visit, StockBundleForm(data), edited: nil)
    }
    router.post("/stock/bundles/{id}") { request, context in
      let (visit, data) = try await site.enter(request, context, .keepStock)
      return try await keep(visit, StockBundleForm(data), edited: try Self.id(context))
    }
    router.post("/stock/bundles/{id}/dissolve") { request, context in
      try await dissolve(request, context)
    }
  }

  private static func id(_ context: WebContext) throws -> Int64 {
    guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else {
      throw HTTPError(.notFound)
    }
    return id
  }

  private func list(
    _ visit: Visit, after: PageCursor? = nil, form: StockBundleForm = .init(),
    notice: Layout.Notice? = nil
  ) async throws -> Response {
    let (query, counts) = try await site.database.read { connection in
      (
        try StockBundleQuery.load(after: after, in: connection),
        try StockCounts.load(in: connection)
      )
    }
    return draw(
      StockBundleView(
        visit: visit, frame: frame(visit, counts, form, notice), query: query, form: form))
  }

  private func edit(
    _ visit: Visit, _ id: Int64, form: StockBundleForm? = nil
  ) async throws -> Response {
    let (query, counts) = try await site.database.read { connection in
      (
        try StockBundleQuery.load([id], in: connection), try StockCounts.load(in: connection)
      )
    }
    guard let row = query.rows.first, !row.parts.isEmpty else { throw HTTPError(.notFound) }
    let form = form ?? StockBundleForm(row, query.goods)
    return draw(
      StockBundleView(
        visit: visit, frame: frame(visit, counts, form, nil), query: query, edited: id,
        form: form))
  }

  private func frame(
    _ visit: Visit, _ counts: StockCounts, _ form: StockBundleForm, _ notice: Layout.Notice?
  ) -> StockFrame {
    StockFrame(
      visit: visit, section: .bundles, counts: counts,
      notice: form.errors.isEmpty
        ? notice : .init(kind: .bad, text: visit(StockTexts.fieldsAtFault)))
  }

  private func draw(_ view: StockBundleView) -> Response {
    PageResponse.html(
      view.draw(), status: view.form.errors.isEmpty ? .ok : .unprocessableContent)
  }

  private func keep(
    _ visit: Visit, _ typed: StockBundleForm, edited: Int64?
  ) async throws -> Response {
    let (now, actor) = (visit.now, visit.session.actor)
    do {
      let form = try await site.database.write { connection -> StockBundleForm in
        var form = typed
        let id = try Self.bundle(&form, edited, visit, in: connection)
        let parts = try form.parts(visit, in: connection)
        if let id, form.errors.isEmpty {
          try Bundles.set(parts, of: id, actor: actor, now: now, in: connection)
        }
        return form
      }
      guard form.errors.isEmpty else { return try await refuse(visit, form, edited) }
      return try await list(visit, notice: .init(kind: .good, text: visit(StockTexts.saved)))
    } catch let problem as Bundles.Problem {
      var form = typed
      form.note(problem, visit)
      return try await refuse(visit, form, edited)
    }
  }

  private func refuse(
    _ visit: Visit, _ form: StockBundleForm, _ edited: Int64?
  ) async throws -> Response {
    guard let edited else { return try await list(visit, form: form) }
    return try await edit(visit, edited, form: form)
  }

  /// The goods that are to be a bundle; nil, and a fault noted, when the code does not say.
  private static func bundle(
    _ form: inout StockBundleForm, _ edited: Int64?, _ visit: Visit,
    in connection: any SQLConnection
  ) throws -> Int64? {
    if let edited {
      guard try !Bundles.parts(of: edited, in: connection).isEmpty else {
        throw Bundles.Problem.noBundle
      }
      return edited
    }
    let found = try StockGoods.find(form.code, in: connection)
    guard found.count == 1 else {
      form.errors["code"] = visit(
        found.isEmpty ? StockTexts.noGoods(form.code) : StockTexts.severalGoods(form.code))
      return nil
    }
    return found[0].variantID
  }

  private func dissolve(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, _) = try await site.enter(request, context, .keepStock)
    let id = try Self.id(context)
    let (now, actor) = (visit.now, visit.session.actor)
    do {
      try await site.database.write {
        try Bundles.dissolve(id, actor: actor, now: now, in: $0)
      }
    } catch let problem as Bundles.Problem {
      let text = problem == .noBundle ? StockBundleTexts.noBundle : StockBundleTexts.tooManyOrders
      return try await list(visit, notice: .init(kind: .bad, text: visit(text)))
    }
    return try await list(
      visit, notice: .init(kind: .good, text: visit(StockBundleTexts.dissolved)))
  }
}
