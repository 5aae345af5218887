import Basics
import Storage

/// Keeps the figures for a while: they cost the database a look at the whole journal, and whoever asks
/// often must not keep people from their pages.
actor MetricsBoard {
  static let keptMS: Int64 = 15_000

  private let database: any Database
  private let clock: any WallClock
  private var last: (text: String, at: Timestamp)?
  private var gathering: Task<String, any Error>?

  init(database: any Database, clock: any WallClock) {
    self.database = database
    self.clock = clock
  }

  /// The figures, at most 15 s old. While they are gathered, others get the last ones.
  func text() async throws -> String {
    let now = clock.now()
    if let last, (0..<Self.keptMS).contains(now.elapsedMilliseconds(since: last.at)) {
      return last.text
    }
    if let gathering {
      if let last { return last.text }
      return try await gathering.value
    }
    let database = database
    let task = Task { try await Metrics.gather(database) }
    gathering = task
    defer { gathering = nil }
    let text = try await task.value
    last = (text, now)
    return text
  }
}
