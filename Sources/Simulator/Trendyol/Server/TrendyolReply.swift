/// What an endpoint answers.
struct TrendyolReply: Sendable {
  static let json = "application/json;charset=UTF-8"
  static let plain = "text/plain;charset=UTF-8"

  var status = 200
  var type = Self.json
  var body: [UInt8] = []
  var retryAfter: Int?

  /// Order writes succeed with an empty body.
  static let done = TrendyolReply()

  /// What the webhook services answer where others send JSON (§13).
  static let okText = TrendyolReply(type: plain, body: Array("200 OK".utf8))

  static func object(
    _ status: Int = 200, capacity: Int = 1_024, _ write: (inout ReplyJSON) -> Void
  ) -> TrendyolReply {
    var json = ReplyJSON(capacity: capacity)
    json.object(write)
    return TrendyolReply(status: status, body: json.bytes)
  }

  static func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout ReplyJSON, Element) -> Void
  ) -> TrendyolReply {
    var json = ReplyJSON(capacity: 4_096)
    json.array(elements, write)
    return TrendyolReply(body: json.bytes)
  }
}

/// An answer that is an error, in the shape of the service that gives it (§4, "Error bodies").
struct TrendyolRefusal: Error, Sendable {
  let reply: TrendyolReply

  init(_ reply: TrendyolReply) { self.reply = reply }

  /// Products, inventory and questions.
  static func product(_ status: Int, _ key: String, _ message: String) -> TrendyolRefusal {
    TrendyolRefusal(
      .object(status) { json in
        json.array("errors", [0]) { json, _ in
          json.object {
            $0.field("key", key)
            $0.field("message", message)
            $0.field("errorCode", String(status))
          }
        }
      })
  }

  /// Orders, addresses, claims, finance.
  static func order(_ status: Int, _ error: String, _ message: String) -> TrendyolRefusal {
    TrendyolRefusal(
      .object(status) {
        $0.field("error", error)
        $0.field("message", message)
      })
  }

  /// The gateway and the rights of an account.
  static func exception(_ status: Int, _ name: String) -> TrendyolRefusal {
    TrendyolRefusal(.object(status) { $0.field("exception", name) })
  }

  static let wrongKey = exception(401, "ClientApiAuthenticationException")
  static let otherSeller = exception(401, "TrendyolAuthorizationException")
  static let invalidToken = TrendyolRefusal(
    TrendyolReply(status: 401, type: TrendyolReply.plain, body: Array("Invalid token".utf8)))
  /// An order write on a package that is the seller's, but not in a state for it (§2).
  static let wrongState = exception(404, "SellerIntegrationApiDomainNotFoundException")
  static let noAgent = TrendyolRefusal(
    TrendyolReply(status: 403, type: TrendyolReply.plain, body: Array("Forbidden".utf8)))

  static func tooMany(retryAfter: Int?) -> TrendyolRefusal {
    var reply = product(429, "too.many.requests", "too.many.requests").reply
    reply.retryAfter = retryAfter
    return TrendyolRefusal(reply)
  }

  static func badRequest(_ message: String) -> TrendyolRefusal {
    order(400, "BAD_REQUEST", message)
  }
}
