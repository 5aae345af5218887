import Basics
import Commerce

/// Stores a page of orders with all that hangs on them: lines, addresses, payments, status history,
/// customers, daily figures. One call is part of one transaction.
public struct OrderWriter {
  /// A mapped order, and the local row when there is one already.
  public typealias Item = MappedRecord<OrderRecord>

  private let connection: any SQLConnection
  private let channelID: Int64
  private let zone: LocalTimeZone
  private let now: Timestamp

  public init(
    connection: any SQLConnection, channelID: Int64, zone: LocalTimeZone, now: Timestamp
  ) {
    self.connection = connection
    self.channelID = channelID
    self.zone = zone
    self.now = now
  }

  /// - Returns: the local id of each item, in order.
  public func write(_ items: [Item]) throws -> [Int64] {
    guard !items.isEmpty else { return [] }
    var orders = try resolved(items)
    var before = try StoredOrderState.load(items.compactMap(\.existingID), in: connection)
    var resolver = CustomerResolver(connection: connection)
    let customers = try resolver.resolve(items.map { mention($0.record) })
    for index in orders.indices { orders[index].customerID = customers[index] }
    // A merge has moved the orders that are stored, and their figures with them.
    before = before.mapValues { state in
      var state = state
      state.customerID = state.customerID.map { resolver.current($0) }
      return state
    }
    let ids = try writeOrders(orders, items: items)
    try writeParts(orders, ids: ids, items: items, before: before)
    let copies = try OrderTwins(connection: connection).settle(
      Array(zip(ids, orders)), of: channelID, now: now)
    try writeFigures(orders, ids: ids, before: before, copies: copies)
    return ids
  }

  private func resolved(_ items: [Item]) throws -> [StoredOrder] {
    let keys = Set(
      items.flatMap { $0.record.lines.compactMap(\.variantRemoteID) }.map { RecordKey($0) })
    let variants = try ListingKeys.variants(of: keys, channelID: channelID, in: connection)
    return items.map { item in
      StoredOrder(
        record: item.record.believed(at: now), contentHash: item.contentHash,
        day: zone.localDay(of: item.record.placedAt), customerID: nil,
        variantIDs: item.record.lines.map { $0.variantRemoteID.flatMap { variants[RecordKey($0)] } }
      )
    }
  }

  private func mention(_ record: OrderRecord) -> CustomerMention {
    CustomerMention(
      channelID: channelID, memberRemoteID: record.buyer.memberRemoteID, name: record.buyer.name,
      email: record.buyer.email, phone: record.buyer.phone,
      city: record.addresses.first { $0.kind == .shipping }?.city ?? "",
      currency: record.currency.rawValue, at: record.placedAt)
  }

  private func writeOrders(_ orders: [StoredOrder], items: [Item]) throws -> [Int64] {
    let rows = zip(items, orders).map { item, order in
      KeyedRow(
        existingID: item.existingID, key: [.integer(channelID), .text(order.record.remoteID)],
        values: order.columnValues())
    }
    return try connection.store(rows, insert: Self.insert, update: Self.update)
  }

  private func writeParts(
    _ orders: [StoredOrder], ids: [Int64], items: [Item], before: [Int64: StoredOrderState]
  ) throws {
    let parts = OrderParts(connection: connection)
    try parts.clear(items.compactMap(\.existingID))
    try parts.insert(Array(zip(ids, orders)))
    try parts.replaceEvents(zip(ids, orders).filter { $1.record.history != nil })
    let events = zip(ids, orders).compactMap { id, order -> OrderParts.Event? in
      guard order.record.history == nil else { return nil }
      let old = before[id]
      guard old?.channelStatus != order.record.channelStatus else { return nil }
      // The arrival carries the order's own time; a change carries the channel's, or ours.
      let at = old == nil ? order.record.placedAt : order.record.changedAt ?? now
      return OrderParts.Event(
        orderID: id, position: old?.eventCount ?? 0, at: at, status: order.record.status,
        channelStatus: order.record.channelStatus)
    }
    try parts.append(events)
  }

  private func writeFigures(
    _ orders: [StoredOrder], ids: [Int64], before: [Int64: StoredOrderState], copies: Set<Int64>
  ) throws {
    var rollup = SalesRollup()
    var customers: [Int64: CustomerFigures] = [:]
    var moved: [Int64] = []
    for (id, order) in zip(ids, orders) {
      if let old = before[id], !old.isRemoved {
        rollup.apply(old.contribution, sign: -1)
        if let customerID = old.customerID {
          customers[customerID, default: .init()].subtract(old)
          let isMoved =
            customerID != order.customerID || old.placedAt != order.record.placedAt.milliseconds
            || copies.contains(id)
          if isMoved { moved.append(customerID) }
        }
      }
      guard !copies.contains(id) else { continue }
      rollup.apply(order.contribution(channelID: channelID), sign: 1)
      if let customerID = order.customerID {
        customers[customerID, default: .init()].add(order.figures)
      }
    }
    try rollup.save(in: connection)
    try CustomerFigures.add(customers, in: connection)
    try CustomerFigures.refreshSpan(of: moved, in: connection)
  }

  static let columns = """
    number, number_folded, placed_at, day, status, channel_status, customer_id, buyer_name,
    buyer_email, buyer_phone, currency, total_minor, shipping_minor, discount_minor, tax_minor,
    line_count, origin_marketplace, note, carrier, tracking_number, invoice_number, changed_at,
    content_hash, origin_number
    """
  private static let insert = SQLStatement(
    """
    INSERT INTO orders (channel_id, remote_id, \(columns))
    VALUES (\(SQLStatement.placeholders(26))) RETURNING id
    """)
  private static let update = SQLStatement(
    """
    UPDATE orders SET
      number = ?, number_folded = ?, placed_at = ?, day = ?, status = ?, channel_status = ?,
      customer_id = ?, buyer_name = ?, buyer_email = ?, buyer_phone = ?, currency = ?,
      total_minor = ?, shipping_minor = ?, discount_minor = ?, tax_minor = ?, line_count = ?,
      origin_marketplace = ?, note = ?, carrier = ?, tracking_number = ?, invoice_number = ?,
      changed_at = ?, content_hash = ?, origin_number = ?, twin_of = NULL, missing_sweeps = 0,
      removed_at = NULL
    WHERE id = ?
    """)
}

extension CustomerFigures {
  mutating func add(_ other: CustomerFigures) {
    orders += other.orders
    spentMinor = spentMinor.clampedAdding(other.spentMinor)
    firstOrderAt = [firstOrderAt, other.firstOrderAt].compactMap { $0 }.min()
    lastOrderAt = [lastOrderAt, other.lastOrderAt].compactMap { $0 }.max()
  }

  mutating func subtract(_ old: StoredOrderState) {
    orders -= 1
    guard old.contribution.countsAsSale else { return }
    spentMinor = spentMinor.clampedSubtracting(old.contribution.totalMinor)
  }
}
