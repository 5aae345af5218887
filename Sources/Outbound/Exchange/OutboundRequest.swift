/// One request to the outside. A value: it can be sent again, logged by host, and compared in tests.
public struct OutboundRequest: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  public var method: Method
  /// Absolute address in ASCII: `https`, or `http` to loopback only. Checked when it is sent.
  public var url: String
  /// Sent as they are, after the transport's own; a `User-Agent` here replaces the usual one.
  public var headers: [(String, String)]
  public var body: [UInt8]?
  /// True when the request changes something at the other end. Such a request is never repeated
  /// when its outcome is unknown (see `OutboundError.Kind.unknownOutcome`). A POST that only reads,
  /// as every SOAP query does, is not a write.
  public var isWrite: Bool
  public var timeouts: OutboundTimeouts
  /// Most bytes of the reply, counted both as received and after decompression.
  public var maxResponseBytes: Int

  /// 64 MiB: the largest marketplace pages seen are a few MB (Ticimax wire facts 2026-11-23, §8).
  public static let defaultMaxResponseBytes = 64 << 20

  public init(
    method: Method = .get, url: String, headers: [(String, String)] = [], body: [UInt8]? = nil,
    isWrite: Bool = false, timeouts: OutboundTimeouts = OutboundTimeouts(),
    maxResponseBytes: Int = Self.defaultMaxResponseBytes
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.isWrite = isWrite
    self.timeouts = timeouts
    self.maxResponseBytes = maxResponseBytes
  }
}

/// How long to wait in each phase. The defaults are what careful clients use against slow shops
/// (Ticimax wire facts 2026-11-23, §8: connect 15 s, read 120 s).
public struct OutboundTimeouts: Sendable, Equatable {
  /// Until the request's head is written: name lookup, TCP and TLS. At most
  /// `AsyncHTTPTransport.longestConnect`.
  public var connect: Duration
  /// Longest silence after that, either way; every byte starts it again.
  public var read: Duration
  /// The whole exchange. It stops a server that sends one byte now and then for ever.
  public var total: Duration

  public init(
    connect: Duration = .seconds(15), read: Duration = .seconds(120),
    total: Duration = .seconds(900)
  ) {
    self.connect = connect
    self.read = read
    self.total = total
  }
}

extension OutboundRequest: CustomStringConvertible, CustomDebugStringConvertible {
  /// Method and host. Path, query, headers and body may hold keys and personal data.
  public var description: String {
    let host = (try? OutboundURL(url).host) ?? "?"
    return "\(method.rawValue) \(host)"
  }

  public var debugDescription: String { description }
}
