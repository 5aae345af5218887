import Basics
import Hummingbird
import Inventory
import Storage
import Web

/// What the catalogue's matching leaves to a person, and what was linked.
struct MatchingPages: Sendable {
  let site: PanelSite

  /// Suggestions at or above it may be taken all at once, in per cent.
  static let sureConfidence = 90
  /// Links of one click.
  static let mostAtOnce = 200

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/matching") { request, context in
      let visit = try site.enter(context, .matchGoods)
      let query = PageQuery(request)
      return try await page(
        visit, MatchingQuery.Show(rawValue: query["show"] ?? "") ?? .suggestions,
        after: PageCursor(query["after"], parts: 2))
    }
    router.post("/matching/decide") { request, context in try await decide(request, context) }
    router.post("/matching/sure") { request, context in try await acceptSure(request, context) }
    router.post("/matching/undo") { request, context in try await undo(request, context) }
    router.post("/matching/run") { request, context in try await look(request, context) }
  }

  private func page(
    _ visit: Visit, _ show: MatchingQuery.Show, after: PageCursor? = nil,
    notice: Layout.Notice? = nil
  ) async throws -> Response {
    let query = try await site.database.read {
      try MatchingQuery.load(show, after: after, in: $0)
    }
    return PageResponse.html(MatchingView(visit: visit, page: query, notice: notice).draw())
  }

  /// The pairs that were ticked: `pair-LISTING-VARIANT`.
  private static func pairs(_ form: FormData) -> [(listingID: Int64, variantID: Int64)] {
    form.fields(withPrefix: "pair-").keys.sorted().compactMap { name in
      let ids = name.split(separator: "-").map { Int64($0) }
      guard ids.count == 2, let listingID = ids[0], let variantID = ids[1] else { return nil }
      return (listingID, variantID)
    }
  }

  private func decide(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .matchGoods)
    let show = MatchingQuery.Show(rawValue: form["show"] ?? "") ?? .suggestions
    let pairs = Self.pairs(form)
    guard !pairs.isEmpty else {
      return try await page(
        visit, show, notice: .init(kind: .bad, text: visit(MatchingTexts.nothingTicked)))
    }
    guard form["decision"] == "link" else {
      try await change(visit, .matchRefused, detail: "\(pairs.count)") {
        try $0.refuse(pairs)
        return pairs.count
      }
      return try await page(
        visit, show, notice: .init(kind: .good, text: visit(MatchingTexts.refused(pairs.count))))
    }
    let linked = try await link(pairs, visit)
    return try await page(visit, show, notice: Self.linked(linked, of: pairs.count, visit))
  }

  private func link(
    _ pairs: [(listingID: Int64, variantID: Int64)], _ visit: Visit
  ) async throws -> Int {
    try await change(visit, .matchLinked, detail: "\(pairs.count)") { links in
      try links.link(
        pairs.map {
          .init(
            listingID: $0.listingID, variantID: $0.variantID, reason: .person, confidence: 100)
        }
      ).count
    }
  }

  private static func linked(_ count: Int, of all: Int, _ visit: Visit) -> Layout.Notice {
    count == all
      ? .init(kind: .good, text: visit(MatchingTexts.linked(count)))
      : .init(kind: .bad, text: visit(MatchingTexts.linkedSome(count, of: all)))
  }

  private func acceptSure(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, _) = try await site.enter(request, context, .matchGoods)
    let pairs = try await site.database.read { connection in
      try connection.rows(
        Self.selectSure, [.count(Self.sureConfidence), .count(Self.mostAtOnce)]
      ) { (listingID: $0.integer(0), variantID: $0.integer(1)) }
    }
    let linked = try await link(pairs, visit)
    return try await page(visit, .suggestions, notice: Self.linked(linked, of: pairs.count, visit))
  }

  private func undo(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .matchGoods)
    guard let id = form["link"].flatMap({ Int64($0) }) else { throw HTTPError(.badRequest) }
    let undone = try await change(visit, .matchUndone, detail: "link \(id)") {
      try $0.undo([id])
    }
    let notice =
      undone > 0
      ? Layout.Notice(kind: .good, text: visit(MatchingTexts.undone))
      : Layout.Notice(kind: .bad, text: visit(MatchingTexts.undoneBefore))
    return try await page(visit, .history, notice: notice)
  }

  private func look(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, _) = try await site.enter(request, context, .matchGoods)
    try await site.actions.startMatching(actor: visit.session.actor)
    return try await page(
      visit, .suggestions, notice: .init(kind: .good, text: visit(MatchingTexts.asked)))
  }

  /// One transaction with its line in the audit log, when something changed.
  @discardableResult
  private func change(
    _ visit: Visit, _ action: AuditAction, detail: String,
    _ body: @escaping @Sendable (ListingLinks) throws -> Int
  ) async throws -> Int {
    let (now, actor) = (visit.now, visit.session.actor)
    return try await site.database.write { connection in
      let count = try body(
        ListingLinks(connection: connection, actor: actor, now: now) {
          try LinkedListings.follow($0, now: now, in: $1)
        })
      guard count > 0 else { return 0 }
      try AuditLog.record(
        actor: actor, action: action, subject: "catalogue", detail: detail, now: now,
        in: connection)
      return count
    }
  }

  private static let selectSure = SQLStatement(
    """
    SELECT listing_id, variant_id FROM match_findings
    WHERE kind = 'suggestion' AND confidence >= ? AND listing_id IS NOT NULL
    ORDER BY confidence DESC, id LIMIT ?
    """)
}
