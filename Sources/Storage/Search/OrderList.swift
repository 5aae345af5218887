import Basics

/// The list of orders under a filter, read along an index.
struct OrderList {
  private let connection: any SQLConnection
  private let filter: OrderFilter
  private let direction: OrderSearch.Direction
  private let conditions: [String]
  private let values: [SQLValue]
  /// Rows that the first step of a search reads; each further one reads twice as many.
  private static let firstBatch = 200
  private static let longestBatch = 3200

  init(
    _ filter: OrderFilter, direction: OrderSearch.Direction, connection: any SQLConnection
  ) {
    self.connection = connection
    self.filter = filter
    self.direction = direction
    var conditions = ["o.removed_at IS NULL"]
    var values: [SQLValue] = []
    func add(_ condition: String, _ value: SQLValue?) {
      guard let value else { return }
      conditions.append(condition)
      values.append(value)
    }
    add("o.status = ?", filter.status.map { .text($0) })
    add("o.channel_id = ?", filter.channelID.map { .integer($0) })
    add("o.placed_at >= ?", filter.from.map { .integer($0.milliseconds) })
    add("o.placed_at < ?", filter.to.map { .integer($0.milliseconds) })
    self.conditions = conditions
    self.values = values
  }

  /// A page of all orders under the filter, newest first.
  func page(from: OrderKey?, limit: Int) throws -> [OrderKey] {
    let keys = try connection.rows(
      statement("", from: from), values + bound(from) + [.count(limit)], OrderKey.map)
    return direction == .older ? keys : keys.reversed()
  }

  /// A page of those that are meant, newest first.
  func page(
    from: OrderKey?, limit: Int, matching others: OrderCandidates.Others
  ) throws -> [OrderKey] {
    var (keys, last) = ([OrderKey](), from)
    let column = others.column
    var batch = Self.firstBatch
    while keys.count < limit {
      var read = 0
      let rows = column.values + values + bound(last) + [.count(batch)]
      let reading = statement(", o.customer_id, \(column.sql)", from: last)
      try connection.forEachRow(reading, rows) { row in
        read += 1
        let key = OrderKey.map(row)
        last = key
        if others.match(row, at: 2) { keys.append(key) }
        return keys.count < limit
      }
      guard read == batch else { break }
      batch = min(batch * 2, Self.longestBatch)
    }
    return direction == .older ? keys : keys.reversed()
  }

  /// Those that pass the filter, in no order. The filter is applied here, because an engine might
  /// lead with its index instead of the ids.
  func passing(_ listed: Set<OrderKey>) throws -> [OrderKey] {
    let placed = listed.filter { key in
      filter.from.map { key.placedAt >= $0.milliseconds } != false
        && filter.to.map { key.placedAt < $0.milliseconds } != false
    }
    guard filter.status != nil || filter.channelID != nil else { return Array(placed) }
    var keys: [OrderKey] = []
    try connection.forEachMatch(Self.listed, placed.map { [.integer($0.id)] }) { _, row in
      if passes(row) { keys.append(OrderKey.map(row)) }
    }
    return keys
  }

  private static let listed = SQLStatement(
    """
    SELECT placed_at, id, status, channel_id FROM orders WHERE id = ? AND removed_at IS NULL
    """)

  private func passes(_ row: any SQLRow) -> Bool {
    (filter.status == nil || filter.status == row.text(2))
      && (filter.channelID == nil || filter.channelID == row.integer(3))
  }

  private func statement(_ columns: String, from: OrderKey?) -> SQLStatement {
    let order = direction == .older ? "DESC" : "ASC"
    let beyond =
      from == nil ? "" : "AND (o.placed_at, o.id) \(direction == .older ? "<" : ">") (?, ?)"
    return SQLStatement(
      """
      SELECT o.placed_at, o.id\(columns) FROM orders o
      WHERE \(conditions.joined(separator: " AND ")) \(beyond)
      ORDER BY o.placed_at \(order), o.id \(order) LIMIT ?
      """, isReused: false)
  }

  private func bound(_ from: OrderKey?) -> [SQLValue] {
    from.map { [.integer($0.placedAt), .integer($0.id)] } ?? []
  }
}
