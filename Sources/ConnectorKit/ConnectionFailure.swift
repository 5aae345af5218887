import Outbound

extension ConnectorError {
  /// What a failure on the way to a channel means for who runs the program: the same for every platform.
  /// - Parameters:
  ///   - timeoutSeconds: the setting `timeout-seconds` that the request had.
  ///   - tooLarge: what to say of an answer that is longer than the connector takes.
  public static func onTheWay(
    _ error: OutboundError, host: String, timeoutSeconds: Int,
    tooLarge: @autoclosure () -> ConnectorError
  ) -> ConnectorError {
    switch error.kind {
    case .connect, .timeout(.connect):
      ConnectorError(
        .temporary, "No connection to \(host); check the address and this machine's network.")
    case .timeout:
      ConnectorError(
        .temporary,
        "\(host) did not answer within \(timeoutSeconds) seconds; raise timeout-seconds or set a "
          + "smaller page-size.")
    case .tls:
      ConnectorError(
        .configuration(field: "base-url"),
        "No trusted TLS connection to \(host); its certificate is not valid for this name.")
    case .insecureURL:
      ConnectorError(
        .configuration(field: "base-url"),
        "base-url must begin with https:// (http:// to this machine only).")
    case .blockedAddress:
      ConnectorError(
        .configuration(field: "base-url"),
        "\(host) is at an address that is not public; TEZGAH_PRIVATE_CHANNELS can allow its network."
      )
    case .invalidURL, .invalidRequest:
      ConnectorError(.configuration(field: "base-url"), "base-url is not a usable address.")
    case .redirectRefused(let target):
      ConnectorError(
        .configuration(field: "base-url"),
        "\(host) sends us on\(target.map { " to \($0)" } ?? ""); use the final address, with "
          + "https://.")
    case .tooLarge: tooLarge()
    case .cancelled: ConnectorError(.cancelled, "Stopped.")
    case .throttled:
      ConnectorError(.rateLimited, "\(host) asks us to slow down; try later.")
    case .unknownOutcome, .rejected, .exhausted, .reset, .closedEarly, .badCompression, .badReply,
      .shutDown:
      ConnectorError(.temporary, "The connection to \(host) broke (\(error)).")
    }
  }
}
