/// Decides when an account may start its next request. Pure: time goes in, a wait comes out.
///
/// Both kinds of limit are one rule, the generic cell rate algorithm: every start moves a marker
/// forward by one interval, and a start is allowed while the marker is at most `burst - 1`
/// intervals ahead of now. With a burst of one that is exactly a minimum interval, and there are
/// no fractions of tokens to round.
public struct LimiterState: Sendable, Equatable {
  public let limit: RateLimit
  /// Between two starts, the margin included.
  let interval: Duration
  let margin: Duration
  /// Where the marker stands: the moment at which every start so far is paid back.
  private var paidUntil: Duration?
  private var pausedUntil: Duration?

  /// - Parameter margin: Added to the limit's interval.
  public init(_ limit: RateLimit, margin: Duration = .zero) {
    self.limit = limit
    self.margin = max(margin, .zero)
    interval = limit.interval == .zero ? .zero : limit.interval + max(margin, .zero)
  }

  /// Takes a start, or says how long to wait before asking again.
  /// - Returns: Zero when the start is taken and the request must be made now. Otherwise the wait,
  ///   and nothing is taken: a caller that gives up has nothing to give back.
  public mutating func reserve(at now: Duration) -> Duration {
    let wait = max(pauseLeft(at: now), intervalLeft(at: now), .zero)
    if wait == .zero, interval > .zero {
      paidUntil = max(paidUntil ?? now, now) + interval
    }
    return wait
  }

  /// Tells that the request of an earlier `reserve` left late, at `moment`: the channel counts
  /// arrivals, so the next interval starts from there.
  public mutating func requestLeft(at moment: Duration) {
    guard interval > .zero else { return }
    paidUntil = max(paidUntil ?? moment, moment + interval)
  }

  /// Nobody starts before `moment`. A shorter pause never cuts a longer one.
  public mutating func pause(until moment: Duration) {
    pausedUntil = max(pausedUntil ?? moment, moment)
  }

  /// How long a start that was allowed elsewhere must still wait here: for a pause, or because the
  /// request before went out late.
  func holdLeft(at now: Duration) -> Duration {
    max(pauseLeft(at: now), intervalLeft(at: now), .zero)
  }

  func pauseLeft(at now: Duration) -> Duration {
    pausedUntil.map { $0 - now } ?? .zero
  }

  private func intervalLeft(at now: Duration) -> Duration {
    paidUntil.map { $0 - interval * (limit.burst - 1) - now } ?? .zero
  }
}
