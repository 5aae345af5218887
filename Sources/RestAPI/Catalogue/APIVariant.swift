import Basics
import Commerce
import Foundation
import Storage

/// A variant as the API shows it.
struct APIVariant: Sendable {
  var id: Int64
  var productID: Int64
  var sku: String
  var barcode: String
  var name: String
  var options: [VariantOption]
  var currency: String
  var priceMinor: Int64
  var onHand: Int64
  var reserved: Int64

  static func list(
    after: Int64, skuFolded: String?, limit: Int, in connection: any SQLConnection
  ) throws -> [APIVariant] {
    if let skuFolded {
      return try connection.rows(
        bySKU, [.text(skuFolded), .integer(after), .count(limit)], map)
    }
    return try connection.rows(all, [.integer(after), .count(limit)], map)
  }

  static func list(
    ofProduct id: Int64, in connection: any SQLConnection
  ) throws -> [APIVariant] {
    try connection.rows(ofProduct, [.integer(id)], map)
  }

  func write(to json: inout JSONWriter) {
    json.field("id", id: id)
    json.field("product", id: productID)
    json.field("sku", sku)
    json.field("barcode", barcode)
    json.field("name", name)
    json.key("options")
    json.object { json in
      for option in options { json.member(option.name, option.value) }
    }
    json.field("price", money: priceMinor, currency)
    writeStock(to: &json)
  }

  func writeStock(to json: inout JSONWriter) {
    json.key("stock")
    json.object { json in
      json.field("onHand", onHand)
      json.field("reserved", reserved)
      json.field("available", onHand.clampedSubtracting(reserved))
    }
  }

  private static func map(_ row: any SQLRow) -> APIVariant {
    let options = try? JSONDecoder().decode([VariantOption].self, from: Data(row.text(5).utf8))
    return APIVariant(
      id: row.integer(0), productID: row.integer(1), sku: row.text(2), barcode: row.text(3),
      name: row.text(4), options: options ?? [], currency: row.text(6),
      priceMinor: row.integer(7), onHand: row.integer(8), reserved: row.integer(9))
  }

  private static let select = """
    SELECT v.id, v.product_id, v.sku, v.barcode, p.title, v.options, v.currency, v.price_minor,
      coalesce(s.on_hand, 0), coalesce(s.reserved, 0)
    FROM variants v JOIN products p ON p.id = v.product_id
    LEFT JOIN stock_levels s ON s.variant_id = v.id
    """
  private static let all = SQLStatement(
    "\(select) WHERE v.id > ? AND v.merged_into IS NULL ORDER BY v.id LIMIT ?")
  private static let bySKU = SQLStatement(
    """
    \(select) WHERE v.sku_folded = ? AND v.id > ? AND v.merged_into IS NULL ORDER BY v.id LIMIT ?
    """)
  private static let ofProduct = SQLStatement(
    "\(select) WHERE v.product_id = ? AND v.merged_into IS NULL ORDER BY v.position, v.id")
}
