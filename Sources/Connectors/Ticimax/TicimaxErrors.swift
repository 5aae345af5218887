import ConnectorKit
import Markup
import Outbound

/// Turns what went wrong into a sentence for the shop's owner. Names the host and the operation,
/// never the key, and of the shop's own words only the text of a fault.
struct TicimaxErrors: Sendable {
  let host: String
  let timeoutSeconds: Int

  /// A request that ended without a usable answer.
  /// - Parameter answer: Why the last answer could not be used, when there was one.
  func failure(
    _ error: OutboundError, answer: SOAPError?, operation: String
  ) -> TicimaxFailure {
    switch error.kind {
    case .unknownOutcome: return TicimaxFailure(unknown(operation), fault: Self.fault(in: answer))
    case .rejected, .exhausted, .throttled:
      guard let answer else { return TicimaxFailure(transport(error)) }
      return failure(answer, isThrottled: error.kind == .throttled, operation: operation)
    default: return TicimaxFailure(transport(error))
    }
  }

  private func failure(
    _ answer: SOAPError, isThrottled: Bool, operation: String
  ) -> TicimaxFailure {
    switch answer {
    case .fault(_, let text, _), .resultError(_, let text):
      let fault = TicimaxFault(text: text)
      return TicimaxFailure(said(fault, text, operation), fault: fault)
    case .htmlInsteadOfXML(let status) where status >= 500:
      return TicimaxFailure(down(status))
    case .htmlInsteadOfXML:
      return TicimaxFailure(webPage)
    case .unexpectedHTTPStatus(let status):
      return TicimaxFailure(self.status(status, isThrottled: isThrottled))
    case .truncated:
      return TicimaxFailure(
        ConnectorError(.temporary, "\(host) cut its answer to \(operation) off, more than once."))
    case .malformed(let error):
      return TicimaxFailure(unreadable(operation, error))
    case .missingResult:
      return TicimaxFailure(
        ConnectorError(
          .contractChanged, "\(host) answered \(operation) in a form that is not known."))
    }
  }

  private static func fault(in answer: SOAPError?) -> TicimaxFault? {
    switch answer {
    case .fault(_, let text, _), .resultError(_, let text): TicimaxFault(text: text)
    default: nil
    }
  }

  // MARK: - The shop's own words

  private func said(_ fault: TicimaxFault, _ text: String, _ operation: String) -> ConnectorError {
    switch fault {
    case .unauthorised:
      ConnectorError(
        .unauthorised,
        "The authorisation code (UyeKodu) is wrong or has no right for \(operation); "
          + "make one in the shop's panel under Web Servis Yetki Kodu.")
    case .tooFast(let seconds):
      ConnectorError(
        .rateLimited,
        "\(host) asks to wait \(seconds) seconds; try later or raise min-interval-ms.")
    case .badRow:
      ConnectorError(
        .permanent, "\(host) fails on a record of its own in \(operation) (null source).")
    case .invalidEnum:
      ConnectorError(
        .permanent, "\(host) does not know a word that \(operation) sends (invalid enum value).")
    case .notFound: ConnectorError(.permanent, "\(host) found nothing for \(operation).")
    case .refused:
      ConnectorError(.permanent, "\(host) refuses \(operation): \(Self.quoted(text))")
    case .other:
      ConnectorError(.temporary, "\(host) reports an error in \(operation): \(Self.quoted(text))")
    }
  }

  /// At most 200 characters on one line, counted in scalars: a Character has no bound.
  private static func quoted(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.prefix(200).map { $0.value < 0x20 ? " " : $0 })
    return String(kept)
  }

  // MARK: - Answers that are none

  private func unknown(_ operation: String) -> ConnectorError {
    ConnectorError(
      .unknownOutcome,
      "\(host) gave no usable answer to \(operation); it may have been done all the same.")
  }

  private var webPage: ConnectorError {
    ConnectorError(
      .configuration(field: "base-url"),
      "\(host) answered with a web page, not the web service; use the shop's own domain or its "
        + "*.ticimaxeticaret.com address.")
  }

  private func down(_ status: Int) -> ConnectorError {
    ConnectorError(.temporary, "\(host) is in trouble (HTTP \(status)); try later.")
  }

  private func status(_ status: Int, isThrottled: Bool) -> ConnectorError {
    switch status {
    case 401, 403:
      ConnectorError(
        .unauthorised,
        "\(host) lets us not in (HTTP \(status)); the shop may accept calls from known IP "
          + "addresses only.")
    case 404, 405, 410:
      ConnectorError(
        .configuration(field: "base-url"),
        "\(host) has no Ticimax web service (HTTP \(status)); use the shop's own domain or its "
          + "*.ticimaxeticaret.com address.")
    case _ where isThrottled:
      ConnectorError(.rateLimited, "\(host) asks us to slow down; try later.")
    case 429: ConnectorError(.rateLimited, "\(host) asks us to slow down; try later.")
    case 408, 500...: down(status)
    default:
      ConnectorError(.permanent, "\(host) refuses the request (HTTP \(status)).")
    }
  }

  private func unreadable(_ operation: String, _ error: XMLError) -> ConnectorError {
    switch error.code {
    case .tooLarge, .textTooLong: tooLarge
    default:
      ConnectorError(
        .temporary,
        "\(host) answered \(operation) with damaged XML, more than once (\(error.code.rawValue)).")
    }
  }

  private var tooLarge: ConnectorError {
    ConnectorError(
      .configuration(field: "page-size"),
      "An answer of \(host) is longer than \(TicimaxLimits.longestReply >> 20) MB; set a smaller "
        + "page-size.")
  }

  // MARK: - The way there

  private func transport(_ error: OutboundError) -> ConnectorError {
    .onTheWay(error, host: host, timeoutSeconds: timeoutSeconds, tooLarge: tooLarge)
  }
}
