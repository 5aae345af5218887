import Basics
import Commerce
import ConnectorKit
import Storage
import Work

/// When things run unless a person says otherwise. Times are the shop's.
enum Timetable {
  /// A new channel is left alone for so long, so that its settings can be looked at first.
  static let firstSyncSeconds: Int64 = 300

  /// What runs whatever channels there are.
  static func ensureShop(
    _ scheduler: Scheduler, now: Timestamp, in connection: any SQLConnection
  ) throws {
    for (kind, cron) in [
      (ScoreJob.kind, "0 * * * *"), (FeedJob.kind, "*/10 * * * *"),
      (CleaningJob.kind, "30 3 * * *"), (StockWatchJob.kind, "50 * * * *"),
      (SubscriptionJob.kind, "50 4 * * *"),
    ] {
      try scheduler.ensure(kind, kind: kind, cron: cron, now: now, in: connection)
    }
  }

  /// A schedule for each stream of a channel, one for its account where it tells that, and one that is
  /// switched off for reading everything.
  static func ensure(
    _ account: ChannelAccount, _ platform: ConnectorDescriptor, _ scheduler: Scheduler,
    now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let first = account.createdAt.adding(seconds: firstSyncSeconds)
    for stream in platform.streams {
      let order = SyncOrder(streams: [stream.rawValue], origin: "schedule")
      try scheduler.ensure(
        SyncOrder.key(channelID: account.id, stream.rawValue), kind: SyncJob.kind,
        cron: cron(stream), channelID: account.id, payload: order.json, notBefore: first, now: now,
        in: connection)
    }
    if platform.readsSettlements {
      try scheduler.ensure(
        SettlementJob.key(channelID: account.id), kind: SettlementJob.kind, cron: "50 5 * * *",
        channelID: account.id, notBefore: first, now: now, in: connection)
    }
    try scheduler.ensure(
      SyncOrder.key(channelID: account.id, "full"), kind: SyncJob.kind, cron: "0 3 * * 0",
      channelID: account.id, payload: SyncOrder(isFull: true, origin: "schedule").json,
      isEnabled: false, now: now, in: connection)
  }

  /// Orders and questions wait for somebody; lists that seldom change are read seldom.
  static func cron(_ stream: SyncStream) -> String {
    switch stream {
    case .orders, .questions: "*/5 * * * *"
    case .products, .claims: "*/15 * * * *"
    case .customers: "20 * * * *"
    case .favourites: "40 */6 * * *"
    case .categories, .brands: "10 4 * * *"
    }
  }
}
