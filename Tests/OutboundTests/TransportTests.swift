import Logging
import Testing

@testable import Outbound

@Suite(.timeLimit(.minutes(5)))
struct TransportTests {
  @Test func `a reply comes back with status, headers and body`() async throws {
    let reply = Replies.http("201 Created", headers: ["X-Shop: a"], body: Array("merhaba".utf8))
    let response = try await exchange(.write(reply))
    #expect(response.status == 201)
    #expect(response.headers["x-shop"] == "a")
    #expect(response.body == Array("merhaba".utf8))
    #expect(response.receivedBytes == 7)
    #expect(response.elapsed >= response.sentAfter)
  }

  @Test func `the request goes out as it was made, with our name`() async throws {
    let texts = try await serve([.write(Replies.http())]) { server, transport in
      _ = try await transport.send(
        OutboundRequest(
          method: .post, url: server.url("/Servis/UrunServis.svc?a=%20b"),
          headers: [("SOAPAction", "\"x\"")], body: Array("<a/>".utf8)))
      return server.received
    }
    let text = try #require(texts.first)
    #expect(text.hasPrefix("POST /Servis/UrunServis.svc?a=%20b HTTP/1.1\r\n"))
    #expect(text.contains("SOAPAction: \"x\"\r\n"))
    #expect(text.contains("User-Agent: Tezgah/1.2.3\r\n"))
    #expect(text.contains("Accept-Encoding: gzip, deflate\r\n"))
    #expect(text.lowercased().contains("content-length: 4\r\n"))
    #expect(text.hasSuffix("\r\n\r\n<a/>"))
  }

  @Test func `a caller's own user agent replaces ours`() async throws {
    let texts = try await serve([.write(Replies.http())]) { server, transport in
      _ = try await transport.send(
        OutboundRequest(url: server.url(), headers: [("user-agent", "42 - SelfIntegration")]))
      return server.received
    }
    #expect(texts[0].contains("user-agent: 42 - SelfIntegration\r\n"))
    #expect(!texts[0].contains("Tezgah"))
  }

  @Test(arguments: [
    ("gzip", Deflate.Wrapper.gzip), ("GZIP", .gzip), ("x-gzip", .gzip), ("deflate", .zlib),
    ("deflate", .none),
  ])
  func `a compressed reply is decompressed and its size on the way is kept`(
    name: String, wrapper: Deflate.Wrapper
  ) async throws {
    let packed = Deflate.compress(Replies.longText, wrapper)
    let response = try await exchange(
      .write(Replies.http(headers: ["Content-Encoding: \(name)"], body: packed)))
    #expect(response.body == Replies.longText)
    #expect(response.receivedBytes == packed.count)
  }

  @Test func `a compressed reply in small chunks is decompressed`() async throws {
    let packed = Deflate.compress(Replies.longText, .gzip)
    let response = try await exchange(
      .write(Replies.chunked(headers: ["Content-Encoding: gzip"], body: packed, piece: 7)))
    #expect(response.body == Replies.longText)
    #expect(response.receivedBytes == packed.count)
  }

  @Test func `a compressed reply without the header is decompressed when it is text`() async throws
  {
    let packed = Deflate.compress(Replies.longText, .gzip)
    let response = try await exchange(
      .write(Replies.http(headers: ["Content-Type: text/xml; charset=utf-8"], body: packed)))
    #expect(response.body == Replies.longText)
  }

  @Test func `a gzip file is left as it is`() async throws {
    let packed = Deflate.compress([1, 2, 3], .gzip)
    let response = try await exchange(
      .write(Replies.http(headers: ["Content-Type: application/gzip"], body: packed)))
    #expect(response.body == packed)
  }

  @Test func `a gzip bomb stops at the bound`() async throws {
    let bomb = Deflate.compress([UInt8](repeating: 0, count: 4 << 20), .gzip)
    let error = try await failure(
      .write(Replies.http(headers: ["Content-Encoding: gzip"], body: bomb)), limit: 1 << 20)
    #expect(error.kind == .tooLarge(limit: 1 << 20))
  }

  @Test func `a cut gzip body is damaged even when the length is right`() async throws {
    let packed = Deflate.compress(Replies.longText, .gzip).dropLast(9)
    let error = try await failure(
      .write(Replies.http(headers: ["Content-Encoding: gzip"], body: Array(packed))))
    #expect(error.kind == .badCompression)
  }

  @Test(arguments: ["br", "gzip, gzip", "zstd"])
  func `an encoding that we did not ask for is refused`(name: String) async throws {
    let error = try await failure(
      .write(Replies.http(headers: ["Content-Encoding: \(name)"], body: [1, 2, 3])))
    #expect(error.kind == .badCompression)
  }

  @Test func `a body announced beyond the bound is not read`() async throws {
    let error = try await failure(.write(Replies.http(length: 2000)), limit: 1000)
    #expect(error.kind == .tooLarge(limit: 1000))
  }

  @Test func `a body that grows beyond the bound is cut off`() async throws {
    let body = [UInt8](repeating: 0x41, count: 5000)
    let error = try await failure(
      .write(Replies.chunked(body: body, piece: 100)), limit: 1000)
    #expect(error.kind == .tooLarge(limit: 1000))
  }

  @Test func `a body of exactly the bound is fine`() async throws {
    let body = [UInt8](repeating: 0x41, count: 1000)
    let response = try await exchange(.write(Replies.http(body: body)), limit: 1000)
    #expect(response.body == body)
  }

  @Test func `a reply without a length ends with the connection`() async throws {
    let response = try await exchange(
      .write(Replies.http(body: Array("rest".utf8), length: -1)), .close)
    #expect(response.body == Array("rest".utf8))
  }

  @Test func `a body shorter than announced was closed early`() async throws {
    let error = try await failure(.write(Replies.http(body: [1, 2, 3], length: 10)), .close)
    #expect(error.kind == .closedEarly)
    #expect(error.sentAfter != nil)
  }

  @Test func `a chunked body without its end was closed early`() async throws {
    let bytes = Replies.chunked(body: [1, 2, 3], piece: 3).dropLast(5)
    let error = try await failure(.write(Array(bytes)), .close)
    #expect(error.kind == .closedEarly)
  }

  @Test func `a reset in the middle of the body is a reset`() async throws {
    let error = try await failure(
      .write(Replies.http(body: [1, 2, 3], length: 10)), .wait(.milliseconds(50)), .reset)
    #expect(error.kind == .reset || error.kind == .closedEarly)
    #expect(error.isRetryable)
  }

  @Test func `a connection closed without a word was closed early`() async throws {
    #expect(try await failure(.close).kind == .closedEarly)
  }

  @Test func `what is not HTTP is a bad reply`() async throws {
    let error = try await failure(.write(Array("SSH-2.0-OpenSSH_9.2\r\n\r\n".utf8)))
    #expect(error.kind == .badReply)
  }

  /// The library would take these for notes before the answer and stop the process at their end.
  @Test(arguments: ["000 X", "001", "042 Y", "099 Z"])
  func `a status below 100 is a bad reply`(status: String) async throws {
    for body in [[], Array("hello".utf8)] as [[UInt8]] {
      let error = try await failure(.write(Replies.http(status, body: body)))
      #expect(error.kind == .badReply)
    }
    let chunked = Replies.chunked(body: [1, 2, 3], piece: 2)
    let head = Array("HTTP/1.1 \(status)".utf8)
    let error = try await failure(.write(head + chunked.dropFirst("HTTP/1.1 200 OK".utf8.count)))
    #expect(error.kind == .badReply)
  }

  @Test func `a note before the answer is passed over`() async throws {
    let note = Array("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".utf8)
    let response = try await exchange(.write(note + Replies.http(body: [7])))
    #expect(response.body == [7])
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is refused and only its host is told`(status: Int) async throws {
    let error = try await failure(
      .write(
        Replies.http(
          "\(status) Moved", headers: ["Location: https://evil.example/steal?key=secret"])))
    #expect(error.kind == .redirectRefused(host: "evil.example"))
    #expect(!"\(error)".contains("secret"))
  }

  @Test func `a conditional request's 304 is an answer`() async throws {
    let response = try await exchange(.write(Replies.http("304 Not Modified", length: -1)))
    #expect(response.status == 304)
  }

  @Test func `silence before the reply is a read time-out`() async throws {
    let error = try await failure(read: .milliseconds(80))
    #expect(error.kind == .timeout(.read))
    #expect(error.sentAfter != nil)
  }

  @Test func `silence in the middle of the body is a read time-out`() async throws {
    let error = try await failure(
      .write(Replies.http(body: [1, 2, 3], length: 10)), read: .milliseconds(80))
    #expect(error.kind == .timeout(.read))
  }

  @Test func `a body that keeps coming slowly is not silent`() async throws {
    // The body takes longer than the limit, so no attempt could pass if bytes did not count. On a
    // starved machine the server itself may be silent for that long; then all of it takes longer.
    for slowness in [1, 1, 4, 16, 64] {
      let pause = Duration.milliseconds(40) * slowness
      var acts: [LoopbackServer.Act] = [.write(Replies.http(length: 11))]
      for byte in UInt8(0)..<11 { acts += [.wait(pause), .write([byte])] }
      guard let response = try? await exchange(acts, read: pause * 10) else { continue }
      #expect(response.body == Array(0..<11))
      #expect(response.elapsed >= pause * 11)
      return
    }
    Issue.record("every attempt timed out")
  }

  @Test func `a body that trickles for ever meets the total limit`() async throws {
    // A hundred seconds long.
    var acts: [LoopbackServer.Act] = [.write(Replies.http(length: 5000))]
    for _ in 0..<5000 { acts += [.wait(.milliseconds(20)), .write([0x41])] }
    let error = try await failure(acts, read: .seconds(60), total: .milliseconds(150))
    #expect(error.kind == .timeout(.total))
  }

  @Test func `a refused connection fails at once and nothing was sent`() async throws {
    let port = try await serve([]) { server, _ in server.port }
    let error = try await onTransport { transport in
      try await transport.send(OutboundRequest(url: "http://127.0.0.1:\(port)/"))
    }
    #expect(error.kind == .connect)
    #expect(error.sentAfter == nil)
  }

  @Test func `a server without TLS gives no trusted connection and nothing is sent`() async throws {
    let error = try await LoopbackServer.with(greeting: [.write(Replies.http())]) { server in
      try await onTransport { transport in
        try await transport.send(OutboundRequest(url: "https://127.0.0.1:\(server.port)/"))
      }
    }
    #expect(error.kind == .tls)
    #expect(error.sentAfter == nil)
  }

  @Test func `a peer that stalls the handshake meets the connect limit and not the shutdown`()
    async throws
  {
    try await LoopbackServer.with { server in
      let transport = AsyncHTTPTransport(version: "1.2.3", logger: Logger(label: "test"))
      let request = OutboundRequest(
        url: "https://127.0.0.1:\(server.port)/",
        timeouts: OutboundTimeouts(connect: .milliseconds(80)))
      let error = await #expect(throws: OutboundError.self) { try await transport.send(request) }
      #expect(error?.kind == .timeout(.connect))
      #expect(error?.sentAfter == nil)
      let took = await ContinuousClock().measure {
        await transport.shutdown(within: .milliseconds(50))
      }
      // Without the limit it would wait for the peer for ever; the bound leaves a busy machine time.
      #expect(took < .seconds(60))
    }
  }

  @Test func `plain http to another machine is refused before anything happens`() async throws {
    let error = try await onTransport { transport in
      try await transport.send(OutboundRequest(url: "http://shop.example/?key=secret"))
    }
    #expect(error.kind == .insecureURL)
    #expect(error.host == "shop.example")
  }

  @Test func `a header that would split the request is refused`() async throws {
    let error = try await serve([.write(Replies.http())]) { server, transport in
      await #expect(throws: OutboundError.self) {
        try await transport.send(
          OutboundRequest(url: server.url(), headers: [("X-Key", "a\r\nX-Evil: b")]))
      }
    }
    #expect(error?.kind == .invalidRequest)
  }

  @Test func `cancelling ends the exchange at once`() async throws {
    let kind = try await serve([]) { server, transport in
      let request = OutboundRequest(url: server.url())
      let call = Task { try await transport.send(request) }
      while server.received.isEmpty { await Task.yield() }
      call.cancel()
      let error = await #expect(throws: OutboundError.self) { try await call.value }
      return error?.kind
    }
    #expect(kind == .cancelled)
  }

  @Test func `a hundred requests at once each get their own answer`() async throws {
    let bodies = try await serve(reply: { request in
      let path = request.split(separator: " ")[1]
      return [.wait(.milliseconds(20)), .write(Replies.http(body: Array(path.utf8)))]
    }) { server, transport in
      try await withThrowingTaskGroup(of: (Int, String).self) { group in
        for number in 0..<100 {
          group.addTask {
            let url = server.url("/\(number)")
            let response = try await transport.send(OutboundRequest(url: url))
            return (number, String(decoding: response.body, as: UTF8.self))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }
    #expect(bodies.count == 100)
    #expect(bodies.allSatisfy { $0.1 == "/\($0.0)" })
  }

  @Test func `requests after the shutdown fail and a second shutdown is harmless`() async throws {
    let transport = AsyncHTTPTransport(version: "1.2.3", logger: Logger(label: "test"))
    await transport.shutdown()
    await transport.shutdown()
    let error = await #expect(throws: OutboundError.self) {
      try await transport.send(OutboundRequest(url: "http://127.0.0.1:1/"))
    }
    #expect(error?.kind == .shutDown)
  }
}
