#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Dispatch

/// Talks HTTP over a bare socket, so that a test sees what is really on the wire: a cut body, a
/// reset, a connection that never answers.
struct RawHTTPClient: Sendable {
  let port: Int

  struct Reply: Sendable {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    /// As it came, packed bodies still packed.
    var body: [UInt8]
    var ending: Ending

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  enum Ending: Sendable, Equatable {
    /// The body is as long as its Content-Length says.
    case complete
    /// The connection was closed before that.
    case closed
    case reset
    /// Nothing came for the time that the caller was willing to wait.
    case silent
  }

  init(baseURL: String) {
    port = Int(baseURL.split(separator: ":").last ?? "") ?? 0
  }

  func post(
    _ path: String, _ body: [UInt8], action: String? = nil, gzip: Bool = false,
    patience: Int = 120
  ) async -> Reply {
    var head = "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
    head += "Content-Type: text/xml; charset=utf-8\r\nContent-Length: \(body.count)\r\n"
    if let action { head += "SOAPAction: \(action)\r\n" }
    if gzip { head += "Accept-Encoding: gzip\r\n" }
    return await send(Array((head + "\r\n").utf8) + body, patience: patience)
  }

  /// Any request, with these headers alone besides host and length.
  func send(
    _ method: String, _ path: String, headers: [(String, String)], body: [UInt8] = []
  ) async -> Reply {
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
    if method != "GET" { head += "Content-Length: \(body.count)\r\n" }
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    return await send(Array((head + "\r\n").utf8) + body, patience: 120)
  }

  func get(_ path: String) async -> Reply {
    await send(
      Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n".utf8),
      patience: 120)
  }

  private func send(_ request: [UInt8], patience: Int) async -> Reply {
    await withCheckedContinuation { continuation in
      // A queue of its own gets a thread of its own. The global queue shares its few threads with
      // the server, which would wait for us while we wait for it.
      DispatchQueue(label: "raw-http").async {
        continuation.resume(returning: exchange(request, patience: patience))
      }
    }
  }

  private func exchange(_ request: [UInt8], patience: Int) -> Reply {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var time = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return Reply(status: 0, headers: [:], body: [], ending: .reset) }
    var sent = 0
    while sent < request.count {
      let count = request.withUnsafeBytes {
        Glibc.send(
          socket, $0.baseAddress! + sent, request.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { break }
      sent += count
    }
    return receive(socket)
  }

  private func receive(_ socket: Int32) -> Reply {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count > 0 {
        bytes += buffer[0..<count]
        if let reply = Self.reply(bytes, ending: .complete), Self.isComplete(reply) { return reply }
        continue
      }
      let ending: Ending =
        count == 0 ? .closed : errno == EAGAIN || errno == EWOULDBLOCK ? .silent : .reset
      return Self.reply(bytes, ending: ending)
        ?? Reply(status: 0, headers: [:], body: bytes, ending: ending)
    }
  }

  private static func isComplete(_ reply: Reply) -> Bool {
    Int(reply.headers["content-length"] ?? "").map { reply.body.count >= $0 } ?? false
  }

  private static func reply(_ bytes: [UInt8], ending: Ending) -> Reply? {
    let separator: [UInt8] = [13, 10, 13, 10]
    guard bytes.count >= 4,
      let end = (0...bytes.count - 4).first(where: { Array(bytes[$0..<$0 + 4]) == separator })
    else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
    }
    let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Reply(
      status: status, headers: headers, body: Array(bytes[(end + 4)...]), ending: ending)
  }
}
