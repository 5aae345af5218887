import Basics

/// A subscription to changes of packages (Trendyol wire facts 2026-11-23, §13).
struct TrendyolWebhook: Sendable {
  enum Proof: Sendable, Equatable {
    case basic(user: String, password: String)
    case apiKey(String)
  }

  let id: String
  let created: Timestamp
  var modified: Timestamp?
  var url: String
  var proof: Proof
  /// Upper case names; empty is all.
  var statuses: [String]
  var isActive = true
  var failures = 0

  /// The header that proves who sends; there is no signature.
  var header: (name: String, value: String) {
    switch proof {
    case .basic(let user, let password):
      ("Authorization", "Basic " + Base64.encode(Array("\(user):\(password)".utf8)))
    case .apiKey(let key): ("x-api-key", key)
    }
  }

  func wants(_ status: TrendyolStatus) -> Bool {
    isActive && (statuses.isEmpty || statuses.contains(status.webhookName))
  }
}

/// A message that is still to be delivered: the whole package, in the envelope of the list.
struct WebhookMessage: Sendable {
  let webhook: String
  let body: [UInt8]
}

extension TrendyolState {
  /// Writes messages for a package that changed, as the fault plan lets them through.
  mutating func announce(_ place: PackagePlace) {
    let package = orders[place.order].packages[place.package]
    for webhook in webhooks where webhook.wants(package.status) {
      messageCount += 1
      var draws = Draws(seed: world.seed, .trendyolWebhook, messageCount)
      let isLost = draws.chance(webhookFaults.lost)
      let isTwice = draws.chance(webhookFaults.twice)
      let isLate = draws.chance(webhookFaults.reordered)
      if isLost { continue }
      let message = WebhookMessage(webhook: webhook.id, body: envelope(of: place))
      let held = heldMessages
      heldMessages = isLate ? [message] : []
      if !isLate { messages.append(message) }
      if isTwice { messages.append(message) }
      messages += held
    }
  }

  private func envelope(of place: PackagePlace) -> [UInt8] {
    var json = ReplyJSON(capacity: 5_000)
    let writer = PackageWriter(seller: seller)
    json.object { json in
      json.field("totalElements", 1)
      json.field("totalPages", 1)
      json.field("page", 0)
      json.field("size", 1)
      json.array("content", [place]) { write($1, with: writer, to: &$0) }
    }
    return json.bytes
  }
}

/// How often messages are doubled, held back and lost.
struct WebhookFaults: Sendable {
  var twice = 0.0
  var reordered = 0.0
  var lost = 0.0
}
