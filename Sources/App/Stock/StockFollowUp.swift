import Basics
import Commerce
import Inventory
import Storage
import Sync

/// What a finished sync means for stock that is kept here: new goods are counted, orders that became
/// clear are decided about, and what the channel shows is compared with what it was told.
struct StockFollowUp {
  let now: Timestamp
  let connection: any SQLConnection

  func follow(_ report: SyncReport) throws {
    guard try StockKeeping.since(in: connection) != nil,
      let channel = try ChannelAccounts.find(name: report.channel, in: connection)
    else { return }
    if let products = report.streams.first(where: { $0.stream == .products }) {
      try StockKeeping.openNewVariants(channelID: channel.id, now: now, in: connection)
      // A reading that was cut in two began longer ago than it says.
      if products.state == .complete, !products.resumed {
        try DriftRadar.compare(
          channelID: channel.id, readAt: products.startedAt, now: now, in: connection)
      }
    }
    try OrderStock.catchUp(now: now, in: connection)
  }
}
