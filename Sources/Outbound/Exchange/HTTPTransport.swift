/// Sends one request and gives back one complete reply. No retry, no pacing: see `AccountClient`.
public protocol HTTPTransport: Sendable {
  /// - Throws: `OutboundError` with the kinds of the way there (`connect` … `shutDown`). Every
  ///   status but a redirect is a reply, not an error. A cancelled task gives `cancelled`.
  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse
}
