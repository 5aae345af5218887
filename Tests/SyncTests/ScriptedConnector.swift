import Basics
import Commerce
import ConnectorKit
import Outbound
import Synchronization

/// A connector over a shop that the test holds: pages of a list, by row offset. Each row is
/// `key|content`, mapped to an order whose number is the content.
final class ScriptedConnector: Connector {
  struct Shop: Sendable {
    var rows: [(key: String, content: String)] = []
    var pageSize = 10
    var failAtPage: Int?
    var failure = ConnectorError(.temporary, "the shop is down")
    /// Fails on every pull.
    var failingStream: SyncStream?
    var pulls = 0
    var mapped = 0
  }

  let shop: Mutex<Shop>
  let streams: [SyncStream]

  init(rows: Int, pageSize: Int = 10, streams: [SyncStream] = [.orders]) {
    let all = (0..<rows).map { (key: String($0), content: "first") }
    shop = Mutex(Shop(rows: all, pageSize: pageSize))
    self.streams = streams
  }

  var descriptor: ConnectorDescriptor {
    ConnectorDescriptor(
      platform: "scripted", displayName: "Scripted", capabilities: [], settings: [],
      streams: streams, shopKeys: [])
  }

  func check() async throws(ConnectorError) -> ConnectionCheck { ConnectionCheck(findings: []) }

  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    let start = request.cursor.flatMap { Int($0) } ?? 0
    let (slice, next, failure) = shop.withLock { shop in
      shop.pulls += 1
      let end = min(start + shop.pageSize, shop.rows.count)
      let fails =
        shop.failAtPage == start / shop.pageSize || shop.failingStream == request.stream
      return (
        Array(shop.rows[min(start, end)..<end]), end < shop.rows.count ? end : nil,
        fails ? shop.failure : nil
      )
    }
    if let failure { throw failure }
    var statistics = PullStatistics()
    statistics.requests = 1
    return PulledPage(
      records: slice.map(Self.raw), next: next.map(String.init), statistics: statistics)
  }

  static func raw(_ row: (key: String, content: String)) -> RawRecord {
    let payload = Array("\(row.key)|\(row.content)".utf8)
    return RawRecord(
      remoteID: row.key, contentHash: ContentHash.of(payload), payload: payload[...])
  }

  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    shop.withLock { $0.mapped += 1 }
    let parts = String(decoding: record.payload, as: UTF8.self).split(separator: "|")
    guard parts.count == 2, parts[1] != "poison" else {
      throw MappingError(field: "Content", reason: "is poison")
    }
    var order = OrderRecord(
      remoteID: record.remoteID, number: String(parts[1]),
      placedAt: Timestamp(seconds: 1_700_000_000 + (Int64(record.remoteID) ?? 0)),
      status: .delivered, channelStatus: "7", currency: .turkishLira)
    order.totalMinor = 1000
    order.buyer.email = "buyer\((Int(record.remoteID) ?? 0) % 7)@example.com"
    order.buyer.name = "Ayşe Yılmaz"
    return .order(order)
  }
}

/// The same shop after its mapping learned to read what was poison.
struct FixedConnector: Connector {
  let base: ScriptedConnector

  var descriptor: ConnectorDescriptor { base.descriptor }
  func check() async throws(ConnectorError) -> ConnectionCheck { try await base.check() }

  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    try await base.pull(request)
  }

  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    let healthy = ScriptedConnector.raw((key: record.remoteID, content: "fixed"))
    return try base.map(healthy, stream: stream)
  }
}
