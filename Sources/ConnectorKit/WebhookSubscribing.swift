import Commerce

/// A connector whose channel can tell changed packages by itself. Such a notice is a hint: it may
/// come twice, late, in the wrong order, or never.
public protocol WebhookSubscribing: Connector {
  func subscriptions() async throws(ConnectorError) -> [WebhookSubscription]

  /// Asks the channel to send notices of all changes to an address, with the account's own secret.
  /// - Returns: The channel's key of the subscription.
  func subscribe(url: String) async throws(ConnectorError) -> String

  /// Takes up again what the channel gave up after failures.
  func reactivate(_ subscription: String) async throws(ConnectorError)

  func unsubscribe(_ subscription: String) async throws(ConnectorError)

  /// True when the notice carries the account's secret. Compared in constant time.
  func isAuthentic(_ notice: WebhookNotice) -> Bool

  /// The records of the stream `orders` in a notice, which are complete and no differences.
  /// - Throws: `ConnectorError` when the notice cannot be read.
  func records(in notice: WebhookNotice) throws(ConnectorError) -> [RawRecord]
}

/// A subscription as the channel tells it.
public struct WebhookSubscription: Sendable, Equatable {
  public var remoteID: String
  public var url: String
  /// False once the channel has given up on it.
  public var isActive: Bool

  public init(remoteID: String, url: String, isActive: Bool) {
    self.remoteID = remoteID
    self.url = url
    self.isActive = isActive
  }
}

/// A request that came in, allegedly from a channel.
public struct WebhookNotice: Sendable {
  /// Names in any case.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(headers: [(name: String, value: String)], body: [UInt8]) {
    self.headers = headers
    self.body = body
  }
}
