import Basics
import Synchronization

/// The clock that all nodes of a database share: the server's, kept going by this process's own steady
/// clock between two looks. Where there is no server it is the machine's.
///
/// Leases, schedules and moments of jobs are compared between nodes, so a node whose clock is wrong
/// must not be believed.
public final class DatabaseClock: WallClock {
  private struct Anchor {
    var time: Timestamp
    var at: Duration
    var isShared: Bool
  }

  private let machine: any WallClock
  private let steady: @Sendable () -> Duration
  private let anchor: Mutex<Anchor>

  /// - Parameter steady: time since some moment; never jumps; nil for the machine's.
  public init(
    machine: any WallClock = SystemWallClock(),
    steady: (@Sendable () -> Duration)? = nil
  ) {
    let origin = ContinuousClock.now
    let steady = steady ?? { origin.duration(to: .now) }
    self.machine = machine
    self.steady = steady
    anchor = Mutex(Anchor(time: machine.now(), at: steady(), isShared: false))
  }

  public func now() -> Timestamp {
    let anchor = anchor.withLock { $0 }
    return anchor.isShared ? time(anchor, at: steady()) : machine.now()
  }

  /// Looks at the shared clock again.
  /// - Returns: by how many milliseconds it differs from what it should have been since the last look:
  ///   far from zero when it was set anew. 0 for the first look at a server's clock.
  @discardableResult
  public func adjust(by database: any Database) async throws -> Int64 {
    let steady = steady
    let told = try await database.read { connection in
      let asked = steady()
      let time = try connection.integer(connection.dialect.sharedClock)
      return (time: time, at: asked + (steady() - asked) / 2)
    }
    let now = told.time.map { Timestamp(milliseconds: $0) } ?? machine.now()
    return anchor.withLock { anchor in
      let expected = time(anchor, at: told.at)
      let isFirst = told.time != nil && !anchor.isShared
      anchor = Anchor(time: now, at: told.at, isShared: told.time != nil)
      return isFirst ? 0 : now.milliseconds - expected.milliseconds
    }
  }

  private func time(_ anchor: Anchor, at moment: Duration) -> Timestamp {
    let passed = (moment - anchor.at).components
    return Timestamp(
      milliseconds: anchor.time.milliseconds + passed.seconds * 1000
        + passed.attoseconds / 1_000_000_000_000_000)
  }
}
