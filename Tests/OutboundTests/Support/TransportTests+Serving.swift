import Logging
import Testing

@testable import Outbound

/// Short ways to serve one reply and send one request.
extension TransportTests {
  func exchange(
    _ acts: LoopbackServer.Act..., limit: Int = OutboundRequest.defaultMaxResponseBytes
  ) async throws -> OutboundResponse {
    try await exchange(acts, limit: limit)
  }

  func exchange(
    _ acts: [LoopbackServer.Act], limit: Int = OutboundRequest.defaultMaxResponseBytes,
    read: Duration = .seconds(60), total: Duration = .seconds(120)
  ) async throws -> OutboundResponse {
    try await serve(acts) { server, transport in
      try await transport.send(
        OutboundRequest(
          url: server.url(), timeouts: OutboundTimeouts(read: read, total: total),
          maxResponseBytes: limit))
    }
  }

  func failure(
    _ acts: LoopbackServer.Act..., limit: Int = OutboundRequest.defaultMaxResponseBytes,
    read: Duration = .seconds(60)
  ) async throws -> OutboundError {
    try await failure(acts, limit: limit, read: read)
  }

  func failure(
    _ acts: [LoopbackServer.Act], limit: Int = OutboundRequest.defaultMaxResponseBytes,
    read: Duration = .seconds(60), total: Duration = .seconds(120)
  ) async throws -> OutboundError {
    let error = await #expect(throws: OutboundError.self) {
      try await exchange(acts, limit: limit, read: read, total: total)
    }
    return try #require(error)
  }

  /// Runs something that must fail, without a server.
  func onTransport(
    _ body: (AsyncHTTPTransport) async throws -> OutboundResponse
  ) async throws -> OutboundError {
    let transport = AsyncHTTPTransport(version: "1.2.3", logger: Logger(label: "test"))
    let error = await #expect(throws: OutboundError.self) { try await body(transport) }
    await transport.shutdown()
    return try #require(error)
  }

  func serve<T>(
    _ acts: [LoopbackServer.Act],
    _ body: (LoopbackServer, AsyncHTTPTransport) async throws -> T
  ) async throws -> T {
    try await serve(reply: { _ in acts }, body)
  }

  func serve<T>(
    reply: @escaping @Sendable (String) -> [LoopbackServer.Act],
    _ body: (LoopbackServer, AsyncHTTPTransport) async throws -> T
  ) async throws -> T {
    try await LoopbackServer.with(reply: reply) { server in
      let transport = AsyncHTTPTransport(version: "1.2.3", logger: Logger(label: "test"))
      do {
        let result = try await body(server, transport)
        await transport.shutdown()
        return result
      } catch {
        await transport.shutdown()
        throw error
      }
    }
  }
}
