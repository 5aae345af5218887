import Storage
import Web

/// What goes into a parcel besides the goods: where it goes, and what was ordered.
struct PackingSlip: Sendable {
  var package: PackingQuery.Package
  /// Of the delivery, a line each, the name first.
  var address: [String]
  var phone: String
  /// The buyer's note to the order.
  var note: String

  static func load(
    _ packages: [PackingQuery.Package], in connection: any SQLConnection
  ) throws -> [PackingSlip] {
    let orders = packages.map { [SQLValue.integer($0.orderID)] }
    let notes = try connection.firstMatches(selectNote, orders) { ($0.text(0), $0.text(1)) }
    let addresses = try connection.firstMatches(selectAddress, orders) { row in
      let place = [row.text(4), row.text(5), row.text(6), row.text(7)].filter { !$0.isEmpty }
      return (
        lines: [row.text(0), row.text(1), row.text(2), row.text(3), place.joined(separator: ", ")]
          .filter { !$0.isEmpty }, phone: row.text(8)
      )
    }
    return packages.enumerated().map { index, package in
      PackingSlip(
        package: package, address: addresses[index]?.lines ?? [package.buyer],
        phone: addresses[index]?.phone ?? notes[index]?.1 ?? "", note: notes[index]?.0 ?? "")
    }
  }

  private static let selectNote = SQLStatement(
    "SELECT note, buyer_phone FROM orders WHERE id = ?")
  private static let selectAddress = SQLStatement(
    """
    SELECT name, company, street, neighbourhood, district, city, postal_code, country, phone
    FROM order_addresses WHERE order_id = ? AND kind = 'shipping'
    """)
}
