import Storage

/// A page of customers, those who ordered last first, then those who never ordered.
struct CustomerListQuery: Sendable {
  struct Row: Sendable {
    var id: Int64
    var name: String
    var email: String
    var phone: String
    var city: String
    var orders: Int64
    var spentMinor: Int64
    var currency: String
    var lastOrderAt: Int64?
  }

  static let pageSize = 50
  var rows: [Row]
  var hasMore: Bool

  /// - Parameter after: the last row of the page before.
  static func load(
    _ search: SearchWords?, after: CustomerKey?, in connection: any SQLConnection
  ) throws -> CustomerListQuery {
    let keys = try CustomerSearch.page(
      search, after: after ?? .first, limit: pageSize + 1, in: connection)
    return CustomerListQuery(
      rows: try connection.firstMatches(
        one, keys.prefix(pageSize).map { [.integer($0.id)] }, map
      ).compactMap { $0 },
      hasMore: keys.count > pageSize)
  }

  static func map(_ row: any SQLRow) -> Row {
    Row(
      id: row.integer(0), name: row.text(1), email: row.text(2), phone: row.text(3),
      city: row.text(4), orders: row.integer(5), spentMinor: row.integer(6),
      currency: row.text(7), lastOrderAt: row.optionalInteger(8))
  }

  private static let select = """
    SELECT c.id, c.name, c.email, c.phone, c.city, c.order_count, c.spent_minor, c.currency,
      c.last_order_at FROM customers c
    """
  static let one = SQLStatement("\(select) WHERE c.id = ?")
}

/// Everything that is shown of one customer.
struct CustomerDetail: Sendable {
  struct Order: Sendable {
    var id: Int64
    var number: String
    var placedAt: Int64
    var status: String
    var totalMinor: Int64
    var currency: String
  }

  struct Favourite: Sendable {
    var productID: Int64
    var title: String
    var addedAt: Int64?
  }

  static let orderLimit = 100
  var row: CustomerListQuery.Row
  var identities: [(kind: String, value: String)]
  var orders: [Order]
  var favourites: [Favourite]

  static func load(_ id: Int64, in connection: any SQLConnection) throws -> CustomerDetail? {
    guard
      let row = try connection.first(
        CustomerListQuery.one, [.integer(id)], CustomerListQuery.map)
    else { return nil }
    return CustomerDetail(
      row: row,
      identities: try connection.rows(selectIdentities, [.integer(id)]) {
        (kind: $0.text(0), value: $0.text(1))
      },
      orders: try connection.rows(selectOrders, [.integer(id), .count(orderLimit)]) { row in
        Order(
          id: row.integer(0), number: row.text(1), placedAt: row.integer(2), status: row.text(3),
          totalMinor: row.integer(4), currency: row.text(5))
      },
      favourites: try connection.rows(selectFavourites, [.integer(id)]) { row in
        Favourite(
          productID: row.integer(0), title: row.text(1), addedAt: row.optionalInteger(2))
      })
  }

  private static let selectIdentities = SQLStatement(
    "SELECT kind, value FROM customer_identities WHERE customer_id = ? ORDER BY kind, value")
  private static let selectOrders = SQLStatement(
    """
    SELECT id, number, placed_at, status, total_minor, currency FROM orders
    WHERE customer_id = ? AND removed_at IS NULL ORDER BY placed_at DESC LIMIT ?
    """)
  private static let selectFavourites = SQLStatement(
    """
    SELECT p.id, p.title, f.added_at FROM members m
    JOIN favourites f ON f.channel_id = m.channel_id AND f.member_remote_id = m.remote_id
    JOIN products p ON p.id = f.product_id
    WHERE m.customer_id = ? AND f.removed_at IS NULL ORDER BY f.added_at DESC LIMIT 100
    """)
}
