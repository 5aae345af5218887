import Synchronization

/// Counts refused requests an address, so that whoever guesses costs next to nothing. Kept in
/// memory: what a restart forgets is a minute of somebody's guesses.
final class RefusalGate: Sendable {
  static let mostInAMinute = 30
  /// Addresses that are remembered; more of them and all begin anew.
  static let mostAddresses = 10_000

  private struct Count {
    var refusals: Int
    var since: ContinuousClock.Instant
  }

  private let counts = Mutex<[String: Count]>([:])

  /// False while an address has had its refusals of the minute.
  func admits(_ address: String, at now: ContinuousClock.Instant) -> Bool {
    counts.withLock { counts in
      guard let count = counts[address], now - count.since < .seconds(60) else { return true }
      return count.refusals < Self.mostInAMinute
    }
  }

  func note(_ address: String, at now: ContinuousClock.Instant) {
    counts.withLock { counts in
      if counts[address] == nil, counts.count >= Self.mostAddresses {
        counts = counts.filter { now - $0.value.since < .seconds(60) }
        if counts.count >= Self.mostAddresses { counts = [:] }
      }
      var count = counts[address] ?? Count(refusals: 0, since: now)
      if now - count.since >= .seconds(60) { count = Count(refusals: 0, since: now) }
      count.refusals += 1
      counts[address] = count
    }
  }
}
