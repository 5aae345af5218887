/// Position of a customer in the list: who ordered last comes first, who never ordered last.
public struct CustomerKey: Sendable, Equatable, Comparable {
  /// Milliseconds; 0 for a customer without an order.
  public var lastOrderAt: Int64
  public var id: Int64

  public init(lastOrderAt: Int64, id: Int64) {
    self.lastOrderAt = lastOrderAt
    self.id = id
  }

  public static let first = CustomerKey(lastOrderAt: .max, id: .max)

  public static func < (left: CustomerKey, right: CustomerKey) -> Bool {
    (left.lastOrderAt, left.id) < (right.lastOrderAt, right.id)
  }
}

/// Pages through customers, all of them or those that hold every word.
public enum CustomerSearch {
  /// Up to so many the found ones are sorted; more are met soon by walking the list.
  private static let sortLimit = 1500
  private static let batch = 2000

  /// The customers behind `after`, newest order first.
  public static func page(
    _ search: SearchWords?, after: CustomerKey = .first, limit: Int,
    in connection: any SQLConnection
  ) throws -> [CustomerKey] {
    guard let search else {
      return try listed(after: after, limit: limit, in: connection)
    }
    guard let found = try TermLookup.customers.find(search.words, in: connection) else {
      let condition = TermLookup.customers.condition(search.words, id: "c.id")
      return try listed(condition, after: after, limit: limit, in: connection)
    }
    if found.count <= sortLimit {
      let keys = try keys(of: found, in: connection).filter { $0 < after }
      return Array(keys.sorted(by: >).prefix(limit))
    }
    return try walk(found, after: after, limit: limit, in: connection)
  }

  /// Ids above `after` in order of id: all of them, or those that hold every word.
  public static func ids(
    _ search: SearchWords?, after: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [Int64] {
    var condition = (sql: "1 = 1", values: [SQLValue]())
    if let search {
      if let found = try TermLookup.customers.find(search.words, in: connection) {
        return Array(found.filter { $0 > after }.sorted().prefix(limit))
      }
      condition = TermLookup.customers.condition(search.words, id: "c.id")
    }
    let statement = SQLStatement(
      "SELECT c.id FROM customers c WHERE c.id > ? AND \(condition.sql) ORDER BY c.id LIMIT ?",
      isReused: false)
    return try connection.rows(
      statement, [.integer(after)] + condition.values + [.count(limit)]
    ) { $0.integer(0) }
  }

  private static func walk(
    _ found: Set<Int64>, after: CustomerKey, limit: Int, in connection: any SQLConnection
  ) throws -> [CustomerKey] {
    var (keys, last) = ([CustomerKey](), after)
    while keys.count < limit {
      let rows = try listed(after: last, limit: batch, in: connection)
      keys += rows.filter { found.contains($0.id) }
      guard rows.count == batch, let end = rows.last else { break }
      last = end
    }
    return Array(keys.prefix(limit))
  }

  /// Two reads, because an engine sorts absent times in its own place.
  private static func listed(
    _ condition: (sql: String, values: [SQLValue]) = ("1 = 1", []), after: CustomerKey,
    limit: Int, in connection: any SQLConnection
  ) throws -> [CustomerKey] {
    var keys: [CustomerKey] = []
    if after.lastOrderAt > 0 {
      keys = try part(
        "(c.last_order_at, c.id) < (?, ?)", [.integer(after.lastOrderAt), .integer(after.id)],
        condition, limit: limit, in: connection)
    }
    guard keys.count < limit else { return keys }
    let lastID = after.lastOrderAt > 0 ? Int64.max : after.id
    return try keys
      + part(
        "c.last_order_at IS NULL AND c.id < ?", [.integer(lastID)], condition,
        limit: limit - keys.count, in: connection)
  }

  private static func part(
    _ bound: String, _ values: [SQLValue], _ condition: (sql: String, values: [SQLValue]),
    limit: Int, in connection: any SQLConnection
  ) throws -> [CustomerKey] {
    let statement = SQLStatement(
      """
      SELECT c.last_order_at, c.id FROM customers c WHERE \(bound) AND \(condition.sql)
      ORDER BY c.last_order_at DESC, c.id DESC LIMIT ?
      """, isReused: false)
    return try connection.rows(statement, values + condition.values + [.count(limit)], key)
  }

  private static func keys(
    of ids: Set<Int64>, in connection: any SQLConnection
  ) throws -> [CustomerKey] {
    try connection.firstMatches(lastOrder, ids.map { [.integer($0)] }, key).compactMap { $0 }
  }

  private static let lastOrder = SQLStatement(
    "SELECT c.last_order_at, c.id FROM customers c WHERE c.id = ?")

  private static func key(_ row: any SQLRow) -> CustomerKey {
    CustomerKey(lastOrderAt: row.optionalInteger(0) ?? 0, id: row.integer(1))
  }
}
