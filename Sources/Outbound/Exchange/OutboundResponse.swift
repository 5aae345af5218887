/// A complete reply. Any status but a redirect arrives here; what it means is the caller's business.
public struct OutboundResponse: Sendable, Equatable {
  public var status: Int
  public var headers: OutboundHeaders
  /// Decompressed.
  public var body: [UInt8]
  /// Bytes of the body as they came, before decompression.
  public var receivedBytes: Int
  /// From the call until the last byte.
  public var elapsed: Duration
  /// From the call until the request's head was written. A cold connection makes this long, and
  /// the limiter then counts its interval from the later moment.
  public var sentAfter: Duration

  public init(
    status: Int, headers: OutboundHeaders = OutboundHeaders(), body: [UInt8] = [],
    receivedBytes: Int? = nil, elapsed: Duration = .zero, sentAfter: Duration = .zero
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.receivedBytes = receivedBytes ?? body.count
    self.elapsed = elapsed
    self.sentAfter = sentAfter
  }
}

extension OutboundResponse: CustomStringConvertible, CustomDebugStringConvertible {
  /// Status and size; headers and body may hold secrets and personal data.
  public var description: String { "HTTP \(status), \(body.count) bytes" }

  public var debugDescription: String { description }
}
