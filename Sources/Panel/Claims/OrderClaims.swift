import Storage
import Web

/// What buyers gave back of an order, and what its channel's account says of it.
struct OrderClaims: Sendable {
  var claims: [ClaimQuery.Claim] = []
  /// Net of the lines of the account; nil when there are none.
  var netMinor: Int64?

  static func load(_ orderID: Int64, in connection: any SQLConnection) throws -> OrderClaims {
    OrderClaims(
      claims: try ClaimQuery.load(orderID: orderID, in: connection),
      netMinor: try connection.first(selectNet, [.integer(orderID)]) { $0.optionalInteger(0) }
        ?? nil)
  }

  func draw(_ html: inout HTML, _ visit: Visit, order: OrderDetail) {
    if !claims.isEmpty {
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(ClaimTexts.title))
        for unit in claims.flatMap(\.units) { ClaimUnitView(visit: visit, unit: unit).draw(&html) }
      }
    }
    if let netMinor, visit.may(.viewMoney) {
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(ClaimTexts.settlements))
        html.tag("p") { html in
          html.text(
            "\(visit(SettlementTexts.net)): \(visit.format.money(netMinor, order.currency)) ")
          html.tag(
            "a", [.href(Address.make("/settlements", [("order", order.remoteID)]))],
            text: visit(SettlementTexts.lines))
        }
      }
    }
  }

  private static let selectNet = SQLStatement(
    """
    SELECT sum(s.net_minor) FROM orders o
      JOIN settlements s ON s.channel_id = o.channel_id AND s.order_remote_id = o.remote_id
    WHERE o.id = ?
    """)
}
