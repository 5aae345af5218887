import Outbound
import Synchronization
import TestKit

/// Answers every request with the same reply, and from some request on with none, so that a reader
/// that goes on asking comes to an end.
final class CannedTransport: HTTPTransport {
  /// Above what one pull asks for.
  static let mostReplies = 40
  static let clock = FastClock()

  private let reply: OutboundResponse
  private let asked = Mutex(0)

  init(_ body: [UInt8], type: String) {
    // A few refusals among the replies: what their bodies say is read too.
    let status = body.count % 9 == 0 ? 500 : body.count % 11 == 0 ? 400 : 200
    reply = OutboundResponse(
      status: status, headers: OutboundHeaders([("Content-Type", type)]), body: body)
  }

  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    let number = asked.withLock { asked in
      asked += 1
      return asked
    }
    guard number <= Self.mostReplies else { throw OutboundError(.connect, host: "shop.example") }
    return reply
  }
}

extension [UInt8] {
  /// Whether a text stands somewhere in the bytes.
  func holds(_ text: StaticString) -> Bool {
    let (first, count) = (text.utf8Start[0], text.utf8CodeUnitCount)
    guard count <= self.count else { return false }
    return withUnsafeBufferPointer { bytes in
      let wanted = UnsafeBufferPointer(start: text.utf8Start, count: count)
      return (0...(bytes.count - count)).contains {
        bytes[$0] == first && bytes[$0..<$0 + count].elementsEqual(wanted)
      }
    }
  }
}
