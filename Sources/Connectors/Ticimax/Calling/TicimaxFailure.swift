import ConnectorKit
import Markup
import Outbound

/// A call that failed: what to tell, and what the shop meant where it said something.
struct TicimaxFailure: Error, Sendable {
  var fault: TicimaxFault?
  var error: ConnectorError

  init(_ error: ConnectorError, fault: TicimaxFault? = nil) {
    self.error = error
    self.fault = fault
  }
}

/// What is done about an answer that could not be used.
enum TicimaxVerdict {
  /// `Next Query Allowed` holds the whole account; what may pass is tried again; the rest is final.
  /// Of a write, what says nothing of its own outcome leaves that open.
  static func decision(
    on error: SOAPError, _ response: OutboundResponse, isWrite: Bool
  ) -> RetryDecision {
    let passing = isWrite ? RetryDecision.outcomeUnknown : .retry
    switch error {
    case .fault(_, let text, _), .resultError(_, let text):
      return decision(on: TicimaxFault(text: text), passing: passing)
    case .unexpectedHTTPStatus(let status):
      return .standard(status: status, headers: response.headers, isWrite: isWrite)
    // A web page may be somebody else's server, or a check or a notice of ours that passes.
    case .truncated, .malformed, .htmlInsteadOfXML: return passing
    case .missingResult: return isWrite ? .outcomeUnknown : .fail
    }
  }

  private static func decision(
    on fault: TicimaxFault, passing: RetryDecision
  ) -> RetryDecision {
    switch fault {
    case .tooFast(let seconds):
      .throttled(.seconds(seconds + TicimaxLimits.extraThrottleSeconds))
    // A row that is bad for good stays bad; but before a row is given up, it gets its attempts.
    case .other, .badRow: passing
    case .unauthorised, .invalidEnum, .notFound, .refused: .fail
    }
  }
}
