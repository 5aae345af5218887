import Basics

/// A shop made of retail data. Kinds, stock and contact data that the file does not tell are
/// filled by the rules of docs/simulator.md.
struct RetailShop: ShopSource {
  let orders: [OrderRow]
  let cards: [CardRow]
  let members: [MemberRow]
  let favourites: [FavouriteRow] = []
  let summary: ImportSummary
  let seed: UInt64

  let catalogue: RetailCatalogue
  /// Invoice numbers by order row.
  let numbers: [String]
  /// Lines in the order of the order rows, and where each row's lines begin.
  let lines: [RetailTables.Line]
  let lineStarts: [Int]
  let charges: [Amount]
  let orderCountries: [Country]
  let customers: [RetailTables.Customer]
  private let rowByNumber: [String: Int]

  var categories: [ShopCategory] {
    [ShopCategory(id: 11, parent: 0, name: "Gifts", page: "/gifts", order: 1)]
  }
  var brands: [String] { ["Online Retail"] }
  var suppliers: [String] { ["Online Retail"] }

  /// - Parameter end: with `moves`, the last row's week becomes the week of this day.
  /// - Throws: `RetailFileError`.
  init(path: String, seed: UInt64, end: ShopTime, moves: Bool) throws {
    let reading = try RetailImport(path: path)
    let tables = reading.tables
    let weeks = (end.seconds - tables.lastPlaced.seconds) / (7 * ShopTime.day)
    let shift = moves ? weeks * 7 * ShopTime.day : 0
    summary = reading.summary
    self.seed = seed
    let sorting = RetailSorting(tables)
    let memberRows = RetailMembers(tables)
    catalogue = RetailCatalogue(tables, shift: shift)
    cards = catalogue.rows
    orders = sorting.invoices.map { Self.row(tables.invoices[$0], memberRows, shift) }
    numbers = sorting.invoices.map { tables.invoices[$0].number }
    charges = sorting.invoices.map { tables.invoices[$0].charges }
    orderCountries = sorting.invoices.map { Countries.named(tables.invoices[$0].country) }
    lines = sorting.lines.map { tables.lines[$0] }
    lineStarts = sorting.lineStarts
    customers = memberRows.customers
    members = memberRows.rows(of: orders)
    rowByNumber = Dictionary(
      numbers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func row(
    _ invoice: RetailTables.Invoice, _ members: RetailMembers, _ shift: Int64
  ) -> OrderRow {
    let state: OrderState = invoice.isCancellation ? .cancelled : .delivered
    let placed = UInt32(clamping: invoice.placed.seconds + shift)
    let changed = invoice.isCancellation ? placed : placed + UInt32(2 * ShopTime.day)
    return OrderRow(
      placedAt: placed, editedAt: changed, stateChangedAt: changed,
      member: Int32(clamping: members.row(ofCustomer: invoice.customer)), state: state, origin: 0,
      payment: .creditCard, paymentState: invoice.isCancellation ? .refunded : .approved,
      carrier: 0, kind: .regular, isTransferred: true)
  }

  func newOrder(_ row: Int, at time: ShopTime) -> OrderRow {
    var order = orders[pattern(of: row)]
    order.placedAt = UInt32(clamping: time.seconds)
    order.editedAt = order.placedAt
    order.stateChangedAt = order.placedAt
    order.state = .approved
    order.paymentState = .approved
    order.isTransferred = false
    return order
  }

  /// An order that was added later buys what an earlier order bought.
  func pattern(of row: Int) -> Int {
    guard row >= orders.count, !orders.isEmpty else { return row }
    var draws = Draws(seed: seed, .activity, row)
    return draws.below(orders.count)
  }

  func orderRow(number: String) -> Int? {
    if let row = rowByNumber[number] { return row }
    guard number.utf8.first == UInt8(ascii: "N"), let id = Int(number.dropFirst()) else {
      return nil
    }
    return ShopKey.orderRow(id)
  }

  func variant(sku: String) -> Int? { catalogue.variant(sku: sku) }
  func variant(barcode: String) -> Int? {
    guard let index = Barcode.item(of: barcode), cardRow(ofVariant: index) != nil else {
      return nil
    }
    return index
  }
}

/// The order of invoices by date, and lines grouped by them.
private struct RetailSorting {
  /// Indices of the invoices that are orders.
  let invoices: [Int]
  let lines: [Int]
  /// One entry more than invoices.
  let lineStarts: [Int]

  init(_ tables: RetailTables) {
    let orders = tables.invoices.indices.filter { tables.invoices[$0].isOrder }
    invoices = orders.sorted {
      (tables.invoices[$0].placed, $0) < (tables.invoices[$1].placed, $1)
    }
    var starts = [0]
    var cursor = [Int](repeating: 0, count: tables.invoices.count)
    for invoice in invoices {
      cursor[invoice] = starts[starts.count - 1]
      starts.append(starts[starts.count - 1] + tables.invoices[invoice].lineCount)
    }
    var lines = [Int](repeating: 0, count: tables.lines.count)
    for line in tables.lines.indices {
      let invoice = Int(tables.lines[line].invoice)
      lines[cursor[invoice]] = line
      cursor[invoice] += 1
    }
    self.lines = lines
    lineStarts = starts
  }
}

/// Customers who placed an order, in the order in which the file names them.
private struct RetailMembers {
  let customers: [RetailTables.Customer]
  private let rows: [Int]

  init(_ tables: RetailTables) {
    var rows: [Int] = []
    var next = 0
    for customer in tables.customers {
      rows.append(customer.hasOrder ? next : -1)
      if customer.hasOrder { next += 1 }
    }
    self.rows = rows
    customers = tables.customers.filter(\.hasOrder)
  }

  func row(ofCustomer customer: Int) -> Int { customer < 0 ? -1 : rows[customer] }

  /// A member joined with the first order and was last seen with the last one.
  func rows(of orders: [OrderRow]) -> [MemberRow] {
    var first = [UInt32](repeating: .max, count: customers.count)
    var last = [UInt32](repeating: 0, count: customers.count)
    for order in orders where order.member >= 0 {
      first[Int(order.member)] = min(first[Int(order.member)], order.placedAt)
      last[Int(order.member)] = max(last[Int(order.member)], order.placedAt)
    }
    return customers.indices.map { row in
      let seen = ShopTime(seconds: Int64(last[row]))
      return MemberRow(
        registeredAt: ShopTime(seconds: Int64(first[row])), editedAt: seen, lastLoginAt: seen,
        isActive: true, hasOrdered: true, kind: .regular)
    }
  }
}
