import Basics
import Commerce
import ConnectorKit
import Inventory
import Storage

/// Stores a prepared page. Everything here is one transaction: rows, payloads, set-aside records,
/// the keys seen, and the position to go on from.
struct PageWriter: Sendable {
  let channelID: Int64
  let stream: SyncStream
  let store: StreamStore
  let zone: LocalTimeZone
  let currency: Currency
  let map: @Sendable (RawRecord) throws(MappingError) -> ChannelRecord
  /// See `Connector.soldOut`. Not of records that are tried again: their stock is of long ago.
  private let soldOut: @Sendable (ArraySlice<UInt8>) -> [String]

  init(
    channelID: Int64, stream: SyncStream, zone: LocalTimeZone, currency: Currency,
    connector: any Connector, isRetry: Bool = false
  ) {
    self.channelID = channelID
    self.stream = stream
    store = StreamStore(stream, of: connector)
    self.zone = zone
    self.currency = currency
    let looks = stream == .products && !isRetry
    soldOut = { (payload) in looks ? connector.soldOut(in: payload) : [] }
    map = { (raw) throws(MappingError) in try connector.boundedMap(raw, stream: stream) }
  }

  /// Stores the records of a page.
  func write(
    _ page: PreparedPage, now: Timestamp, in connection: any SQLConnection
  ) throws -> SyncCounts {
    var counts = SyncCounts()
    var plan = try WritePlan(page, writer: self, in: connection)
    let ids = try writeRecords(&plan, now: now, in: connection)
    counts.unchanged = plan.unchanged + page.duplicates
    if let table = store.payloadTable, !plan.items.isEmpty,
      let dictionary = try dictionary(of: page, in: connection)
    {
      try table.store(
        zip(ids, plan.items).map { ($0, $1.compressed) }, dictionaryID: dictionary.id,
        in: connection)
    }
    counts.inserted = plan.items.filter { $0.existing == nil }.count
    counts.updated = plan.items.count - counts.inserted
    counts.rejected = page.rejected.count + plan.rejected.count
    let rejected = try withoutSoldOut(page.rejected + plan.rejected, now: now, in: connection)
    try setAside(rejected, now: now, in: connection)
    try RejectedRecords.clear(
      channelID: channelID, stream: stream, remoteIDs: plan.items.map(\.remoteID), in: connection)
    return counts
  }

  /// What the page's payloads are compressed against. A page on which nothing seemed to have changed
  /// brings none.
  func dictionary(
    of page: PreparedPage, in connection: any SQLConnection
  ) throws -> PayloadDictionary? {
    try page.dictionary
      ?? PayloadDictionary.find(channelID: channelID, stream: stream, in: connection)
  }

  /// Takes the stock away of what has sold out, and says so with the reason.
  private func withoutSoldOut(
    _ rejected: [RejectedRecord], now: Timestamp, in connection: any SQLConnection
  ) throws -> [RejectedRecord] {
    let goods = SoldOutGoods(connection: connection, channelID: channelID, now: now)
    return try rejected.map { record in
      let count = try goods.empty(soldOut(record.payload))
      guard count > 0 else { return record }
      var record = record
      record.reason += "; its stock of 0 was taken over (variants: \(count))"
      return record
    }
  }

  private func setAside(
    _ rejected: [RejectedRecord], now: Timestamp, in connection: any SQLConnection
  ) throws {
    if rejected.contains(where: { StandInKey.isOne($0.remoteID) }) {
      try RejectedRecords.rekey(
        channelID: channelID, stream: stream,
        standIn: { StandInKey.of(reason: $0, payload: $1) }, in: connection)
    }
    for record in rejected {
      try RejectedRecords.add(
        channelID: channelID, stream: stream, remoteID: record.remoteID, reason: record.reason,
        payload: record.payload, now: now, in: connection)
    }
  }

  private func writeRecords(
    _ plan: inout WritePlan, now: Timestamp, in connection: any SQLConnection
  ) throws -> [Int64] {
    switch stream {
    case .orders where store.holdsPackages:
      let ids = try writePackages(&plan, now: now, in: connection)
      try OrderStock.apply(packageIDs: ids, now: now, in: connection)
      return ids
    case .orders:
      let ids = try OrderWriter(
        connection: connection, channelID: channelID, zone: zone, now: now
      ).write(
        plan.take { if case .order(let value) = $0 { value } else { nil } }.map {
          .init(record: $0, contentHash: $1.contentHash, existingID: $1.existing?.id)
        })
      try OrderStock.apply(orderIDs: ids, now: now, in: connection)
      return ids
    case .products:
      return try ProductWriter(connection: connection, channelID: channelID, now: now)
        .write(
          plan.take { if case .product(let value) = $0 { value } else { nil } }.map {
            .init(record: $0, contentHash: $1.contentHash, existingID: $1.existing?.id)
          })
    case .customers:
      return try MemberWriter(connection: connection, channelID: channelID, currency: currency)
        .write(
          plan.take { if case .customer(let value) = $0 { value } else { nil } }.map {
            .init(record: $0, contentHash: $1.contentHash, existingID: $1.existing?.id)
          })
    case .favourites:
      return try FavouriteWriter(connection: connection, channelID: channelID)
        .write(
          plan.take { if case .favourite(let value) = $0 { value } else { nil } }.map {
            .init(record: $0, contentHash: $1.contentHash, existingID: $1.existing?.id)
          })
    case .categories:
      try ChannelTreeWriter(connection: connection, channelID: channelID)
        .write(
          plan.take { if case .category(let value) = $0 { value } else { nil } }.map {
            ($0, $1.contentHash)
          })
    case .brands:
      try ChannelTreeWriter(connection: connection, channelID: channelID)
        .write(
          plan.take { if case .brand(let value) = $0 { value } else { nil } }.map {
            ($0, $1.contentHash)
          })
    case .questions:
      return try QuestionWriter(connection: connection, channelID: channelID, now: now)
        .write(
          plan.take { if case .question(let value) = $0 { value } else { nil } }.map {
            .init(record: $0, contentHash: $1.contentHash, existingID: $1.existing?.id)
          })
    case .claims:
      let ids = try ClaimWriter(connection: connection, channelID: channelID, now: now)
        .write(
          plan.take { if case .claim(let value) = $0 { value } else { nil } }.map {
            .init(record: $0, contentHash: $1.contentHash, existingID: $1.existing?.id)
          })
      try ClaimOrders.tie(channelID: channelID, in: connection)
      try ClaimedGoods.book(channelID: channelID, now: now, in: connection)
      return ids
    }
    return []
  }
}
