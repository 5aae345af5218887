import Basics
import Storage

/// Computes the scores of a profile and stores them.
public struct ScoreRunner: Sendable {
  private let database: any Database
  private let clock: any WallClock
  private let zone: LocalTimeZone
  private let profile: ScoreProfile

  /// - Parameter zone: the shop's zone, whose days the window counts.
  public init(
    database: any Database, clock: any WallClock, zone: LocalTimeZone,
    profile: ScoreProfile = .standard
  ) {
    self.database = database
    self.clock = clock
    self.zone = zone
    self.profile = profile
  }

  /// Computes now. Two at once do no harm: the later one's rows stay.
  @discardableResult
  public func run() async throws -> ScoreRun {
    let startedAt = clock.now()
    let (profile, zone, clock) = (profile, zone, clock)
    // Computed inside the read: its thread may be kept busy, Swift's own may not.
    let result = try await database.read { connection in
      let inputs = try ScoreInputReading(
        connection: connection, windowDays: profile.windowDays, now: startedAt, zone: zone
      ).read()
      return ScoreFormula(profile).scores(inputs)
    }
    return try await database.write { connection in
      let run = ScoreRun(
        profile: profile.name, computedAt: startedAt, windowDays: profile.windowDays,
        productCount: Int64(result.scores.count),
        elapsedMilliseconds: max(0, clock.now().milliseconds - startedAt.milliseconds),
        parts: result.parts)
      try ScoreWriting(connection: connection, profile: profile.name).replace(
        with: result, run: run)
      return run
    }
  }

  /// The stored computation while it is young enough, otherwise a new one.
  /// - Parameter seconds: reports are shown for an hour by default.
  @discardableResult
  public func runIfOlder(than seconds: Int64 = 3600) async throws -> ScoreRun {
    let name = profile.name
    let stored = try await database.read { try ScoreRun.load(profile: name, in: $0) }
    if let stored, stored.windowDays == profile.windowDays,
      stored.ageSeconds(at: clock.now()) < seconds
    {
      return stored
    }
    return try await run()
  }
}
