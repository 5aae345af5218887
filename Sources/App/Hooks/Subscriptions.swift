import Basics
import ConnectorKit
import Storage
import Web

/// The channels' subscriptions to notices: asked for, taken up again, given back. What the channel
/// said last is stored, so that a page needs no request to show it.
struct Subscriptions: Sendable {
  /// The setting that holds the secret of a platform that sends notices.
  static let secretKey = "webhook-secret"

  let services: AppServices
  /// The program's address as channels reach it; nil when nobody said so.
  let base: String?

  init(services: AppServices, base: String? = nil) {
    self.services = services
    self.base = base ?? services.configuration.baseURL
  }

  /// What kept a subscription from being made or changed, in words for a person.
  struct Problem: Error, Sendable, CustomStringConvertible {
    let description: String
  }

  /// By the channel's number: Trendyol takes no address with its own name in it (wire facts 2026-11-23,
  /// §13).
  func address(of account: ChannelAccount) throws -> String {
    guard let base, ChannelAddress.isSecure(base) else {
      throw Problem(
        description: "Set TEZGAH_BASE_URL to this program's public https:// address first.")
    }
    return "\(base)/hooks/channel/\(account.id)"
  }

  /// Has notices sent here. Made twice it is there once: an earlier one to the same address, which may
  /// have another secret, is given back first.
  /// - Throws: `Problem`, `ConnectorError`, `SettingsError`.
  func create(_ account: ChannelAccount, actor: String) async throws {
    let url = try address(of: account)
    _ = try connector(account)
    let account = try await withSecret(account, actor: actor)
    let connector = try connector(account)
    for old in try await connector.subscriptions() where old.url == url {
      try await connector.unsubscribe(old.remoteID)
    }
    let id = try await connector.subscribe(url: url)
    try await save(account, WebhookSubscription(remoteID: id, url: url, isActive: true)) {
      try AuditLog.record(
        actor: actor, action: .webhookCreated, subject: "channel:\(account.id)", detail: url,
        now: services.clock.now(), in: $0)
    }
  }

  func reactivate(_ account: ChannelAccount, actor: String) async throws {
    guard let stored = try await stored(account), !stored.remoteID.isEmpty else {
      throw Problem(description: "There is no subscription to take up again; create one.")
    }
    try await connector(account).reactivate(stored.remoteID)
    try await save(
      account, WebhookSubscription(remoteID: stored.remoteID, url: stored.url, isActive: true)
    ) {
      try AuditLog.record(
        actor: actor, action: .webhookReactivated, subject: "channel:\(account.id)",
        now: services.clock.now(), in: $0)
    }
  }

  /// Gives the subscription back; one that the channel forgot is forgotten here, too.
  func remove(_ account: ChannelAccount, actor: String) async throws {
    guard let stored = try await stored(account) else { return }
    let connector = try connector(account)
    for old in try await connector.subscriptions()
    where old.url == stored.url || old.remoteID == stored.remoteID {
      try await connector.unsubscribe(old.remoteID)
    }
    let now = services.clock.now()
    try await services.database.write { connection in
      try StoredSubscription.remove(channelID: account.id, in: connection)
      try AuditLog.record(
        actor: actor, action: .webhookRemoved, subject: "channel:\(account.id)",
        detail: stored.url, now: now, in: connection)
    }
  }

  /// Asks the channel how the subscription stands.
  /// - Parameter reactivates: take up again what was given up.
  /// - Returns: nil when none was made here.
  @discardableResult
  func refresh(
    _ account: ChannelAccount, reactivates: Bool
  ) async throws -> StoredSubscription? {
    guard let stored = try await stored(account) else { return nil }
    let connector = try connector(account)
    let found = try await connector.subscriptions().first { $0.remoteID == stored.remoteID }
    var current = found ?? WebhookSubscription(remoteID: "", url: stored.url, isActive: false)
    if reactivates, found?.isActive == false {
      try await connector.reactivate(stored.remoteID)
      current.isActive = true
    }
    try await save(account, current) { _ in }
    return try await self.stored(account)
  }

  private func stored(_ account: ChannelAccount) async throws -> StoredSubscription? {
    try await services.database.read {
      try StoredSubscription.find(channelID: account.id, in: $0)
    }
  }

  private func save(
    _ account: ChannelAccount, _ subscription: WebhookSubscription,
    also: @escaping @Sendable (any SQLConnection) throws -> Void
  ) async throws {
    let row = StoredSubscription(
      channelID: account.id, remoteID: subscription.remoteID, url: subscription.url,
      isActive: subscription.isActive, checkedAt: services.clock.now())
    try await services.database.write { connection in
      try row.save(in: connection)
      try also(connection)
    }
  }

  private func connector(_ account: ChannelAccount) throws -> any WebhookSubscribing {
    guard let connector = try services.channels.connector(for: account) as? any WebhookSubscribing
    else { throw Problem(description: "This platform sends no notices.") }
    return connector
  }

  /// The account, with a secret that nobody has to think of when it has none.
  private func withSecret(_ account: ChannelAccount, actor: String) async throws -> ChannelAccount {
    let known = try account.secrets(services.secretBox)[Self.secretKey]
    guard known?.isEmpty ?? true else { return account }
    return try await services.channels.change(
      account, settings: [:], secrets: [Self.secretKey: Secret(RandomToken.make())], actor: actor)
  }
}
