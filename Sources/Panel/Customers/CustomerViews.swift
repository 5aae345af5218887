import Web

/// Draws the customer list.
struct CustomerListView {
  let visit: Visit
  let text: String
  let page: CustomerListQuery

  func draw() -> HTML {
    Layout(visit: visit, area: .customers, title: visit(Texts.customers)).page { html in
      html.tag("h1", text: visit(Texts.customers))
      html.tag(
        "form",
        [
          .class("filters"), .attr("method", "get"), .attr("action", "/customers"),
          .attr("role", "search"),
        ]
      ) { html in
        html.tag("div", [.class("field wide")]) { html in
          html.tag("label", [.attr("for", "filter-q")], text: visit(CustomerTexts.searchLabel))
          html.void(
            "input",
            [.id("filter-q"), .attr("name", "q"), .attr("type", "search"), .attr("value", text)])
        }
        html.tag("button", [.class("primary")], text: visit(Texts.search))
      }
      guard let last = page.rows.last else {
        Parts.empty(&html, visit(CustomerTexts.none), visit(CustomerTexts.noneNext))
        return
      }
      drawTable(&html)
      let next = PageCursor(last.lastOrderAt ?? 0, last.id).text
      Parts.pager(
        &html, visit, newer: nil,
        older: page.hasMore ? Address.make("/customers", [("q", text), ("after", next)]) : nil)
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(Texts.customers),
      head: [
        visit(Texts.name), visit(Texts.email), visit(Texts.phone), visit(Texts.city),
        visit(Texts.orders), visit(CustomerTexts.spent), visit(CustomerTexts.lastOrder),
      ], numbers: [4, 5]
    ) { html in
      for row in page.rows {
        html.tag("tr") { html in
          html.tag("td") {
            $0.tag(
              "a", [.href("/customers/\(row.id)")],
              text: row.name.isEmpty ? "#\(row.id)" : row.name.short
            )
          }
          Parts.cell(&html, row.email)
          Parts.cell(&html, visit.format.phone(row.phone))
          Parts.cell(&html, row.city)
          Parts.number(&html, visit.format.number(row.orders))
          Parts.number(&html, visit.format.money(row.spentMinor, row.currency))
          html.tag("td") { Parts.time(&$0, row.lastOrderAt, visit) }
        }
      }
    }
  }
}

/// Draws one customer.
struct CustomerView {
  let visit: Visit
  let customer: CustomerDetail

  func draw() -> HTML {
    let row = customer.row
    let name = row.name.isEmpty ? "#\(row.id)" : row.name.short
    return Layout(visit: visit, area: .customers, title: name).page { html in
      html.tag("p") { $0.tag("a", [.href("/customers")], text: "← \(visit(Texts.customers))") }
      html.tag("h1", text: name)
      html.tag("section", [.class("card")]) { html in
        Parts.facts(
          &html,
          [
            (visit(Texts.city), row.city), (visit(Texts.orders), visit.format.number(row.orders)),
            (visit(CustomerTexts.spent), visit.format.money(row.spentMinor, row.currency)),
          ]
            + customer.identities.map { identity in
              (
                visit(CustomerTexts.identity(identity.kind)),
                identity.kind == "phone" ? visit.format.phone(identity.value) : identity.value
              )
            })
      }
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(Texts.orders))
        drawOrders(&html)
      }
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(ProductTexts.favourites))
        drawFavourites(&html)
      }
    }
  }

  private func drawOrders(_ html: inout HTML) {
    guard !customer.orders.isEmpty else {
      html.tag("p", text: visit(CustomerTexts.noOrders))
      return
    }
    Parts.table(
      &html, label: visit(Texts.orders),
      head: [visit(Texts.number), visit(Texts.date), visit(Texts.status), visit(Texts.total)],
      numbers: [3]
    ) { html in
      for order in customer.orders {
        html.tag("tr") { html in
          html.tag("td") {
            $0.tag(
              "a", [.href("/orders/\(order.id)")],
              text: order.number.isEmpty ? "#\(order.id)" : order.number)
          }
          html.tag("td") { Parts.time(&$0, order.placedAt, visit) }
          html.tag("td") { Parts.status(&$0, order.status, visit) }
          Parts.number(&html, visit.format.money(order.totalMinor, order.currency))
        }
      }
    }
  }

  private func drawFavourites(_ html: inout HTML) {
    guard !customer.favourites.isEmpty else {
      html.tag("p", text: visit(CustomerTexts.noFavourites))
      return
    }
    html.tag("ul") { html in
      for favourite in customer.favourites {
        html.tag("li") { html in
          html.tag("a", [.href("/products/\(favourite.productID)")], text: favourite.title.short)
          html.text(" ")
          Parts.time(&html, favourite.addedAt, visit)
        }
      }
    }
  }
}

enum CustomerTexts {
  static let searchLabel = Phrase(tr: "Ad, e-posta veya telefon", en: "Name, e-mail or phone")
  static let none = Phrase(tr: "Müşteri bulunamadı", en: "No customers found")
  static let noneNext = Phrase(
    tr: "Aramayı değiştirin veya kanalı eşitleyin.",
    en: "Change the search, or synchronise the channel.")
  static let spent = Phrase(tr: "Harcama", en: "Spent")
  static let lastOrder = Phrase(tr: "Son sipariş", en: "Last order")
  static let noOrders = Phrase(tr: "Siparişi yok.", en: "No orders.")
  static let noFavourites = Phrase(tr: "Favorisi yok.", en: "No favourites.")

  static func identity(_ kind: String) -> Phrase {
    switch kind {
    case "email": Texts.email
    case "phone": Texts.phone
    default: Phrase(tr: "Üyelik (kanal:numara)", en: "Membership (channel:number)")
    }
  }
}
