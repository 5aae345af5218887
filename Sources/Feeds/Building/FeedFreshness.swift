import Basics
import Storage

extension FeedBuilder {
  /// Rows carry the time at which their writer began; it may have committed after a build that
  /// began later. Within this time both orders count as news.
  static let overlapSeconds: Int64 = 60
  /// A failed build is tried again after this time even without news.
  static let retrySeconds: Int64 = 300
  /// A feed is built anew after this time even without news, should a change ever go unseen.
  static let backstopSeconds: Int64 = 86_400

  /// True when a build could give something new: the definition, a product, stock or the scores
  /// changed since the last one began. Looks at the newest row of each only.
  public func isStale(_ slug: String) async throws -> Bool {
    let now = clock.now()
    let (feed, hasNews) = try await database.read { connection -> (FeedRecord?, Bool) in
      let feed = try StoredFeeds.find(slug, in: connection)
      guard let attempted = feed?.attemptedAt else { return (feed, false) }
      let since = SQLValue.integer(attempted.adding(seconds: -Self.overlapSeconds).milliseconds)
      let hasNews = try Self.newestChanges.contains {
        try connection.integer($0, [since]) != nil
      }
      return (feed, hasNews)
    }
    guard let feed else { throw BuildFailure.noFeed(slug: slug) }
    guard let attempted = feed.attemptedAt else { return true }
    if hasNews || feed.changedAt >= attempted { return true }
    let age = now.seconds - attempted.seconds
    if feed.state == .failed, age >= Self.retrySeconds { return true }
    if age >= Self.backstopSeconds { return true }
    return feed.state == .ready ? try await shared.current(slug) == nil : false
  }

  private static let newestChanges = [
    SQLStatement("SELECT 1 FROM products WHERE updated_at >= ? LIMIT 1"),
    SQLStatement("SELECT 1 FROM stock_levels WHERE counted_at >= ? LIMIT 1"),
    SQLStatement("SELECT 1 FROM score_runs WHERE computed_at >= ? LIMIT 1"),
  ]
}
