import Basics
import Web

/// Draws one order.
struct OrderView {
  let visit: Visit
  let order: OrderDetail

  func draw() -> HTML {
    Layout(visit: visit, area: .orders, title: "\(visit(Texts.orders)) \(order.number)").page {
      html in
      html.tag("p") { $0.tag("a", [.href("/orders")], text: "← \(visit(Texts.orders))") }
      html.tag("div", [.class("title-row")]) { html in
        html.tag("h1", text: order.number.isEmpty ? "#\(order.id)" : order.number)
        Parts.status(&html, order.status, visit)
      }
      drawTwins(&html)
      drawFacts(&html)
      if !order.parcels.packages.isEmpty { section(&html, OrderTexts.packages, drawPackages) }
      section(&html, OrderTexts.lines, drawLines)
      order.claims.draw(&html, visit, order: order)
      section(&html, OrderTexts.addresses, drawAddresses)
      section(&html, OrderTexts.payments, drawPayments)
      section(&html, OrderTexts.history, drawHistory)
    }
  }

  private func section(
    _ html: inout HTML, _ title: Phrase, _ body: (inout HTML) -> Void
  ) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(title))
      body(&html)
    }
  }

  private func money(_ minor: Int64) -> String { visit.format.money(minor, order.currency) }

  private func drawFacts(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      if let customerID = order.customerID {
        html.tag("p") {
          $0.tag(
            "a", [.href("/customers/\(customerID)")],
            text: order.buyer.name.isEmpty ? "#\(customerID)" : order.buyer.name.short)
        }
      }
      Parts.facts(
        &html,
        [
          (visit(Texts.date), visit.format.time(.init(milliseconds: order.placedAt))),
          (visit(Texts.channel), order.channel), (visit(OrderTexts.origin), order.facts.origin),
          (visit(OrderTexts.channelStatus), order.channelStatus),
          (visit(Texts.email), order.buyer.email), (visit(Texts.phone), phone),
          (visit(Texts.total), money(order.totalMinor)),
          (visit(OrderTexts.shipping), money(order.shippingMinor)),
          (visit(OrderTexts.discount), money(order.discountMinor)),
          (visit(OrderTexts.tax), money(order.taxMinor)),
          (visit(OrderTexts.carrier), order.facts.carrier),
          (visit(OrderTexts.tracking), order.facts.tracking),
          (visit(OrderTexts.invoice), order.facts.invoice),
          (visit(OrderTexts.note), order.facts.note),
        ])
    }
  }

  private func drawLines(_ html: inout HTML) {
    guard !order.lines.isEmpty else {
      html.tag("p", text: visit(OrderTexts.noLines))
      return
    }
    Parts.table(
      &html, label: visit(OrderTexts.lines),
      head: [
        visit(Texts.product), "SKU", visit(Texts.quantity), visit(OrderTexts.unitPrice),
        visit(OrderTexts.discount), visit(Texts.total),
      ], numbers: [2, 3, 4, 5]
    ) { html in
      for line in order.lines {
        html.tag("tr") { html in
          html.tag("td") { html in
            if let productID = line.productID {
              html.tag("a", [.href("/products/\(productID)")], text: line.name.short)
            } else {
              html.text(line.name.short)
            }
            if line.isCancelled {
              Parts.pill(&html, visit(OrderTexts.cancelledLine), "status-cancelled")
            }
            if !line.package.isEmpty {
              html.tag(
                "span", [.class("muted")], text: " \(visit(OrderTexts.package)) \(line.package)")
            }
          }
          Parts.cell(&html, line.sku)
          Parts.number(&html, visit.format.quantity(line.quantityMilli))
          Parts.number(&html, money(line.unitPriceMinor))
          Parts.number(&html, money(line.discountMinor))
          Parts.number(&html, money(line.totalMinor))
        }
      }
    }
  }

  private func drawAddresses(_ html: inout HTML) {
    html.tag("div", [.class("columns")]) { html in
      for address in order.addresses {
        html.tag("div") { html in
          html.tag("h3", text: visit(address.isBilling ? OrderTexts.billing : OrderTexts.delivery))
          html.tag("address") { html in
            for line in address.lines { html.tag("div", text: line) }
          }
        }
      }
    }
  }

  private func drawPayments(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(OrderTexts.payments),
      head: [
        visit(OrderTexts.method), visit(Texts.status), visit(Texts.date),
        visit(OrderTexts.instalments), visit(Texts.total),
      ], numbers: [3, 4]
    ) { html in
      for payment in order.payments {
        html.tag("tr") { html in
          Parts.cell(&html, visit(PaymentTexts.method(payment.method)))
          Parts.cell(&html, visit(PaymentTexts.state(payment.state)))
          html.tag("td") { Parts.time(&$0, payment.paidAt, visit) }
          Parts.number(&html, visit.format.number(payment.instalments))
          Parts.number(&html, money(payment.amountMinor))
        }
      }
    }
  }

  private var phone: String {
    ContactNormalization.phone(order.buyer.phone).map { visit.format.phone($0) }
      ?? order.buyer.phone
  }

  private func drawHistory(_ html: inout HTML) {
    html.tag("ol", [.class("history")]) { html in
      for event in order.events {
        html.tag("li") { html in
          Parts.time(&html, event.at, visit)
          Parts.status(&html, event.status, visit)
          html.tag("span", [.class("muted")], text: event.channelStatus)
        }
      }
    }
  }
}
