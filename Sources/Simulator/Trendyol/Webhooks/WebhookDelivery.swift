import Logging
import Outbound

/// Sends the messages of the account's webhooks as real requests, one after the other, so that what
/// arrives out of order was meant to.
struct WebhookDelivery: Sendable {
  let account: TrendyolAccount
  let transport: any HTTPTransport
  let time: SimulatorTime

  /// Runs until the task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { group in
      for await _ in account.newMessages {
        for message in account.takeMessages() {
          guard !(await send(message)) else { continue }
          group.addTask { await sendAgain(message) }
        }
      }
    }
  }

  /// Tries every five minutes until it works or the webhook has become passive (§13).
  private func sendAgain(_ message: WebhookMessage) async {
    while !Task.isCancelled, account.isActive(webhook: message.webhook) {
      do { try await time.sleep(account.options.webhookRetry) } catch { return }
      if await send(message) { return }
    }
  }

  /// - Returns: true when there is nothing more to do for the message.
  private func send(_ message: WebhookMessage) async -> Bool {
    guard let webhook = account.webhook(message.webhook), webhook.isActive else { return true }
    let request = OutboundRequest(
      method: .post, url: webhook.url,
      headers: [webhook.header, ("Content-Type", "application/json")].map { ($0.0, $0.1) },
      body: message.body,
      timeouts: OutboundTimeouts(
        connect: .seconds(5), read: .seconds(10), total: .seconds(20)),
      maxResponseBytes: 1 << 16)
    let status = try? await transport.send(request).status
    let isDelivered = status.map { (200..<300).contains($0) } ?? false
    account.note(webhook: webhook.id, isDelivered: isDelivered)
    return isDelivered
  }
}

extension TrendyolAccount {
  func takeMessages() -> [WebhookMessage] {
    withState { state, _ in
      let messages = state.messages
      state.messages = []
      return messages
    }
  }

  func webhook(_ id: String) -> TrendyolWebhook? {
    withState { state, _ in state.webhooks.first { $0.id == id } }
  }

  func isActive(webhook id: String) -> Bool { webhook(id)?.isActive ?? false }

  /// Failures in a row make a webhook passive.
  func note(webhook id: String, isDelivered: Bool) {
    withState { state, _ in
      guard let index = state.webhooks.firstIndex(where: { $0.id == id }) else { return }
      state.webhooks[index].failures = isDelivered ? 0 : state.webhooks[index].failures + 1
      if state.webhooks[index].failures >= options.webhookFailures {
        state.webhooks[index].isActive = false
      }
    }
  }
}
