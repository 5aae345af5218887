import ConnectorKit
import Markup
import Outbound

/// Turns what went wrong into a sentence for the seller. Names the host and the operation, never a
/// key or a query, and of Trendyol's own words only the text of an error.
struct TrendyolErrors: Sendable {
  let host: String
  let timeoutSeconds: Int

  /// A call that ended without a usable answer.
  /// - Parameter unreadable: Why the last success could not be used, when there was one.
  func failure(
    _ error: OutboundError, unreadable: TrendyolUnreadable?, operation: String
  ) -> TrendyolFailure {
    if error.kind == .unknownOutcome { return TrendyolFailure(unknown(operation)) }
    if let unreadable { return TrendyolFailure(damaged(unreadable, operation)) }
    switch error.kind {
    case .rejected, .exhausted, .throttled:
      guard let response = error.response else { return TrendyolFailure(transport(error)) }
      let refusal = TrendyolRefusal(status: response.status, body: response.body)
      return TrendyolFailure(said(refusal, operation), refusal: refusal)
    default: return TrendyolFailure(transport(error))
    }
  }

  // MARK: - Trendyol's own words

  private func said(_ refusal: TrendyolRefusal, _ operation: String) -> ConnectorError {
    switch refusal.meaning {
    case .wrongKey:
      ConnectorError(
        .unauthorised,
        "\(host) does not know the API key and secret; take both anew from the partner panel, "
          + "account information, integration information.")
    case .wrongSeller:
      ConnectorError(
        .configuration(field: "seller-id"),
        "The API key belongs to another seller than seller-id says.")
    case .maybeUnauthorised:
      ConnectorError(
        .permanent,
        "\(host) does not open \(operation) to this seller (HTTP 401), or knows no such record.")
    case .notLetIn:
      ConnectorError(
        .unauthorised,
        "\(host) lets us not in (HTTP \(refusal.status)); the shop may accept calls from known IP "
          + "addresses only.")
    case .notFound where !refusal.isJSON:
      ConnectorError(
        .configuration(field: "base-url"),
        "\(host) has no \(operation) (HTTP \(refusal.status)); check base-url.")
    case .retired:
      ConnectorError(
        .contractChanged,
        "\(host) has retired \(operation) (HTTP 426); a newer version of this program is needed.")
    case .tooFast: ConnectorError(.rateLimited, "\(host) asks us to slow down; try later.")
    case .repeated:
      ConnectorError(
        .unknownOutcome,
        "\(host) was sent the very same \(operation) within the last 15 minutes; what became of it "
          + "is not known.")
    case .down: down(refusal.status)
    case .notFound, .refused: refused(refusal, operation)
    }
  }

  private func refused(_ refusal: TrendyolRefusal, _ operation: String) -> ConnectorError {
    let words = [refusal.words, refusal.key, refusal.exception].first { !$0.isEmpty } ?? ""
    return ConnectorError(
      .permanent,
      words.isEmpty
        ? "\(host) refuses the request (HTTP \(refusal.status))."
        : "\(host) refuses \(operation): \(words)")
  }

  private func down(_ status: Int) -> ConnectorError {
    ConnectorError(.temporary, "\(host) is in trouble (HTTP \(status)); try later.")
  }

  private func damaged(_ answer: TrendyolUnreadable, _ operation: String) -> ConnectorError {
    switch answer.code {
    case .tooLarge, .stringTooLong: tooLarge
    case .missingMember, .unexpectedValue:
      ConnectorError(
        .contractChanged, "\(host) answered \(operation) in a form that is not known.")
    default:
      ConnectorError(
        .temporary,
        "\(host) answered \(operation) with damaged JSON, more than once "
          + "(\(answer.code.rawValue)).")
    }
  }

  // MARK: - The way there

  private func unknown(_ operation: String) -> ConnectorError {
    ConnectorError(
      .unknownOutcome,
      "\(host) gave no usable answer to \(operation); it may have been done all the same.")
  }

  private var tooLarge: ConnectorError {
    ConnectorError(
      .configuration(field: "page-size"),
      "An answer of \(host) is longer than \(TrendyolLimits.longestReply >> 20) MB; set a smaller "
        + "page-size.")
  }

  private func transport(_ error: OutboundError) -> ConnectorError {
    .onTheWay(error, host: host, timeoutSeconds: timeoutSeconds, tooLarge: tooLarge)
  }
}
