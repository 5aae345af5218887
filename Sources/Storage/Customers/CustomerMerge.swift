/// Makes two customer rows one.
public enum CustomerMerge {
  /// Moves everything that points to `gone` over to `kept` and deletes `gone`. The newer of the two
  /// names the result.
  public static func merge(
    _ gone: Int64, into kept: Int64, in connection: any SQLConnection
  ) throws {
    let ids: [SQLValue] = [.integer(kept), .integer(gone)]
    for table in ["orders", "members", "customer_identities"] {
      try connection.execute(
        SQLStatement(
          "UPDATE \(table) SET customer_id = ? WHERE customer_id = ?", isReused: false), ids)
    }
    try connection.execute(
      """
      INSERT INTO customer_terms (term, customer_id)
      SELECT term, ? FROM customer_terms WHERE customer_id = ?
      ON CONFLICT (term, customer_id) DO NOTHING
      """, ids)
    try connection.execute("DELETE FROM customer_terms WHERE customer_id = ?", [.integer(gone)])
    try takeOverName(from: gone, to: kept, in: connection)
    try addFigures(of: gone, to: kept, in: connection)
    try connection.execute("DELETE FROM customers WHERE id = ?", [.integer(gone)])
  }

  private static func takeOverName(
    from gone: Int64, to kept: Int64, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      """
      UPDATE customers SET
        name = g.name, email = coalesce(nullif(g.email, ''), customers.email),
        phone = coalesce(nullif(g.phone, ''), customers.phone),
        city = coalesce(nullif(g.city, ''), customers.city), named_at = g.named_at
      FROM (SELECT name, email, phone, city, named_at FROM customers WHERE id = ?) AS g
      WHERE customers.id = ? AND customers.named_at < g.named_at
      """, [.integer(gone), .integer(kept)])
  }

  private static func addFigures(
    of gone: Int64, to kept: Int64, in connection: any SQLConnection
  ) throws {
    let figures = try connection.first(
      """
      SELECT order_count, spent_minor, first_order_at, last_order_at, currency
      FROM customers WHERE id = ?
      """, [.integer(gone)]
    ) {
      CustomerFigures(
        orders: $0.integer(0), spentMinor: $0.integer(1), firstOrderAt: $0.optionalInteger(2),
        lastOrderAt: $0.optionalInteger(3))
    }
    guard let figures else { return }
    try CustomerFigures.add([kept: figures], in: connection)
  }
}

/// How much a customer bought: a change to be added to the row.
public struct CustomerFigures: Sendable, Equatable {
  public var orders: Int64 = 0
  /// Orders that count as sales, in the customer's currency.
  public var spentMinor: Int64 = 0
  public var firstOrderAt: Int64?
  public var lastOrderAt: Int64?

  public init(
    orders: Int64 = 0, spentMinor: Int64 = 0, firstOrderAt: Int64? = nil, lastOrderAt: Int64? = nil
  ) {
    self.orders = orders
    self.spentMinor = spentMinor
    self.firstOrderAt = firstOrderAt
    self.lastOrderAt = lastOrderAt
  }

  /// Adds changes, customer by customer, in the order of their keys so that two transactions lock
  /// rows alike.
  public static func add(
    _ changes: [Int64: CustomerFigures], in connection: any SQLConnection
  ) throws {
    try connection.executeBatch(
      update,
      changes.sorted { $0.key < $1.key }.map { id, change in
        let first = SQLValue.optional(change.firstOrderAt)
        let last = SQLValue.optional(change.lastOrderAt)
        return [
          .integer(change.orders), .integer(change.spentMinor), first, first, last, last,
          .integer(id),
        ]
      })
  }

  /// Reads the first and the last order anew: taking one away cannot tell which is the next.
  /// To be called when the orders stand as they will be.
  static func refreshSpan(
    of customers: some Sequence<Int64>, in connection: any SQLConnection
  ) throws {
    try connection.executeBatch(
      span, Set(customers).sorted().map { [.integer($0), .integer($0), .integer($0)] })
  }

  private static let span = SQLStatement(
    """
    UPDATE customers SET
      first_order_at = (SELECT min(placed_at) FROM orders
        WHERE customer_id = ? AND removed_at IS NULL),
      last_order_at = (SELECT max(placed_at) FROM orders
        WHERE customer_id = ? AND removed_at IS NULL)
    WHERE id = ?
    """)
  private static let update = SQLStatement(
    """
    UPDATE customers SET order_count = order_count + ?, spent_minor = spent_minor + ?,
      first_order_at = CASE WHEN first_order_at <= ? THEN first_order_at
        ELSE coalesce(?, first_order_at) END,
      last_order_at = CASE WHEN last_order_at >= ? THEN last_order_at
        ELSE coalesce(?, last_order_at) END
    WHERE id = ?
    """)
}
