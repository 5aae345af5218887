import Basics
import Commerce
import ConnectorKit
import Inventory
import Storage
import Work

extension AppServices {
  /// Makes the moves that people asked for, and reads the orders again once a channel has taken one:
  /// where a package stands is what its channel says.
  var packageMoveJob: PackageMoveJob {
    PackageMoveJob(
      connector: { [database, channels] id in
        guard let account = try await database.read({ try ChannelAccounts.find(id: id, in: $0) })
        else { return nil }
        return try channels.connector(for: account) as? any OrderMoving
      },
      onMoved: { channelID, now, connection in
        let order = SyncOrder(streams: [SyncStream.orders.rawValue], origin: "package move")
        try JobQueue.enqueue(
          order.request(channelID: channelID, runAt: now.adding(seconds: 2)), now: now,
          in: connection)
      })
  }
}
