import Basics
import Feeds
import Logging
import Storage
import Work

/// Builds the feeds that could say something new.
struct FeedUpkeep: Sendable {
  let database: any Database
  let builder: FeedBuilder
  let logger: Logger

  /// Builds every stale feed. One that fails keeps its served version, tells why in its row, and
  /// does not keep the others from being built.
  /// - Returns: a line for each feed that could not be built.
  func buildStale() async throws -> [String] {
    guard try await hasProducts() else { return [] }
    var failures: [String] = []
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
      } catch let error as LeaseLost {
        throw error
      } catch {
        logger.warning(
          "feed not built",
          metadata: [
            "feed": "\(feed.slug)", "reason": "\(String(describing: error).cut(toBytes: 300))",
          ])
        failures.append("\(feed.slug): \(String(describing: error).cut(toBytes: 300))")
      }
    }
    return failures
  }

  private func hasProducts() async throws -> Bool {
    try await database.read { try $0.integer("SELECT 1 FROM products LIMIT 1") != nil }
  }
}
