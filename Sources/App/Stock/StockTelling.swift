import ConnectorKit
import Foundation
import Inventory
import Storage

extension AppServices {
  /// Tells channels their stock, through those of their connectors that can.
  var stockPushJob: StockPushJob {
    StockPushJob(
      connector: { [database, channels] id in
        guard let account = try await database.read({ try ChannelAccounts.find(id: id, in: $0) })
        else { return nil }
        return try channels.connector(for: account) as? any OfferPushing
      }, makeFlight: { UUID().uuidString })
  }
}
