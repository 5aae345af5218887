import Basics
import Commerce

/// Stores a page of packages and the orders that they make with their sisters. One call is part of
/// one transaction.
///
/// A stored order is always what its packages' newest records make together (`OrderMerging`): the
/// sisters that are not on the page are mapped again from their stored payloads.
public struct PackageWriter {
  /// A mapped package (`record.package`), and the local row when there is one already. Each
  /// package once.
  public typealias Item = MappedRecord<OrderRecord>

  public enum Outcome: Sendable, Equatable {
    /// The row's id.
    case stored(Int64)
    /// A newer record of the package is stored already.
    case older
    /// The order cannot be put together; nothing of it was changed.
    case held(reason: String)
  }

  /// Maps a stored payload once more: the package's key, its hash, the payload. Nil when it cannot.
  public typealias Mapping = (String, Int64, [UInt8]) -> OrderRecord?

  /// A package of an order that is put together.
  struct Part {
    var record: OrderRecord
    var contentHash: Int64
    var existingID: Int64?
    /// Index of the item; nil for a sister that is stored.
    var item: Int?
    var wasReplaced: Bool
  }

  let connection: any SQLConnection
  let channelID: Int64
  let zone: LocalTimeZone
  let now: Timestamp
  let map: Mapping
  let rows: PackageRows

  public init(
    connection: any SQLConnection, channelID: Int64, zone: LocalTimeZone, now: Timestamp,
    map: @escaping Mapping
  ) {
    self.connection = connection
    self.channelID = channelID
    self.zone = zone
    self.now = now
    self.map = map
    rows = PackageRows(connection: connection, channelID: channelID)
  }

  /// - Returns: what became of each item, in order.
  public func write(_ items: [Item]) throws -> [Outcome] {
    var outcomes = try judge(items)
    let kept = items.indices.filter { outcomes[$0] == nil }
    let keys = Set(kept.map { RecordKey(items[$0].record.remoteID) }).sorted()
    var (parts, unreadable) = try sisters(ofOrders: keys, besides: items, kept)
    for (key, package) in unreadable { parts[key] = nil; hold(key, package, items, &outcomes) }
    for index in kept where outcomes[index] == nil {
      let item = items[index]
      parts[RecordKey(item.record.remoteID), default: []].append(
        Part(
          record: item.record.believed(at: now), contentHash: item.contentHash,
          existingID: item.existingID, item: index, wasReplaced: false))
    }
    for (index, id) in try store(parts) { outcomes[index] = .stored(id) }
    return outcomes.map { $0 ?? .older }
  }

  /// Makes the orders of packages anew, after some of their packages have gone.
  public func rebuild(ordersOf packageIDs: [Int64]) throws {
    let keys = Set(
      try rows.places(packageIDs).values.map { RecordKey($0.orderRemoteID) }
    ).sorted()
    let (parts, unreadable) = try sisters(ofOrders: keys, besides: [], [])
    try store(parts.filter { unreadable[$0.key] == nil })
    let known = try RecordTable.orders.known(
      keys.map(\.text), channelID: channelID, in: connection)
    let empty = keys.filter { parts[$0] == nil && unreadable[$0] == nil }
    try RecordRemoval(table: .orders, connection: connection).remove(
      empty.compactMap { known[$0]?.id }, now: now)
  }

  /// Leaves out what is older than what is stored, and what cannot be.
  private func judge(_ items: [Item]) throws -> [Outcome?] {
    let places = try rows.places(items.compactMap(\.existingID))
    return items.map { item in
      guard let package = item.record.package else {
        return .held(reason: "the record has no package")
      }
      guard let place = item.existingID.flatMap({ places[$0] }) else { return nil }
      guard RecordKey(place.orderRemoteID) == RecordKey(item.record.remoteID) else {
        return .held(reason: "the package belonged to another order before")
      }
      return !place.isRemoved && isOlder(package.changedAt, than: place.changedAt) ? .older : nil
    }
  }

  /// A time that is not believed says nothing: what was told last counts then.
  private func isOlder(_ changedAt: Timestamp?, than stored: Int64?) -> Bool {
    if let changedAt, changedAt.believed(at: now) == nil { return false }
    let stored = stored.flatMap { Timestamp(milliseconds: $0).believed(at: now) }
    return changedAt?.milliseconds ?? .min < stored?.milliseconds ?? .min
  }

  private func hold(
    _ key: RecordKey, _ package: String, _ items: [Item], _ outcomes: inout [Outcome?]
  ) {
    for index in items.indices
    where outcomes[index] == nil && RecordKey(items[index].record.remoteID) == key {
      outcomes[index] = .held(
        reason: "the order's other package \(package.cut(toBytes: 100, mark: "…")) cannot be read")
    }
  }
}
