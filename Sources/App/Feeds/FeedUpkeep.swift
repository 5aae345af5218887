import Feeds
import Logging
import Storage

/// Builds the feeds that could say something new.
struct FeedUpkeep: Sendable {
  let database: any Database
  let builder: FeedBuilder
  let logger: Logger

  /// Builds every stale feed. One that fails keeps its served version, tells why in its row, and
  /// does not keep the others from being built.
  func buildStale() async throws {
    guard try await hasProducts() else { return }
    for feed in try await database.read({ try StoredFeeds.list(in: $0) }) {
      do {
        guard try await builder.isStale(feed.slug) else { continue }
        let outcome = try await builder.build(feed.slug)
        logger.info(
          "feed built",
          metadata: [
            "feed": "\(feed.slug)", "items": "\(outcome.report.written)",
            "milliseconds": "\(outcome.elapsedMilliseconds)",
          ])
      } catch BuildFailure.alreadyBuilding {
        continue
      } catch let error as CancellationError {
        throw error
      } catch {
        logger.warning(
          "feed not built",
          metadata: ["feed": "\(feed.slug)", "reason": "\(String(describing: error).prefix(300))"])
      }
    }
  }

  private func hasProducts() async throws -> Bool {
    try await database.read { try $0.integer("SELECT 1 FROM products LIMIT 1") != nil }
  }
}
