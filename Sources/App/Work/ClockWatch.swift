import Basics
import Logging
import Synchronization
import Work

/// Looks whether the clock of the work has jumped. For one lease after that nothing is freed: all
/// leases look run out then, of workers that live as well, and those renew them meanwhile.
final class ClockWatch: Sendable {
  /// Clocks that are set right by less than this do no harm: a lease is long enough.
  private static let jump: Int64 = 5_000

  private let uneasyUntil = Mutex<ContinuousClock.Instant?>(nil)

  /// Reads the clock that all nodes share, and notes whether it jumped since it was read last.
  func look(_ services: AppServices) async throws {
    let change = try await services.adjustClock()
    guard abs(change) > Self.jump else { return }
    uneasyUntil.withLock { $0 = .now + .milliseconds(JobQueue.leaseMilliseconds) }
    services.logger.warning(
      "the clock has jumped; jobs of other nodes are not freed for a minute",
      metadata: ["milliseconds": "\(change)"])
  }

  var isUneasy: Bool { uneasyUntil.withLock { $0.map { $0 > .now } ?? false } }
}
