import Basics
import Commerce

/// Makes one catalogue of all channels: links listings that are surely the same goods and leaves the
/// rest as a work list. Runs again and again: what persons decided stays, and the list is what is
/// open now.
public struct CatalogueMatching: Sendable {
  public struct Outcome: Sendable, Equatable {
    public var linked = 0
    public var suggestions = 0
    public var conflicts = 0
    /// Barcodes that several variants have.
    public var duplicates = 0

    public init() {}
  }

  /// Links of one transaction.
  static let chunk = 200

  private let database: any Database
  private let clock: any WallClock
  private let follow: @Sendable (ListingLinks.Change, Timestamp, any SQLConnection) throws -> Void

  /// - Parameter follow: what else a link means, in its transaction (`ListingLinks.Follow`).
  public init(
    database: any Database, clock: any WallClock,
    follow:
      @escaping @Sendable (ListingLinks.Change, Timestamp, any SQLConnection) throws -> Void
  ) {
    self.database = database
    self.clock = clock
    self.follow = follow
  }

  /// Each channel's listings against the variants of those that were connected before it.
  /// - Parameter isStopping: asked between steps; true ends the run, and another goes on from there.
  public func run(isStopping: @Sendable () -> Bool = { false }) async throws -> Outcome {
    var outcome = Outcome()
    let channels = try await database.write { connection in
      try MatchFinding.forgetRemovedChannels(in: connection)
      return try connection.rows("SELECT id FROM channels WHERE removed_at IS NULL ORDER BY id") {
        $0.integer(0)
      }
    }
    for channelID in channels where !isStopping() {
      let facts = try await database.read { try MatchFacts.read(channelID: channelID, in: $0) }
      let decisions = ListingMatch(facts).decide()
      outcome.linked += try await link(decisions, isStopping)
      let findings = MatchFinding.all(of: decisions, facts)
      outcome.suggestions += findings.count { $0.kind == .suggestion }
      outcome.conflicts += findings.count { $0.kind == .conflict }
      outcome.duplicates +=
        Set(
          findings.filter { $0.kind == .duplicate }.map(\.barcode)
        ).count
      let now = clock.now()
      try await database.write { connection in
        try MatchFinding.replace(findings, channelID: channelID, now: now, in: connection)
      }
      try await settleCards(of: channelID)
    }
    return outcome
  }

  private func link(
    _ decisions: [Int64: MatchDecision], _ isStopping: @Sendable () -> Bool
  ) async throws -> Int {
    let wishes = decisions.keys.sorted().compactMap { id -> ListingLinks.Wish? in
      guard case .link(let variantID, let reason)? = decisions[id] else { return nil }
      return .init(listingID: id, variantID: variantID, reason: reason, confidence: 100)
    }
    var linked = 0
    for start in stride(from: 0, to: wishes.count, by: Self.chunk) where !isStopping() {
      let part = Array(wishes[start..<min(start + Self.chunk, wishes.count)])
      let now = clock.now()
      let follow = follow
      linked += try await database.write { connection in
        try ListingLinks(connection: connection, actor: "matching", now: now) {
          try follow($0, now, $1)
        }.link(part).count
      }
    }
    return linked
  }

  /// Cards that got or lost a listing since they were joined.
  private func settleCards(of channelID: Int64) async throws {
    let now = clock.now()
    try await database.write { connection in
      let cards = try connection.rows(
        """
        SELECT DISTINCT c.id FROM product_listings c JOIN listings l ON l.product_listing_id = c.id
        WHERE c.channel_id = ? AND c.own_product_id IS NOT NULL AND l.own_variant_id IS NULL
          AND l.removed_at IS NULL
        """, [.integer(channelID)]
      ) { $0.integer(0) }
      try CardLinks(connection: connection, now: now).settle(cards)
    }
  }
}
