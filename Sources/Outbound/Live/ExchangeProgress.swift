import NIOCore

/// How far one exchange has come and when it is overdue. Pure.
struct ExchangeProgress: Sendable {
  let began: NIODeadline
  let timeouts: OutboundTimeouts
  /// When the request's head was written; nil while there is no connection.
  private(set) var sentAt: NIODeadline?
  private var lastActivity: NIODeadline

  init(began: NIODeadline, timeouts: OutboundTimeouts) {
    self.began = began
    self.timeouts = timeouts
    lastActivity = began
  }

  mutating func headSent(at now: NIODeadline) {
    sentAt = sentAt ?? now
    lastActivity = now
  }

  mutating func noteActivity(at now: NIODeadline) { lastActivity = now }

  /// The next moment at which it can be overdue, and in which phase.
  var limit: (moment: NIODeadline, phase: OutboundError.Phase) {
    let total = began + TimeAmount(timeouts.total)
    let (moment, phase): (NIODeadline, OutboundError.Phase) =
      sentAt == nil
      ? (began + TimeAmount(timeouts.connect), .connect)
      : (lastActivity + TimeAmount(timeouts.read), .read)
    return total < moment ? (total, .total) : (moment, phase)
  }

  /// From the call until the head was written.
  var sentAfter: Duration? { sentAt.map { Duration($0 - began) } }
}
