import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

/// The body of a request, and how one is told that broke off.
struct RequestBytesTests {
  private struct HungUp: Error {}

  private func request(_ parts: [String], breaksOff: Bool) -> Request {
    let (stream, source) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
    for part in parts { source.yield(ByteBuffer(string: part)) }
    source.finish(throwing: breaksOff ? HungUp() : nil)
    return Request(
      head: HTTPRequest(method: .post, scheme: nil, authority: "localhost", path: "/form"),
      body: RequestBody(asyncSequence: stream))
  }

  @Test func `a body in parts is read as one`() async throws {
    let bytes = try await request(["a=", "1"], breaksOff: false).bytes(upTo: 10)
    #expect(bytes == Array("a=1".utf8))
  }

  @Test func `a body that breaks off is a broken request`() async throws {
    await #expect(throws: BrokenRequest.self) {
      try await request(["a="], breaksOff: true).bytes(upTo: 10)
    }
  }

  @Test func `a body that is too long is told as that`() async throws {
    await #expect(throws: NIOTooManyBytesError.self) {
      try await request(["a=", "1"], breaksOff: false).bytes(upTo: 2)
    }
  }
}
