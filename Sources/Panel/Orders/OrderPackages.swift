import Basics
import Storage
import Web

/// The parcels of an order, and where else the order is listed.
struct OrderPackages: Sendable {
  struct Package: Sendable {
    var id: Int64
    var remoteID: String
    var status: String
    var channelStatus: String
    var carrier: String
    var trackingNumber: String
    var invoiceNumber: String
    var shipBy: Int64?
    var isReplaced: Bool
  }

  /// The same order as another channel tells it.
  struct Twin: Sendable {
    var id: Int64
    var number: String
    var channel: String
  }

  var packages: [Package]
  /// The marketplace's own record, where this one is a shop's copy of it.
  var original: Twin?
  /// Copies of this order in other channels.
  var copies: [Twin]

  static func load(_ orderID: Int64, in connection: any SQLConnection) throws -> OrderPackages {
    OrderPackages(
      packages: try connection.rows(selectPackages, [.integer(orderID)]) { row in
        Package(
          id: row.integer(8), remoteID: row.text(0), status: row.text(1),
          channelStatus: row.text(2), carrier: row.text(3), trackingNumber: row.text(4),
          invoiceNumber: row.text(5), shipBy: row.optionalInteger(6), isReplaced: row.flag(7))
      },
      original: try connection.first(selectOriginal, [.integer(orderID)], twin),
      copies: try connection.rows(selectCopies, [.integer(orderID)], twin))
  }

  private static func twin(_ row: any SQLRow) -> Twin {
    Twin(id: row.integer(0), number: row.text(1), channel: row.text(2))
  }

  private static let selectPackages = SQLStatement(
    """
    SELECT remote_id, status, channel_status, carrier, tracking_number, invoice_number, ship_by_at,
      is_replaced, id
    FROM order_packages WHERE order_id = ? AND removed_at IS NULL ORDER BY is_replaced, id
    """)
  private static let selectOriginal = SQLStatement(
    """
    SELECT t.id, t.number, c.name FROM orders o JOIN orders t ON t.id = o.twin_of
      JOIN channels c ON c.id = t.channel_id
    WHERE o.id = ?
    """)
  private static let selectCopies = SQLStatement(
    """
    SELECT o.id, o.number, c.name FROM orders o JOIN channels c ON c.id = o.channel_id
    WHERE o.twin_of = ? ORDER BY o.id
    """)
}

extension OrderView {
  /// Says on both pages that two channels tell this order.
  func drawTwins(_ html: inout HTML) {
    if let original = order.parcels.original {
      twin(&html, OrderTexts.copyOf, original)
    }
    for copy in order.parcels.copies { twin(&html, OrderTexts.alsoIn, copy) }
  }

  private func twin(_ html: inout HTML, _ phrase: Phrase, _ twin: OrderPackages.Twin) {
    html.tag("p", [.class("muted")]) { html in
      html.text("\(visit(phrase)) ")
      html.tag("a", [.href("/orders/\(twin.id)")], text: "\(twin.channel) · \(twin.number)")
    }
  }

  func drawPackages(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(OrderTexts.packages),
      head: [
        visit(Texts.number), visit(Texts.status), visit(OrderTexts.carrier),
        visit(OrderTexts.tracking), visit(OrderTexts.invoice), visit(OrderTexts.shipBy),
      ]
    ) { html in
      for package in order.parcels.packages {
        html.tag("tr") { html in
          html.tag("td") {
            $0.tag("a", [.href("/orders/packages/\(package.id)")], text: package.remoteID)
          }
          html.tag("td") { html in
            if package.isReplaced {
              Parts.pill(&html, visit(OrderTexts.replaced), "status-cancelled")
            } else {
              Parts.status(&html, package.status, visit)
            }
            html.tag("span", [.class("muted")], text: " \(package.channelStatus)")
          }
          Parts.cell(&html, package.carrier)
          Parts.cell(&html, package.trackingNumber)
          Parts.cell(&html, package.invoiceNumber)
          html.tag("td") { Parts.time(&$0, package.shipBy, visit) }
        }
      }
    }
  }
}
