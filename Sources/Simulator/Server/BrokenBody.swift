#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Hummingbird
import NIOCore

/// A reply that promises a whole body, sends a part of it and breaks the connection.
enum BrokenBody {
  enum Ending: Sendable {
    /// The connection is closed in order, behind what was sent.
    case closed
    /// The connection is reset. The pause lets the part arrive, which a reset would throw away.
    case reset(after: SimulatorTime)
  }

  /// An answer, packed when the request takes gzip, and broken as the draw wants it.
  static func response(
    _ status: HTTPResponse.Status, _ type: String, _ plain: [UInt8], _ request: Request,
    _ draw: FaultDraw, _ time: SimulatorTime, _ channel: any Channel
  ) -> Response {
    var bytes = plain
    let wantsGzip = request.headers[.acceptEncoding]?.contains("gzip") ?? false
    var isPacked = false
    if wantsGzip, !draw.refusesGzip, bytes.count > 512, let packed = Gzip.pack(bytes) {
      bytes = packed
      isPacked = true
    }
    let cut = Int(Double(bytes.count) * draw.cut)
    var response: Response
    switch draw.outcome {
    case .truncated(true): response = .bytes(status, type, Array(bytes.prefix(cut)))
    case .truncated(false):
      response = Self.response(status, bytes, cutAt: cut, channel, ending: .closed)
    case .reset:
      response = Self.response(status, bytes, cutAt: cut, channel, ending: .reset(after: time))
    default: response = .bytes(status, type, bytes)
    }
    response.headers[.contentType] = type
    if isPacked { response.headers[.contentEncoding] = "gzip" }
    return response
  }

  private static func response(
    _ status: HTTPResponse.Status, _ bytes: [UInt8], cutAt cut: Int, _ channel: any Channel,
    ending: Ending
  ) -> Response {
    let part = ByteBuffer(bytes: bytes.prefix(cut))
    var response = Response(
      status: status,
      body: ResponseBody(contentLength: bytes.count) { writer in
        try await writer.write(part)
        switch ending {
        case .closed: try await channel.close(mode: .output)
        case .reset(let time):
          try await time.sleep(.milliseconds(30))
          try await reset(channel)
        }
      })
    response.headers[.connection] = "close"
    return response
  }

  /// Closing with a linger time of zero makes the kernel send RST instead of FIN.
  private static func reset(_ channel: any Channel) async throws {
    if let socket = channel as? any SocketOptionProvider {
      try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try await channel.close()
  }
}
