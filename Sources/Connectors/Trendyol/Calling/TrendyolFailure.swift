import ConnectorKit
import Outbound

/// A call that failed: what to tell, and what Trendyol answered where it did.
struct TrendyolFailure: Error, Sendable {
  var error: ConnectorError
  var refusal: TrendyolRefusal?

  init(_ error: ConnectorError, refusal: TrendyolRefusal? = nil) {
    self.error = error
    self.refusal = refusal
  }

  /// A 401 that may also mean that the service is not open to the seller, or that a package is
  /// unknown (fact sheet §2, seen live): a cheap call must tell.
  var needsProbe: Bool { refusal?.meaning == .maybeUnauthorised }
}

/// What is done about an answer that is no success.
enum TrendyolVerdict {
  /// Reads are repeated when the fault may pass. Writes are repeated after 429 alone: there is no
  /// idempotency key, and nothing else says that nothing was done (fact sheet §3).
  /// - Parameter pause: How long everyone waits after a 429.
  static func decision(
    on response: OutboundResponse, isWrite: Bool, pause: Duration
  ) -> RetryDecision {
    switch response.status {
    case 429:
      .throttled(RetryAfter.wait(response.headers).flatMap { $0 > .zero ? $0 : nil } ?? pause)
    // Gateways in front of it have numbers of their own: 556 (fact sheet §3), 520 to 527.
    case 408, 500...: isWrite ? .outcomeUnknown : .retry
    default: .fail
    }
  }
}
