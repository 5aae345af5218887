import Work

/// Builds the feeds that could say something new.
struct FeedJob: JobHandler {
  static let kind = "feeds"
  /// What came in while feeds were being built has them built once more.
  static let request: JobRequest = JobRequest(kind: kind, uniqueKey: kind, onDuplicate: .replace)

  var kind: String { Self.kind }
  let services: AppServices

  func run(_ context: JobContext) async throws -> JobEnd {
    let upkeep = FeedUpkeep(
      database: context.database, builder: services.feedBuilder(database: context.database),
      logger: services.logger)
    let failures = try await upkeep.buildStale()
    guard failures.isEmpty else { throw FeedsNotBuilt(failures: failures) }
    return .done
  }
}

/// Feeds that keep their served version, each with the reason.
struct FeedsNotBuilt: Error, Sendable, CustomStringConvertible {
  let failures: [String]
  var description: String { failures.joined(separator: " · ") }
}
