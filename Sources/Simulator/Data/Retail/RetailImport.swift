/// Reads a retail CSV, applying `RetailRule` row by row and counting what became of each.
struct RetailImport {
  private(set) var summary = ImportSummary()
  private(set) var tables = RetailTables()

  private var invoiceIndex: [String: Int] = [:]
  private var variantIndex: [String: Int] = [:]
  private var customerIndex: [String: Int] = [:]
  /// Hashes of whole rows, to count repeated ones.
  private var seenRows = Set<UInt64>()

  /// - Throws: `RetailFileError`.
  init(path: String) throws {
    var file = try RetailFile(path: path)
    var rows = CSVRows()
    var columns: RetailColumns?
    while true {
      let chunk = try file.next(line: rows.line)
      if chunk.isEmpty { break }
      try rows.take(chunk) { try take($1, line: $0, &columns) }
    }
    try rows.finish { try take($1, line: $0, &columns) }
    guard columns != nil else { throw RetailFileError.missingColumn(RetailColumns.names[0]) }
    countResult()
  }

  private mutating func take(_ fields: [String], line: Int, _ columns: inout RetailColumns?)
    throws
  {
    guard let known = columns else {
      columns = try RetailColumns(header: fields)
      return
    }
    summary.rows += 1
    switch known.row(fields) {
    case .failure(let problem):
      summary.note(ImportSummary.BadRow(line: line, reason: problem.reason))
    case .success(let row):
      if !seenRows.insert(Self.hash(fields)).inserted { summary.repeatedRows += 1 }
      add(row)
    }
  }

  private mutating func add(_ row: RetailRow) {
    if row.description.unicodeScalars.contains("\u{FFFD}") { summary.damagedTexts += 1 }
    tables.lastPlaced = max(tables.lastPlaced, row.placed)
    let invoice = invoice(of: row)
    switch RetailRule(row) {
    case .negativePrice: summary.negativePrices += 1
    case .fee: summary.feeRows += 1
    case .stockAdjustment: summary.stockAdjustments += 1
    case .worthless: summary.worthlessRows += 1
    case .charge: addCharge(row, to: invoice)
    case .line: addLine(row, to: invoice)
    }
  }

  // MARK: - Finding or making what a row names

  private mutating func invoice(of row: RetailRow) -> Int {
    if let known = invoiceIndex[row.invoice] {
      if tables.invoices[known].placed != row.placed {
        tables.invoices[known].hasSeveralTimes = true
      }
      return known
    }
    invoiceIndex[row.invoice] = tables.invoices.count
    tables.invoices.append(
      RetailTables.Invoice(
        number: row.invoice, placed: row.placed, customer: customer(of: row),
        country: row.country))
    return tables.invoices.count - 1
  }

  private mutating func customer(of row: RetailRow) -> Int {
    guard !row.customer.isEmpty else { return -1 }
    if let known = customerIndex[row.customer] { return known }
    customerIndex[row.customer] = tables.customers.count
    tables.customers.append(
      RetailTables.Customer(number: row.customer, country: row.country))
    return tables.customers.count - 1
  }

  private mutating func variant(of row: RetailRow) -> Int {
    if let known = variantIndex[row.code] { return known }
    variantIndex[row.code] = tables.variants.count
    tables.variants.append(
      RetailTables.Variant(
        code: row.code, key: RetailCode(row.code), firstSold: row.placed, lastSold: row.placed))
    return tables.variants.count - 1
  }

  // MARK: - Adding

  private mutating func addCharge(_ row: RetailRow, to invoice: Int) {
    let amount = row.price * abs(row.quantity)
    summary.chargeRows += 1
    summary.charges += amount.units
    tables.invoices[invoice].charges += amount
    tables.invoices[invoice].chargeRows += 1
  }

  private mutating func addLine(_ row: RetailRow, to invoice: Int) {
    let variant = variant(of: row)
    learn(row, about: variant)
    let goods = (row.price * abs(row.quantity)).units
    if row.isCancellation {
      summary.cancellationLines += 1
      summary.cancelledGoods += goods
    } else {
      summary.purchaseLines += 1
      summary.purchaseGoods += goods
    }
    if row.hasLowerCaseCode { summary.lowerCaseCodes += 1 }
    if row.price == .zero { summary.freeLines += 1 }
    tables.invoices[invoice].lineCount += 1
    tables.lines.append(
      RetailTables.Line(
        invoice: Int32(clamping: invoice), variant: Int32(clamping: variant),
        quantity: Int32(clamping: abs(row.quantity)), price: row.price))
  }

  private mutating func learn(_ row: RetailRow, about variant: Int) {
    tables.variants[variant].lineCount += 1
    tables.variants[variant].firstSold = min(tables.variants[variant].firstSold, row.placed)
    tables.variants[variant].lastSold = max(tables.variants[variant].lastSold, row.placed)
    if row.price > .zero { tables.variants[variant].price = row.price }
    if row.description.isEmpty {
      summary.missingDescriptions += 1
    } else {
      tables.variants[variant].names[row.description, default: 0] += 1
    }
  }

  /// Counts what only the whole file tells.
  private mutating func countResult() {
    seenRows = []
    for invoice in tables.invoices {
      if invoice.hasSeveralTimes { summary.invoicesWithSeveralTimes += 1 }
      guard invoice.isOrder else {
        summary.invoicesWithoutOrder += 1
        continue
      }
      if invoice.isCancellation { summary.cancellations += 1 } else { summary.purchases += 1 }
      if invoice.customer < 0 {
        summary.guestOrders += 1
      } else {
        tables.customers[invoice.customer].hasOrder = true
      }
    }
    summary.members = tables.customers.count { $0.hasOrder }
    summary.variants = tables.variants.count
    summary.products = Set(tables.variants.map(\.key.product)).count
  }

  /// FNV-1a over the fields, with a separator that no field holds.
  private static func hash(_ fields: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for field in fields {
      for byte in field.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }
}
