import Basics
import Hummingbird
import Inventory
import Storage
import Web

/// The listings of all channels as a grid, and changes of several cells at once.
struct ListingsPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/listings") { request, context in try await list(request, context) }
    router.post("/listings/preview") { request, context in try await preview(request, context) }
    router.post("/listings/save") { request, context in try await save(request, context) }
    StockImportPages(site: site).addRoutes(to: router)
  }

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewShop)
    let query = PageQuery(request)
    let filter = ListingsQuery.Filter(
      text: query["q"] ?? "", channelID: query["channel"].flatMap { Int64($0) },
      only: ListingsQuery.Only(rawValue: query["only"] ?? "") ?? .all)
    return try await page(visit, filter, after: PageCursor(query["after"], parts: 2))
  }

  private func page(
    _ visit: Visit, _ filter: ListingsQuery.Filter, after: PageCursor? = nil,
    notice: Layout.Notice? = nil
  ) async throws -> Response {
    let page = try await site.database.read {
      try ListingsQuery.load(filter, after: after, in: $0)
    }
    return PageResponse.html(ListingsView(visit: visit, page: page, notice: notice).draw())
  }

  private func preview(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, data) = try await site.enter(request, context, .keepStock)
    let form = ListingsForm(data)
    guard !form.edits.isEmpty || !form.bad.isEmpty else { return try await unchanged(visit) }
    let refusals = try await site.database.read {
      try StockEdits.refusals(of: form.edits, in: $0)
    }
    let isFit = refusals.isEmpty && form.bad.isEmpty && !form.lacksReason
    return try await result(visit, isFit ? .asked : .refused, form, refusals)
  }

  private func save(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, data) = try await site.enter(request, context, .keepStock)
    let form = ListingsForm(data)
    guard !form.edits.isEmpty || !form.bad.isEmpty else { return try await unchanged(visit) }
    guard form.bad.isEmpty, !form.lacksReason else {
      return try await result(visit, .refused, form, [])
    }
    let (now, actor, edits, reason) = (visit.now, visit.session.actor, form.edits, form.reason)
    let refusals = try await site.database.write { connection -> [StockEdit.Refusal] in
      let refusals = try StockEdits.write(
        edits, reason: reason, actor: actor, now: now, in: connection)
      guard refusals.isEmpty else { return refusals }
      for edit in edits {
        try Self.record(edit, reason: reason, actor: actor, now: now, in: connection)
      }
      return []
    }
    return try await result(visit, refusals.isEmpty ? .saved : .refused, form, refusals)
  }

  private static func record(
    _ edit: StockEdit, reason: String, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let subject = "variant:\(edit.variantID)"
    if let change = edit.onHand {
      try AuditLog.record(
        actor: actor, action: .stockCounted, subject: subject,
        detail: "\(change.seen) to \(change.wanted): \(reason)", now: now, in: connection)
    }
    if let change = edit.safety {
      try AuditLog.record(
        actor: actor, action: .safetyChanged, subject: subject,
        detail: "\(change.seen) to \(change.wanted)", now: now, in: connection)
    }
  }

  private func unchanged(_ visit: Visit) async throws -> Response {
    try await page(
      visit, .init(), notice: .init(kind: .bad, text: visit(ListingsTexts.nothing)))
  }

  private func result(
    _ visit: Visit, _ stage: ListingsPreviewView.Stage, _ form: ListingsForm,
    _ refusals: [StockEdit.Refusal]
  ) async throws -> Response {
    let ids = form.edits.map(\.variantID) + form.bad.map(\.variantID)
    let rows = try await site.database.read { try ListingsQuery.rows(ids, in: $0) }
    return PageResponse.html(
      ListingsPreviewView(
        visit: visit, stage: stage, form: form, rows: rows, refusals: refusals
      ).draw())
  }
}
