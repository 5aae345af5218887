/// The products of retail data: one card per five-digit code, one variant per stock code.
struct RetailCatalogue: Sendable {
  struct Item: Sendable {
    let sku: String
    let design: String
    let name: String
    let price: Amount
    let stock: Int
  }

  let rows: [CardRow]
  let items: [Item]
  let productCodes: [String]
  /// Card names: that of the variant sold in most lines.
  let names: [String]
  /// Index of a table's variant among the items.
  private let itemOfVariant: [Int]
  private let itemBySKU: [String: Int]

  init(_ tables: RetailTables, shift: Int64) {
    let sold = Self.recentSales(tables)
    let groups = Self.groups(tables)
    var rows: [CardRow] = []
    var items: [Item] = []
    var names: [String] = []
    var places = [Int](repeating: 0, count: tables.variants.count)
    for (row, group) in groups.enumerated() {
      rows.append(Self.row(group.map { tables.variants[$0] }, row: row, first: items.count, shift))
      let favourite = group.max { tables.variants[$0].lineCount < tables.variants[$1].lineCount }
      let title = favourite.flatMap { tables.variants[$0].name }
      for variant in group {
        places[variant] = items.count
        let facts = tables.variants[variant]
        items.append(
          Item(
            sku: facts.code, design: facts.key.design, name: facts.name ?? title ?? facts.code,
            price: facts.price, stock: sold[variant]))
      }
      names.append(title ?? tables.variants[group[0]].code)
    }
    self.rows = rows
    self.items = items
    self.names = names
    productCodes = groups.map { tables.variants[$0[0]].key.product }
    itemOfVariant = places
    itemBySKU = Dictionary(
      items.enumerated().map { ($1.sku, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func item(ofVariant variant: Int32) -> Int { itemOfVariant[Int(variant)] }
  func variant(sku: String) -> Int? { itemBySKU[sku.uppercased()] }

  /// Variants by product, products in the order in which they were first sold.
  private static func groups(_ tables: RetailTables) -> [[Int]] {
    var groups: [[Int]] = []
    var index: [String: Int] = [:]
    for variant in tables.variants.indices {
      let product = tables.variants[variant].key.product
      if let group = index[product] {
        groups[group].append(variant)
      } else {
        index[product] = groups.count
        groups.append([variant])
      }
    }
    return groups.map { group in
      group.sorted { tables.variants[$0].code < tables.variants[$1].code }
    }
  }

  /// Units sold in the last 28 days of the file: the stock that a shop would keep.
  private static func recentSales(_ tables: RetailTables) -> [Int] {
    var sold = [Int](repeating: 0, count: tables.variants.count)
    let from = tables.lastPlaced.adding(-28 * ShopTime.day)
    for line in tables.lines {
      let invoice = tables.invoices[Int(line.invoice)]
      if invoice.placed >= from, !invoice.isCancellation {
        sold[Int(line.variant)] += Int(line.quantity)
      }
    }
    return sold
  }

  private static func row(
    _ variants: [RetailTables.Variant], row: Int, first: Int, _ shift: Int64
  ) -> CardRow {
    let added = variants.map(\.firstSold).min() ?? .unset
    let changed = variants.map(\.lastSold).max() ?? .unset
    return CardRow(
      addedAt: added.adding(shift), editedAt: changed.adding(shift),
      stockChangedAt: changed.adding(shift), firstVariant: first, variantCount: variants.count,
      brand: 0, supplier: 0, category: 11, sortOrder: row, isActive: true, isShowcased: false,
      isDiscounted: false, kind: .regular)
  }
}
