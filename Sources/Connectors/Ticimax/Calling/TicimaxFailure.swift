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
  static func decision(on error: SOAPError, _ response: OutboundResponse) -> RetryDecision {
    switch error {
    case .fault(_, let text, _), .resultError(_, let text):
      decision(on: TicimaxFault(text: text))
    case .htmlInsteadOfXML(let status), .unexpectedHTTPStatus(let status):
      // A page with status 200 is somebody else's page; with 5xx it is our server in trouble.
      (200..<300).contains(status)
        ? .fail : RetryDecision.standard(status: status, headers: response.headers)
    case .truncated, .malformed: .retry
    case .missingResult: .fail
    }
  }

  private static func decision(on fault: TicimaxFault) -> RetryDecision {
    switch fault {
    case .tooFast(let seconds):
      .throttled(.seconds(seconds + TicimaxLimits.extraThrottleSeconds))
    case .other: .retry
    case .unauthorised, .badRow, .invalidEnum, .notFound, .refused: .fail
    }
  }
}
