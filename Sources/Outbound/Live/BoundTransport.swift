extension AsyncHTTPTransport {
  /// The same way out, with another reach.
  public func within(_ reach: Reach) -> any HTTPTransport {
    BoundTransport(transport: self, reach: reach)
  }
}

/// The program's way out, for addresses of one kind.
private struct BoundTransport: HTTPTransport {
  let transport: AsyncHTTPTransport
  let reach: AsyncHTTPTransport.Reach

  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    try await transport.send(request, within: reach)
  }
}
