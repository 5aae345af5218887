import Basics

/// Which orders are wanted.
public struct OrderFilter: Sendable, Equatable {
  public var search: SearchWords?
  public var status: String?
  public var channelID: Int64?
  /// Inclusive.
  public var from: Timestamp?
  /// Exclusive.
  public var to: Timestamp?

  public init(
    search: SearchWords? = nil, status: String? = nil, channelID: Int64? = nil,
    from: Timestamp? = nil, to: Timestamp? = nil
  ) {
    self.search = search
    self.status = status
    self.channelID = channelID
    self.from = from
    self.to = to
  }
}

/// Position of an order in the list, newest first.
public struct OrderKey: Sendable, Equatable, Comparable {
  public var placedAt: Int64
  public var id: Int64

  public init(placedAt: Int64, id: Int64) {
    self.placedAt = placedAt
    self.id = id
  }

  public static func < (left: OrderKey, right: OrderKey) -> Bool {
    (left.placedAt, left.id) < (right.placedAt, right.id)
  }
}

/// Pages through orders, newest first, by key: a page costs the same however deep it lies.
public struct OrderSearch {
  public enum Direction: Sendable { case older, newer }

  private let connection: any SQLConnection

  public init(connection: any SQLConnection) { self.connection = connection }

  /// - Parameters:
  ///   - from: only orders beyond this one; nil starts at the newest.
  ///   - direction: `newer` gives the orders just above `from`, still newest first.
  public func page(
    _ filter: OrderFilter, from: OrderKey?, direction: Direction = .older, limit: Int
  ) throws -> [OrderKey] {
    guard let search = filter.search else {
      return try walk(filter, words: [], from: from, direction: direction, limit: limit)
    }
    var ids = try ordersByNumber(search.whole)
    ids.formUnion(try ordersByCode(search.whole))
    switch try CustomerMatching.find(search.words, in: connection) {
    case .few(let customers):
      ids.formUnion(try orders(ofCustomers: customers))
      return try select(ids, filter, from: from, direction: direction, limit: limit)
    case .many(let words):
      let walked = try walk(filter, words: words, from: from, direction: direction, limit: limit)
      let direct = try select(ids, filter, from: from, direction: direction, limit: limit)
      return Self.merged(walked, direct, direction: direction, limit: limit)
    }
  }

  private func walk(
    _ filter: OrderFilter, words: [String], from: OrderKey?, direction: Direction, limit: Int
  ) throws -> [OrderKey] {
    var (conditions, values) = Self.conditions(filter)
    for word in words {
      conditions.append(CustomerMatching.condition("o.customer_id"))
      values += PrefixRange(word).values
    }
    if let from {
      conditions.append("(o.placed_at, o.id) \(direction == .older ? "<" : ">") (?, ?)")
      values += [.integer(from.placedAt), .integer(from.id)]
    }
    let order = direction == .older ? "DESC" : "ASC"
    let statement = SQLStatement(
      """
      SELECT o.placed_at, o.id FROM orders o WHERE \(conditions.joined(separator: " AND "))
      ORDER BY o.placed_at \(order), o.id \(order) LIMIT ?
      """, isReused: false)
    let keys = try connection.rows(statement, values + [.count(limit)], Self.key)
    return direction == .older ? keys : keys.reversed()
  }

  /// Filters and sorts gathered orders.
  private func select(
    _ ids: Set<Int64>, _ filter: OrderFilter, from: OrderKey?, direction: Direction, limit: Int
  ) throws -> [OrderKey] {
    let (conditions, values) = Self.conditions(filter)
    var keys: [OrderKey] = []
    for chunk in ids.sorted().chunked(by: 500) {
      let statement = SQLStatement(
        """
        SELECT o.placed_at, o.id FROM orders o
        WHERE \(conditions.joined(separator: " AND "))
          AND o.id IN (\(SQLStatement.placeholders(chunk.count)))
        """, isReused: false)
      keys += try connection.rows(statement, values + chunk.map { .integer($0) }, Self.key)
    }
    if let from { keys = keys.filter { direction == .older ? $0 < from : $0 > from } }
    keys.sort(by: >)
    return direction == .older ? Array(keys.prefix(limit)) : Array(keys.suffix(limit))
  }

  private static func merged(
    _ left: [OrderKey], _ right: [OrderKey], direction: Direction, limit: Int
  ) -> [OrderKey] {
    var keys = left + right.filter { !left.contains($0) }
    keys.sort(by: >)
    return direction == .older ? Array(keys.prefix(limit)) : Array(keys.suffix(limit))
  }

  private static func conditions(_ filter: OrderFilter) -> ([String], [SQLValue]) {
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
    return (conditions, values)
  }

  private static func key(_ row: any SQLRow) -> OrderKey {
    OrderKey(placedAt: row.integer(0), id: row.integer(1))
  }
}

extension OrderSearch {
  /// Most orders that a number or a code may bring in.
  private static let directLimit = 5000

  private func ordersByNumber(_ text: String) throws -> Set<Int64> {
    Set(
      try connection.rows(
        Self.byNumber, PrefixRange(text).values + [.count(Self.directLimit)]
      ) { $0.integer(0) })
  }

  private func ordersByCode(_ text: String) throws -> Set<Int64> {
    let variants = try connection.rows(
      Self.variantsByCode, PrefixRange(text).values + [.text(text)]
    ) { $0.integer(0) }
    var ids: Set<Int64> = []
    for variant in variants where ids.count < Self.directLimit {
      ids.formUnion(
        try connection.rows(
          Self.ordersOfVariant, [.integer(variant), .count(Self.directLimit)]
        ) { $0.integer(0) })
    }
    return ids
  }

  private func orders(ofCustomers customers: [Int64]) throws -> Set<Int64> {
    var ids: Set<Int64> = []
    for chunk in customers.chunked(by: 500) {
      let statement = SQLStatement(
        """
        SELECT id FROM orders WHERE customer_id IN (\(SQLStatement.placeholders(chunk.count)))
        """, isReused: false)
      ids.formUnion(try connection.rows(statement, chunk.map { .integer($0) }) { $0.integer(0) })
    }
    return ids
  }

  private static let byNumber = SQLStatement(
    "SELECT id FROM orders WHERE number_folded >= ? AND number_folded < ? LIMIT ?")
  private static let variantsByCode = SQLStatement(
    """
    SELECT id FROM variants WHERE sku_folded >= ? AND sku_folded < ?
    UNION SELECT id FROM variants WHERE barcode = ? LIMIT 200
    """)
  private static let ordersOfVariant = SQLStatement(
    "SELECT DISTINCT order_id FROM order_lines WHERE variant_id = ? ORDER BY order_id DESC LIMIT ?")
}
