import Basics
import Outbound
import Storage
import Work

/// The pace of an account, shared through the database by all processes that use it. Nobody starts
/// while the database cannot be reached.
struct DatabasePace: SharedPace {
  private let database: PatientDatabase
  private let clock: any WallClock
  private let account: String

  /// - Parameter onWaiting: told before each new attempt; a sync that has written all that it read says
  ///   nothing else while it waits for its next start.
  init(
    database: any Database, clock: any WallClock, account: String,
    onWaiting: @escaping @Sendable (_ error: StorageError, _ attempt: Int) -> Void
  ) {
    self.database = PatientDatabase(database, onWaiting: onWaiting)
    self.clock = clock
    self.account = account
  }

  func reserve(interval: Duration, burst: Int) async throws -> PacedStart {
    let (account, clock) = (account, clock)
    let taken = try await database.write(.readCommitted) { connection in
      // Now that the transaction has begun, nothing is waited for any more.
      let asked = ContinuousClock.now
      let now = try AccountPace.now(clock.now(), in: connection)
      let answered = ContinuousClock.now
      let wait = try AccountPace.reserve(
        account, interval: interval.milliseconds, burst: Int64(burst), now: now, in: connection)
      return (wait: Duration.milliseconds(wait), asked: asked, answered: answered)
    }
    return PacedStart(
      wait: taken.wait - (ContinuousClock.now - taken.answered),
      uncertainty: taken.answered - taken.asked)
  }

  func requestLeft(ago: Duration, interval: Duration) async {
    let (account, now) = (account, clock.now())
    // The limiter of this process keeps to it anyway.
    try? await database.write(.readCommitted) { connection in
      try AccountPace.requestLeft(
        account, ago: ago.milliseconds, interval: interval.milliseconds,
        now: AccountPace.now(now, in: connection), in: connection)
    }
  }

  func pause(for time: Duration) async {
    let (account, now) = (account, clock.now())
    // The limiter of this process holds the pause anyway.
    try? await database.write(.readCommitted) { connection in
      try AccountPace.pause(
        account, milliseconds: time.milliseconds, now: AccountPace.now(now, in: connection),
        in: connection)
    }
  }
}

extension Duration {
  /// Rounded up.
  fileprivate var milliseconds: Int64 {
    components.seconds * 1000 + (components.attoseconds + 999_999_999_999_999)
      / 1_000_000_000_000_000
  }
}
