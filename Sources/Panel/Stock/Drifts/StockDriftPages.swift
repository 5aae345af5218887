import Basics
import Hummingbird
import Inventory
import Storage
import Web

/// Differences between channels and us, and what a person does about them.
struct StockDriftPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/stock/drifts") { request, context in
      let visit = try site.enter(context, .viewShop)
      return try await page(visit, after: PageCursor(PageQuery(request)["after"], parts: 2))
    }
    router.post("/stock/drifts") { request, context in try await cure(request, context) }
    router.post("/stock/drifts/undo") { request, context in try await undo(request, context) }
  }

  private func page(
    _ visit: Visit, after: PageCursor? = nil, notice: Layout.Notice? = nil
  ) async throws -> Response {
    let (query, counts) = try await site.database.read { connection in
      (
        try StockDriftQuery.load(after: after, in: connection),
        try StockCounts.load(in: connection)
      )
    }
    let frame = StockFrame(visit: visit, section: .drifts, counts: counts, notice: notice)
    return PageResponse.html(StockDriftView(visit: visit, frame: frame, query: query).draw())
  }

  /// The ticked listings, of a page at most.
  private static func listings(_ form: FormData) -> [Int64] {
    Array(
      form.fields(withPrefix: "listing-").keys.compactMap { Int64($0) }.sorted()
        .prefix(StockDriftQuery.pageSize))
  }

  private func cure(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .keepStock)
    let listings = Self.listings(form)
    guard !listings.isEmpty else {
      return try await page(
        visit, notice: .init(kind: .bad, text: visit(StockTexts.nothingTicked)))
    }
    let (now, actor, takes) = (visit.now, visit.session.actor, form["cure"] == "theirs")
    let count = try await site.database.write { connection in
      try listings.count { id in
        takes
          ? try DriftCures.takeTheirs(listingID: id, actor: actor, now: now, in: connection)
          : try DriftCures.tellOurs(listingID: id, actor: actor, now: now, in: connection)
      }
    }
    let text =
      takes
      ? StockDriftTexts.took(count, of: listings.count)
      : StockDriftTexts.told(count, of: listings.count)
    return try await page(
      visit, notice: .init(kind: count == listings.count ? .good : .bad, text: visit(text)))
  }

  private func undo(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .keepStock)
    guard let id = form["movement"].flatMap({ Int64($0) }) else { throw HTTPError(.badRequest) }
    let (now, actor) = (visit.now, visit.session.actor)
    let outcome = try await site.database.write {
      try DriftCures.undoTheirs(movementID: id, actor: actor, now: now, in: $0)
    }
    let notice: Layout.Notice =
      switch outcome {
      case .undone: .init(kind: .good, text: visit(StockDriftTexts.undone))
      case .nothingToUndo: .init(kind: .bad, text: visit(StockDriftTexts.undoneBefore))
      case .countedSince: .init(kind: .bad, text: visit(StockDriftTexts.countedSince))
      }
    return try await page(visit, notice: notice)
  }
}
