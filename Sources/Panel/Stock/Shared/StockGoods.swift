import Basics
import Storage
import Web

/// Goods as they are told apart by eye.
struct StockGoods: Sendable, Equatable {
  var variantID: Int64
  var productID: Int64
  var title: String
  var sku: String
  var barcode: String
  var options: String

  /// As short as people call them.
  var name: String { sku.isEmpty ? title : sku }

  /// - Returns: by variant.
  static func load(
    _ ids: some Sequence<Int64>, in connection: any SQLConnection
  ) throws -> [Int64: StockGoods] {
    let ids = Set(ids).sorted()
    let found = try connection.firstMatches(select, ids.map { [.integer($0)] }, map)
    return Dictionary(
      found.compactMap { $0 }.map { ($0.variantID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Variants of a SKU, whatever its case, or of a barcode: one as a rule, at most 20. Listings that
  /// were linked to another variant have that one's stock.
  static func find(_ code: String, in connection: any SQLConnection) throws -> [StockGoods] {
    guard !code.isEmpty else { return [] }
    let bySKU = try connection.rows(
      bySKU, [.text(TurkishFolding.fold(code))], map)
    return bySKU.isEmpty ? try connection.rows(byBarcode, [.text(code)], map) : bySKU
  }

  private static func map(_ row: any SQLRow) -> StockGoods {
    StockGoods(
      variantID: row.integer(0), productID: row.integer(1), title: row.text(2),
      sku: row.text(3), barcode: row.text(4),
      options: [row.text(5), row.text(6)].filter { !$0.isEmpty }.joined(separator: " · "))
  }

  private static let columns = """
    SELECT v.id, v.product_id, p.title, v.sku, v.barcode, v.size, v.colour
    FROM variants v JOIN products p ON p.id = v.product_id
    """
  private static let select = SQLStatement("\(columns) WHERE v.id = ?")
  private static let bySKU = SQLStatement(
    "\(columns) WHERE v.sku_folded = ? AND v.merged_into IS NULL ORDER BY v.id LIMIT 20")
  private static let byBarcode = SQLStatement(
    "\(columns) WHERE v.barcode = ? AND v.merged_into IS NULL ORDER BY v.id LIMIT 20")

  /// Title, codes, and the way to the goods' history.
  static func draw(_ html: inout HTML, _ goods: StockGoods?, _ visit: Visit) {
    guard let goods else {
      html.text("–")
      return
    }
    html.tag("a", [.href("/products/\(goods.productID)")], text: goods.title.short)
    html.tag("div", [.class("muted")]) { html in
      let codes = [goods.options, goods.sku, goods.barcode].filter { !$0.isEmpty }
      html.text(codes.joined(separator: " · ") + " ")
      html.tag(
        "a", [.href("/stock/history?variant=\(goods.variantID)")], text: visit(StockTexts.why))
    }
  }
}

/// Orders as pages of stock name them.
enum StockOrders {
  /// - Returns: numbers by order.
  static func numbers(
    _ ids: some Sequence<Int64>, in connection: any SQLConnection
  ) throws -> [Int64: String] {
    let ids = Set(ids).sorted()
    let found = try connection.firstMatches(select, ids.map { [.integer($0)] }) { $0.text(0) }
    return Dictionary(
      uniqueKeysWithValues: zip(ids, found).compactMap { id, number in
        number.map { (id, $0) }
      })
  }

  /// The number, as a link; nothing of it for those who may not open the order.
  static func draw(_ html: inout HTML, _ id: Int64, _ number: String?, _ visit: Visit) {
    guard visit.may(.viewCustomers) else {
      html.text("–")
      return
    }
    let text = number.flatMap { $0.isEmpty ? nil : $0 } ?? "#\(id)"
    html.tag("a", [.href("/orders/\(id)")], text: text)
  }

  private static let select = SQLStatement("SELECT number FROM orders WHERE id = ?")
}

/// Who changed the stock, for those who change it themselves.
enum StockPeople {
  static func name(_ actor: String, _ names: AuditNames, _ visit: Visit) -> String {
    visit.may(.keepStock) ? visit(names.actor(actor)) : "–"
  }
}
