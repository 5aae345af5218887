import Panel
import Storage

extension RecordedActions {
  func createWebhook(_ account: ChannelAccount, actor: String) async throws {
    try note("webhook create \(account.name)", actor: actor)
  }

  func reactivateWebhook(_ account: ChannelAccount, actor: String) async throws {
    try note("webhook reactivate \(account.name)", actor: actor)
  }

  func removeWebhook(_ account: ChannelAccount, actor: String) async throws {
    try note("webhook remove \(account.name)", actor: actor)
  }
}
