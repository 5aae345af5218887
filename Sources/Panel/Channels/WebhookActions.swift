import Storage

/// What the channel page asks of a channel's notices. All of them are calls to the channel.
public protocol WebhookActions: Sendable {
  /// - Throws: `PanelProblem` that says what is missing.
  func createWebhook(_ account: ChannelAccount, actor: String) async throws
  /// Takes up again what the channel gave up after failures.
  func reactivateWebhook(_ account: ChannelAccount, actor: String) async throws
  func removeWebhook(_ account: ChannelAccount, actor: String) async throws
}
