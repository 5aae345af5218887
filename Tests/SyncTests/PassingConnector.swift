import Basics
import Commerce
import ConnectorKit
import Synchronization

/// A shop that lists the orders which marketplaces passed on to it beside its own.
final class PassingConnector: Connector {
  /// An order of the shop, as its payload tells it.
  struct Row: Sendable, Hashable {
    var key: Int
    /// Empty for an order of the shop's own.
    var marketplace = ""
    var originNumber = ""
    var units = 1
    var status = OrderStatus.created
    var buyer = 0
  }

  let rows = Mutex<[Row]>([])

  var descriptor: ConnectorDescriptor {
    ConnectorDescriptor(
      platform: "shop", displayName: "Shop", capabilities: [], settings: [], streams: [.orders],
      shopKeys: [])
  }

  func show(_ rows: [Row]) { self.rows.withLock { $0 = rows } }

  func check() async throws(ConnectorError) -> ConnectionCheck { ConnectionCheck(findings: []) }

  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    let rows = self.rows.withLock { $0 }
    return PulledPage(
      records: rows.map { row in
        let text = [
          "\(row.key)", row.marketplace, row.originNumber, "\(row.units)", row.status.rawValue,
          "\(row.buyer)",
        ].joined(separator: "|")
        return RawRecord(
          remoteID: "\(row.key)", contentHash: ContentHash.of(text.utf8),
          payload: Array(text.utf8)[...])
      }, next: nil)
  }

  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    let parts = String(decoding: record.payload, as: UTF8.self)
      .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, let units = Int64(parts[3]), let buyer = Int(parts[5]),
      let status = OrderStatus(rawValue: parts[4])
    else { throw MappingError(field: "row", reason: "cannot be read") }
    var order = OrderRecord(
      remoteID: record.remoteID, number: "S-\(record.remoteID)",
      placedAt: Timestamp(seconds: 1_790_100_000 + (Int64(record.remoteID) ?? 0)),
      status: status, channelStatus: status.rawValue, currency: .turkishLira)
    if !parts[1].isEmpty { order.originMarketplace = parts[1] }
    if !parts[2].isEmpty { order.originNumber = parts[2] }
    order.buyer.email = "buyer\(buyer)@example.com"
    order.buyer.name = "Ayşe"
    var line = OrderLineRecord(remoteID: "1")
    line.quantityMilli = units * 1000
    line.totalMinor = units * 1000
    order.lines = [line]
    order.totalMinor = line.totalMinor
    return .order(order)
  }
}
