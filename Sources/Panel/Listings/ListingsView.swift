import Basics
import Inventory
import Web

/// Draws the grid of listings.
struct ListingsView {
  let visit: Visit
  let page: ListingsQuery
  let notice: Layout.Notice?

  private var mayEdit: Bool { visit.may(.keepStock) }

  func draw() -> HTML {
    Layout(visit: visit, area: .listings, title: visit(ListingsTexts.title), notice: notice).page {
      html in
      html.tag("div", [.class("title-row")]) { html in
        html.tag("h1", text: visit(ListingsTexts.title))
        if mayEdit {
          html.tag("a", [.href("/listings/import")], text: visit(ListingsTexts.importTitle))
        }
      }
      if page.keptSince == nil {
        html.tag("p", [.class("muted")]) { html in
          html.text("\(visit(ListingsTexts.notKept)) ")
          html.tag("a", [.href("/stock")], text: visit(StockTexts.toSummary))
        }
      }
      drawFilter(&html)
      if page.rows.isEmpty {
        Parts.empty(
          &html, visit(ListingsTexts.none),
          visit(page.next == nil ? ListingsTexts.noneNext : ListingsTexts.noneHere))
      } else if mayEdit {
        drawForm(&html)
      } else {
        drawTable(&html)
      }
      Parts.pager(&html, visit, newer: nil, older: page.next.map(address))
    }
  }

  private func address(_ cursor: PageCursor) -> String {
    Address.make(
      "/listings",
      [
        ("q", page.filter.text), ("channel", page.filter.channelID.map { String($0) }),
        ("only", page.filter.only == .all ? nil : page.filter.only.rawValue),
        ("after", cursor.text),
      ])
  }

  private func drawFilter(_ html: inout HTML) {
    html.tag(
      "form",
      [
        .class("filters"), .attr("method", "get"), .attr("action", "/listings"),
        .attr("role", "search"),
      ]
    ) { html in
      html.tag("div", [.class("field wide")]) { html in
        html.tag("label", [.attr("for", "filter-q")], text: visit(ListingsTexts.searchLabel))
        html.void(
          "input",
          [
            .id("filter-q"), .attr("name", "q"), .attr("type", "search"),
            .attr("value", page.filter.text),
          ])
      }
      drawChoice(
        &html, "channel", visit(Texts.channel),
        [("", visit(Texts.all))] + page.channels.map { (String($0.id), $0.name) },
        chosen: page.filter.channelID.map { String($0) } ?? "")
      drawChoice(
        &html, "only", visit(ListingsTexts.only),
        ListingsQuery.Only.allCases.map { ($0.rawValue, visit(ListingsTexts.only($0))) },
        chosen: page.filter.only.rawValue)
      html.tag("button", [.class("primary")], text: visit(Texts.search))
    }
  }

  private func drawChoice(
    _ html: inout HTML, _ name: String, _ label: String, _ choices: [(String, String)],
    chosen: String
  ) {
    html.tag("div", [.class("field")]) { html in
      html.tag("label", [.attr("for", "filter-\(name)")], text: label)
      html.tag("select", [.id("filter-\(name)"), .attr("name", name)]) { html in
        for (value, text) in choices {
          html.tag(
            "option", [.attr("value", value), .flag("selected", value == chosen)], text: text)
        }
      }
    }
  }

  private func drawForm(_ html: inout HTML) {
    html.tag(
      "form",
      [.attr("method", "post"), .attr("action", "/listings/preview"), .attr("data-grid", "")]
    ) { html in
      Forms.csrf(&html, visit)
      html.tag("p", [.class("muted")], text: visit(ListingsTexts.keys))
      drawTable(&html)
      Forms.field(
        &html, .init(name: "reason", label: visit(ListingsTexts.reason)))
      html.tag("p") { html in
        html.tag("button", [.class("primary")], text: visit(ListingsTexts.preview))
        html.text(" ")
        html.tag(
          "button",
          [.attr("type", "button"), .attr("data-fill-down", ""), .flag("hidden")],
          text: visit(ListingsTexts.fillDown))
      }
    }
  }

  private func drawTable(_ html: inout HTML) {
    let channels = page.channels.filter {
      page.filter.channelID == nil || page.filter.channelID == $0.id
    }
    Parts.table(
      &html, label: visit(ListingsTexts.title),
      head: [
        visit(ListingsTexts.variant), visit(ListingsTexts.onHand), visit(ListingsTexts.reserved),
        visit(ListingsTexts.available), visit(ListingsTexts.safety),
      ] + channels.map(\.name), numbers: [1, 2, 3, 4]
    ) { html in
      for row in page.rows {
        html.tag("tr") { html in
          html.tag("td") { drawVariant(&$0, row) }
          drawCell(&html, row, .onHand, row.onHand)
          Parts.number(&html, visit.format.number(row.reserved))
          Parts.number(&html, visit.format.number(row.onHand.clampedSubtracting(row.reserved)))
          drawCell(&html, row, .safety, row.safety)
          for channel in channels {
            html.tag("td") { html in
              for listing in row.listings where listing.channelID == channel.id {
                drawListing(&html, row, listing)
              }
            }
          }
        }
      }
    }
  }

  private func drawVariant(_ html: inout HTML, _ row: ListingsQuery.Row) {
    html.tag("a", [.href("/products/\(row.productID)")], text: row.title.short)
    if row.isBundle { Parts.pill(&html, visit(ListingsTexts.bundle), "origin") }
    html.tag(
      "div", [.class("muted")],
      text: [row.options, row.sku, row.barcode].filter { !$0.isEmpty }.joined(separator: " · "))
  }

  private func drawCell(
    _ html: inout HTML, _ row: ListingsQuery.Row, _ field: StockEdit.Field, _ value: Int64
  ) {
    guard mayEdit, !(row.isBundle && field == .onHand) else {
      return Parts.number(&html, visit.format.number(value))
    }
    html.tag("td", [.class("number")]) { html in
      html.void(
        "input",
        [
          .attr("name", ListingsForm.name(field, row.variantID, seen: value)),
          .attr("value", String(value)), .attr("inputmode", "numeric"), .attr("size", "6"),
          .attr("autocomplete", "off"), .attr("data-cell", field.rawValue),
          .attr("aria-label", "\(row.sku) \(visit(ListingsTexts.field(field)))"),
        ])
    }
  }

  private func drawListing(
    _ html: inout HTML, _ row: ListingsQuery.Row, _ listing: ListingsQuery.Listing
  ) {
    html.tag("div") { html in
      if listing.listPriceMinor > listing.priceMinor {
        html.tag(
          "s", [.class("muted")], text: visit.format.money(listing.listPriceMinor, row.currency))
        html.text(" ")
      }
      html.text(
        "\(visit.format.money(listing.priceMinor, row.currency)) · "
          + "\(visit(ListingsTexts.shown)) \(visit.format.number(listing.stock)) ")
      if listing.isDiffering { Parts.pill(&html, visit(ListingsTexts.differs), "status-cancelled") }
    }
    guard let state = ListingsTexts.state(listing.state, isDue: listing.isDue) else { return }
    html.tag("div", [.class("muted")]) { html in
      let isBad = ["rejected", "unknown"].contains(listing.state)
      Parts.pill(&html, visit(state), isBad ? "status-cancelled" : "origin")
      if let sentAt = listing.sentAt {
        html.text(" ")
        Parts.age(&html, sentAt, visit)
      }
      if !listing.reason.isEmpty {
        html.text(" \(visit(ConnectorWords.phrase(listing.reason)).cut(toBytes: 200, mark: "…"))")
      }
    }
  }
}
