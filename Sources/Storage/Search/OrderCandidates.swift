/// The orders that a search may mean: by their number, by the code of an article, by their
/// customer. Few are listed; of many it is only known how to tell them.
struct OrderCandidates {
  /// A beginning that more orders share gives those with the highest numbers.
  private static let numberLimit = 8_000
  /// The orders of up to so many customers are listed. More have a good share of all orders, so
  /// that a walk along the list meets them soon.
  private static let customerLimit = 1500
  /// A code that begins like so many articles is no code; only the very same one counts then.
  private static let variantLimit = 200
  /// Shorter texts begin too many codes.
  private static let shortestCode = 3

  /// Orders that are meant, whatever `others` tells; in no order.
  let listed: Set<OrderKey>
  /// How to tell the orders that are not listed; nil when all are.
  let others: Others?

  /// Orders of many customers.
  struct Others {
    /// Nil: too many to gather, the words tell them.
    fileprivate let customers: Set<Int64>?
    fileprivate let words: [String]

    /// SQL of a column that is 1 when the customer holds every word; 0 when the set tells it.
    var column: (sql: String, values: [SQLValue]) {
      guard customers == nil else { return ("0", []) }
      let condition = TermLookup.customers.condition(words, id: "o.customer_id")
      return ("CASE WHEN \(condition.sql) THEN 1 ELSE 0 END", condition.values)
    }

    /// - Parameter column: of the customer; `self.column` follows it.
    func match(_ row: any SQLRow, at column: Int) -> Bool {
      if row.integer(column + 1) == 1 { return true }
      guard let customers, let customer = row.optionalInteger(column) else { return false }
      return customers.contains(customer)
    }
  }

  init(_ search: SearchWords, in connection: any SQLConnection) throws {
    var listed = Set(
      try connection.rows(
        Self.byNumber, PrefixRange(search.whole).values + [.count(Self.numberLimit)],
        OrderKey.map))
    listed.formUnion(
      try connection.rows(
        Self.byNumberOfCopy, PrefixRange(search.whole).values + [.count(Self.numberLimit)],
        OrderKey.map))
    listed.formUnion(try Self.orders(ofCode: search.whole, in: connection))
    let customers = try TermLookup.customers.find(search.words, in: connection)
    if let customers, customers.count <= Self.customerLimit {
      listed.formUnion(try Self.orders(of: customers, in: connection))
      others = nil
    } else {
      others = Others(customers: customers, words: search.words)
    }
    self.listed = listed
  }

  private static func orders(
    of customers: Set<Int64>, in connection: any SQLConnection
  ) throws -> [OrderKey] {
    var keys: [OrderKey] = []
    try connection.forEachMatch(ordersOfCustomer, customers.map { [.integer($0)] }) {
      keys.append(OrderKey.map($1))
    }
    return keys
  }

  private static func orders(
    ofCode code: String, in connection: any SQLConnection
  ) throws -> [OrderKey] {
    guard code.utf8.count >= shortestCode else { return [] }
    var variants = try connection.rows(
      variantsByPrefix, PrefixRange(code).values + [.count(variantLimit + 1)]
    ) { $0.integer(0) }
    if variants.count > variantLimit { variants = [] }
    variants += try connection.rows(variantsByCode, [.text(code), .text(code)]) { $0.integer(0) }
    var keys: [OrderKey] = []
    try connection.forEachMatch(ordersOfVariant, Set(variants).map { [.integer($0)] }) {
      keys.append(OrderKey.map($1))
    }
    return keys
  }

  private static let ordersOfCustomer = SQLStatement(
    "SELECT placed_at, id FROM orders WHERE customer_id = ? AND removed_at IS NULL")

  private static let byNumber = SQLStatement(
    """
    SELECT placed_at, id FROM orders
    WHERE number_folded >= ? AND number_folded < ? AND removed_at IS NULL
    ORDER BY number_folded DESC LIMIT ?
    """)
  /// A shop's number of an order that is listed as the marketplace tells it.
  private static let byNumberOfCopy = SQLStatement(
    """
    SELECT t.placed_at, t.id FROM orders o CROSS JOIN orders t
    WHERE o.number_folded >= ? AND o.number_folded < ? AND o.twin_of IS NOT NULL
      AND t.id = o.twin_of AND t.removed_at IS NULL
    ORDER BY o.number_folded DESC LIMIT ?
    """)
  private static let variantsByPrefix = SQLStatement(
    "SELECT id FROM variants WHERE sku_folded >= ? AND sku_folded < ? LIMIT ?")
  private static let variantsByCode = SQLStatement(
    """
    SELECT id FROM variants WHERE sku_folded = ?
    UNION SELECT id FROM variants WHERE barcode = ?
    """)
  private static let ordersOfVariant = SQLStatement(
    """
    SELECT o.placed_at, o.id FROM order_lines l CROSS JOIN orders o
    WHERE o.id = l.order_id AND l.variant_id = ? AND o.removed_at IS NULL
    """)
}
