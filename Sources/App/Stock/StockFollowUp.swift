import Basics
import Commerce
import Inventory
import Storage

/// What a finished sync means for stock that is kept here: new goods are counted, orders that became
/// clear are decided about, and what the channel shows is compared with what it was told.
struct StockFollowUp {
  let now: Timestamp
  let connection: any SQLConnection

  func follow(channel name: String, streams: [StreamProgress]) throws {
    guard try StockKeeping.since(in: connection) != nil,
      let channel = try ChannelAccounts.find(name: name, in: connection)
    else { return }
    if let products = streams.first(where: { $0.stream == .products }) {
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
