import Outbound

/// The transport of a connector that is made to have its settings looked at, and calls nobody.
struct NoTransport: HTTPTransport {
  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    throw OutboundError(.shutDown, host: "")
  }
}
