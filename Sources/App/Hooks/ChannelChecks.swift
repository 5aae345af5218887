import ConnectorKit
import Storage

extension AppServices {
  /// Calls a channel and says what works, its notices included.
  public func check(_ account: ChannelAccount) async throws -> ConnectionCheck {
    let connector = try channels.connector(for: account)
    var check = try await connector.check()
    if connector is any WebhookSubscribing { check.findings.append(await notices(of: account)) }
    return check
  }

  private func notices(of account: ChannelAccount) async -> ConnectionCheck.Finding {
    do {
      guard
        let subscription = try await Subscriptions(services: self).refresh(
          account, reactivates: false)
      else {
        return .init(.notice, "Notices are not asked for; the channel's page has a button for it.")
      }
      if subscription.isActive { return .init(.ok, "Notices are sent to \(subscription.url).") }
      return .init(
        .warning,
        subscription.remoteID.isEmpty
          ? "The channel does not know the subscription to notices any more; create it again."
          : "The channel gave up sending notices after failures; take them up again on its page.")
    } catch {
      return .init(.warning, "It cannot be seen whether notices are sent: \(error)")
    }
  }
}
