import Basics
import Commerce
import ConnectorKit
import Markup
import Outbound

extension TrendyolConnector: WebhookSubscribing {
  public func subscriptions() async throws(ConnectorError) -> [WebhookSubscription] {
    let call = TrendyolCall(operation: "getWebhooks", service: .webhooks, path: webhooks)
    return try await client.asking { (cost) async throws(TrendyolFailure) in
      try await client.exchange.call(call, &cost) { body in
        try RecordCut(key: "id").page(body).records.map { try Self.subscription($0) }
      }
    }
  }

  /// Trendyol takes 15 of a seller, and no address with its own name in it (fact sheet 2026-11-23,
  /// §13).
  public func subscribe(url: String) async throws(ConnectorError) -> String {
    guard !settings.webhookSecret.isEmpty else {
      throw ConnectorError(
        .configuration(field: "webhook-secret"),
        "Set webhook-secret first: without it nobody can tell whose notices they are.")
    }
    guard takesNotices(at: url) else {
      throw ConnectorError(
        .permanent,
        "Trendyol sends notices to https:// addresses only, without trendyol, dolap or localhost "
          + "in them.")
    }
    let body = JSONText.object([
      ("url", JSONText.string(url)), ("authenticationType", "\"API_KEY\""),
      ("apiKey", JSONText.string(settings.webhookSecret.reveal())), ("subscribedStatuses", "[]"),
    ])
    let call = TrendyolCall(
      operation: "createWebhook", service: .webhooks, method: .post, path: webhooks,
      body: Array(body.utf8), isWrite: true)
    return try await client.asking { (cost) async throws(TrendyolFailure) in
      try await client.exchange.call(call, &cost) { body in
        try JSONReader.read(body) { reader in
          var id: String?
          try reader.forEachMember { if $0.isKey("id") { id = try $0.key() } }
          guard let id else { throw JSONError(.missingMember, offset: 0, "no key") }
          return id
        }
      }
    }
  }

  /// Plain http only from this machine to itself, which is the simulator.
  private func takesNotices(at url: String) -> Bool {
    let lower = url.lowercased()
    let isHere = settings.baseURL.lowercased().hasPrefix("http://")
    return (lower.hasPrefix("https://") || isHere && ChannelAddress.isSecure(url))
      && !["trendyol", "dolap", "localhost"].contains(where: { lower.contains($0) })
  }

  public func reactivate(_ subscription: String) async throws(ConnectorError) {
    try await change(subscription, "activateWebhook", .put, "/activate")
  }

  public func unsubscribe(_ subscription: String) async throws(ConnectorError) {
    try await change(subscription, "deleteWebhook", .delete, "")
  }

  /// The answer is `200 OK` in words.
  private func change(
    _ subscription: String, _ operation: String, _ method: OutboundRequest.Method, _ part: String
  ) async throws(ConnectorError) {
    let call = TrendyolCall(
      operation: operation, service: .webhooks, method: method,
      path: "\(webhooks)/\(TrendyolCall.escaped(subscription))\(part)", isWrite: true)
    try await client.asking { (cost) async throws(TrendyolFailure) in
      try await client.exchange.call(call, &cost) { _ in }
    }
  }

  /// With `/webhook/` in front: without it the answer is 401 (fact sheet §13).
  private var webhooks: String { "/webhook/sellers/\(client.sellerID)/webhooks" }

  private static func subscription(
    _ record: RawRecord
  ) throws(MappingError) -> WebhookSubscription {
    try TrendyolMapping.read(record.payload) { reader in
      var subscription = WebhookSubscription(
        remoteID: record.remoteID, url: "", isActive: false)
      try reader.forEachMember { member in
        if member.isKey("url") {
          subscription.url = try member.scalar().words
        } else if member.isKey("status") {
          subscription.isActive = try member.scalar().equals("ACTIVE")
        }
      }
      return subscription
    }
  }
}

// MARK: - Notices that come in

extension TrendyolConnector {
  /// There is no signature: the secret itself comes along (fact sheet §13).
  public func isAuthentic(_ notice: WebhookNotice) -> Bool {
    guard !settings.webhookSecret.isEmpty else { return false }
    let wanted = Array(settings.webhookSecret.reveal().utf8)
    let given = OutboundHeaders(notice.headers.map { ($0.name, $0.value) })["x-api-key"] ?? ""
    return Self.isSame(Array(given.utf8), wanted)
  }

  /// Takes as long for a wrong secret as for one that is nearly right.
  private static func isSame(_ given: [UInt8], _ wanted: [UInt8]) -> Bool {
    var difference = UInt(bitPattern: given.count ^ wanted.count)
    for index in wanted.indices {
      difference |= UInt((index < given.count ? given[index] : 0) ^ wanted[index])
    }
    return difference == 0
  }

  /// The envelope is that of the order list.
  public func records(in notice: WebhookNotice) throws(ConnectorError) -> [RawRecord] {
    do {
      return try RecordCut(key: "shipmentPackageId", oldKey: "id").page(notice.body).records
    } catch {
      throw ConnectorError(.contractChanged, "A notice of Trendyol cannot be read.")
    }
  }
}
