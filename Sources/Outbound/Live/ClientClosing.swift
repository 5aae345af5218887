import AsyncHTTPClient
import NIOCore

/// Closing a client without being held up by it.
///
/// The library's shutdown waits for connections that are still being made, up to the connect
/// limit (seen with async-http-client 1.37.0, 2026-11-23: a peer that never answers the TLS
/// handshake). A program that was told to stop cannot wait that long.
enum ClientClosing {
  /// Starts closing; open exchanges fail at once. Goes on in the background after `grace`.
  /// - Returns: Whether everything was closed within `grace`. A client that was closed before
  ///   counts as closed.
  @discardableResult
  static func close(_ client: HTTPClient, within grace: Duration) async -> Bool {
    let loop = client.eventLoopGroup.any()
    // Whoever comes first decides; a promise ignores the second.
    let closed = loop.makePromise(of: Bool.self)
    let timer = loop.scheduleTask(in: TimeAmount(grace)) { closed.succeed(false) }
    client.shutdown { _ in
      timer.cancel()
      closed.succeed(true)
    }
    return (try? await closed.futureResult.get()) ?? false
  }
}
