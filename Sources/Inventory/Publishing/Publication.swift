import Basics
import ConnectorKit

/// What a listing was told and what became of it: the publisher's state machine for one listing.
/// Pure; each event gives the state after it.
///
///     idle ─ send ─▶ sending ─┬─ done ─────▶ applied
///                             ├─ refused ──▶ rejected
///                             ├─ ticket ───▶ accepted ─▶ applied, rejected, unknown
///                             ├─ not taken ▶ idle, again later
///                             └─ no answer ▶ unknown, again with the level of then
public struct Publication: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable {
    case idle
    /// On its way; nothing else is sent to the listing meanwhile.
    case sending
    /// The channel has it and will say later what became of it.
    case accepted
    case applied, rejected
    /// The channel may have it or not.
    case unknown

    /// True while an answer is waited for.
    public var isInFlight: Bool { self == .sending || self == .accepted }
  }

  public var state: State = .idle
  /// Counts the sends: an answer to an earlier one is not this one's.
  public var serial: Int64 = 0
  public var sentVersion: Int64?
  public var sentValue: Int64?
  public var appliedVersion: Int64?
  public var appliedValue: Int64?
  public var appliedAt: Timestamp?
  public var ticketID: Int64?
  /// Sends in a row that the channel did not take.
  public var failures: Int64 = 0
  public var reason = ""
  /// True when it must be sent again even if the level does not change.
  public var isDueAgain = false
  public var notBefore = Timestamp(milliseconds: 0)

  public init() {}

  /// What may happen to a listing that was sent.
  public enum Event: Sendable, Equatable {
    case took(ticketID: Int64)
    case outcome(OfferResult)
    /// The channel did not take the request, for a reason that passes.
    case notTaken(reason: String)
    /// No answer, a ticket that has expired, or an answer that does not name the listing.
    case unknown(reason: String)
  }

  /// Pauses before a listing is sent again.
  public enum Pause {
    /// A request without an answer may still be on its way; a newer one should not overtake it.
    public static let afterUnknown: Int64 = 30
    public static let first: Int64 = 10
    public static let longest: Int64 = 3600

    static func after(failures: Int64) -> Int64 { min(longest, first << min(failures, 20)) }
  }

  /// - Returns: nil when the event changes nothing, because nothing is in flight.
  public func after(_ event: Event, now: Timestamp) -> Publication? {
    guard state.isInFlight else { return nil }
    var next = self
    next.ticketID = nil
    next.reason = ""
    switch event {
    case .took(let ticketID):
      next.state = .accepted
      next.ticketID = ticketID
    case .outcome(.accepted):
      next.state = .applied
      next.failures = 0
      next.appliedVersion = sentVersion
      next.appliedValue = sentValue
      next.appliedAt = now
    case .outcome(.rejected(let reason)):
      next.state = .rejected
      next.failures = 0
      next.reason = reason
    case .notTaken(let reason):
      next.state = .idle
      next.reason = reason
      next.sendAgain(at: now.adding(seconds: Pause.after(failures: failures)))
    case .unknown(let reason):
      next.state = .unknown
      next.reason = reason
      let pause = max(Pause.afterUnknown, Pause.after(failures: failures))
      next.sendAgain(at: now.adding(seconds: pause))
    }
    return next
  }

  private mutating func sendAgain(at moment: Timestamp) {
    failures += 1
    isDueAgain = true
    notBefore = moment
  }
}
