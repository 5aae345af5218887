import Basics
import ConnectorKit
import Inventory
import Storage
import Work

/// What is set up before the demo's first sale: stock is kept here, channels are told it, and those
/// that send notices are asked for them.
struct DemoOpening: Sendable {
  /// Channels without notices are asked this often, more than a real one would like.
  static let askingSeconds = 10
  /// The others this often, because notices get lost.
  static let lostNoticeSeconds = 60

  let services: AppServices
  let accounts: [ChannelAccount]

  /// - Returns: the channels that are told their stock from now on, as they showed it already.
  func open(base: String) async throws -> Set<Int64> {
    let now = services.clock.now()
    try await services.database.write { connection in
      guard try StockKeeping.since(in: connection) == nil else { return }
      try StockKeeping.start(warehouse: "Depo", actor: "demo", now: now, in: connection)
    }
    var told: Set<Int64> = []
    for account in accounts {
      let connector = try services.channels.connector(for: account)
      if connector is any OfferPushing {
        try await services.database.write {
          try StockPolicies.set(
            StockPolicy(), channelID: account.id, actor: "demo", now: now, in: $0)
        }
        told.insert(account.id)
      }
      if connector is any WebhookSubscribing {
        try await Subscriptions(services: services, base: base).create(account, actor: "demo")
      }
    }
    try await waitForPushes()
    return told
  }

  /// Waits until the channels show what they were told first; a minute at most.
  private func waitForPushes() async throws {
    for _ in 0..<120 {
      let open = try await services.database.read { try $0.integer(Self.openPushes) ?? 0 }
      if open == 0 { return }
      try await Task.sleep(for: .milliseconds(500))
    }
  }

  /// Asks for orders beside the schedules, until the task is cancelled.
  func askForOrders() async {
    var seconds = 0
    while !Task.isCancelled {
      do { try await Task.sleep(for: .seconds(Self.askingSeconds)) } catch { return }
      seconds += Self.askingSeconds
      for account in accounts where seconds % pause(account) == 0 {
        let request = SyncOrder(streams: ["orders"], origin: "demo").request(
          channelID: account.id, priority: -5)
        let now = services.clock.now()
        // What cannot be asked for now is asked for the next time.
        _ = try? await services.database.write {
          try JobQueue.enqueue(request, now: now, in: $0)
        }
      }
    }
  }

  private func pause(_ account: ChannelAccount) -> Int {
    let connector = try? services.channels.connector(for: account)
    return connector is any WebhookSubscribing ? Self.lostNoticeSeconds : Self.askingSeconds
  }

  private static let openPushes = SQLStatement(
    "SELECT count(*) FROM stock_publications WHERE is_due = 1 OR state IN ('sending', 'accepted')")
}
