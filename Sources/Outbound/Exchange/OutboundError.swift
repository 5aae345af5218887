/// Why an exchange gave no usable answer. Safe to show and to log: descriptions hold the host and
/// the kind, never path, query, header or body.
public struct OutboundError: Error, Sendable {
  public enum Phase: String, Sendable, Equatable { case connect, read, total }

  public enum Kind: Sendable, Equatable {
    /// No connection: name not found, refused, unreachable.
    case connect
    case timeout(Phase)
    /// The peer broke the connection (TCP reset, broken pipe).
    case reset
    /// The peer closed before the reply was complete.
    case closedEarly
    /// No trusted, encrypted connection: certificate, name or protocol.
    case tls
    /// Plain http to another machine.
    case insecureURL
    /// A private, local or otherwise special address where only public ones are allowed.
    case blockedAddress
    /// The reply was a redirect. Only the host of its `Location` is kept; nil when it is relative
    /// or unreadable.
    case redirectRefused(host: String?)
    /// The body is longer than allowed, as received or decompressed.
    case tooLarge(limit: Int)
    /// The body is not what its `Content-Encoding` says, or is cut short.
    case badCompression
    /// What came back is not HTTP.
    case badReply
    case invalidURL
    /// A header name or value that HTTP does not allow.
    case invalidRequest
    case cancelled
    /// The transport was already shut down.
    case shutDown

    /// A write may or may not have happened. Read back before sending it again. `cause` says why.
    case unknownOutcome
    /// The caller's `classify` called the reply final. It is in `response`.
    case rejected(status: Int)
    /// The caller's `classify` asked for another try, but attempts or the retry budget are used up.
    case exhausted(status: Int)
    /// The channel asked us to slow down more often or for longer than the policy allows.
    case throttled
  }

  public var kind: Kind
  /// Host of the request; "?" when the address could not be read.
  public var host: String
  /// What lies behind `unknownOutcome`, when it was a transport error.
  public var cause: Kind?
  /// From the call until the request's head was written. Nil when nothing was sent, so that a
  /// write with nil certainly did not happen.
  public var sentAfter: Duration?
  /// The last reply, when there was one. It is not part of any description.
  public var response: OutboundResponse?
  /// How long the channel asked us to stay away, when it said so.
  public var retryAfter: Duration?
  /// What the call cost before it failed; zeros when the error comes from a bare transport.
  public var stats: SendStats

  public init(
    _ kind: Kind, host: String, cause: Kind? = nil, sentAfter: Duration? = nil,
    response: OutboundResponse? = nil, retryAfter: Duration? = nil, stats: SendStats = SendStats()
  ) {
    self.kind = kind
    self.host = host
    self.cause = cause
    self.sentAfter = sentAfter
    self.response = response
    self.retryAfter = retryAfter
    self.stats = stats
  }

  /// True for passing faults of the way there. Whether the request may be repeated also depends
  /// on `OutboundRequest.isWrite`; `AccountClient` minds that.
  public var isRetryable: Bool {
    switch kind {
    case .connect, .timeout(.connect), .timeout(.read), .reset, .closedEarly, .badReply,
      .badCompression, .exhausted, .throttled:
      true
    case .timeout(.total), .tls, .insecureURL, .blockedAddress, .redirectRefused, .tooLarge,
      .invalidURL, .invalidRequest, .cancelled, .shutDown, .unknownOutcome, .rejected:
      false
    }
  }
}

extension OutboundError: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "\(host): \(kind.reason)" }

  public var debugDescription: String { description }
}

extension OutboundError.Kind {
  /// One clause for a person, in English.
  var reason: String {
    switch self {
    case .connect: "no connection"
    case .timeout(let phase): "timed out (\(phase.rawValue))"
    case .reset: "the connection was reset"
    case .closedEarly: "the connection was closed before the reply was complete"
    case .tls: "no trusted TLS connection"
    case .insecureURL: "plain http is allowed to this machine only"
    case .blockedAddress: "the address is not public"
    case .redirectRefused(let host): "redirects are refused" + (host.map { " (to \($0))" } ?? "")
    case .tooLarge(let limit): "the reply is longer than \(limit) bytes"
    case .badCompression: "the compressed reply is damaged"
    case .badReply: "the reply is not HTTP"
    case .invalidURL: "the address is not valid"
    case .invalidRequest: "a header of the request is not valid"
    case .cancelled: "cancelled"
    case .shutDown: "the HTTP client is shut down"
    case .unknownOutcome: "sent, but the outcome is unknown"
    case .rejected(let status): "refused with HTTP \(status)"
    case .exhausted(let status): "still HTTP \(status) after every attempt"
    case .throttled: "asked to slow down for longer than allowed"
    }
  }
}
