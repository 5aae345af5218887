import Basics
import Storage
import Web

/// Draws why a variant's stock is what it is.
struct StockHistoryView {
  let visit: Visit
  let frame: StockFrame
  let code: String
  var found: [StockGoods] = []
  var query: StockHistoryQuery?
  var errors: [String: String] = [:]
  var typed: (quantity: String, note: String) = ("", "")

  func draw() -> HTML {
    frame.page { html in
      html.tag("p", [.class("muted")], text: visit(StockHistoryTexts.help))
      drawSearch(&html)
      guard let query else {
        drawChoice(&html)
        return
      }
      html.tag("h2") { StockGoods.draw(&$0, query.goods, visit) }
      drawSum(&html, query)
      drawPlaces(&html, query)
      drawHolders(&html, query)
      StockToldView(visit: visit).draw(&html, query.listings)
      if visit.may(.keepStock) { drawCount(&html, query) }
      StockLedgerView(visit: visit, query: query).draw(&html)
    }
  }

  private func drawSearch(_ html: inout HTML) {
    html.tag(
      "form",
      [
        .class("filters"), .attr("method", "get"), .attr("action", "/stock/history"),
        .attr("role", "search"),
      ]
    ) { html in
      html.tag("div", [.class("field wide")]) { html in
        html.tag("label", [.attr("for", "stock-code")], text: visit(StockTexts.code))
        html.void(
          "input",
          [
            .id("stock-code"), .attr("name", "sku"), .attr("type", "search"), .attr("value", code),
          ])
      }
      html.tag("button", [.class("primary")], text: visit(StockTexts.find))
    }
  }

  private func drawChoice(_ html: inout HTML) {
    guard !found.isEmpty else {
      Parts.empty(
        &html,
        visit(code.isEmpty ? StockHistoryTexts.start : StockTexts.noGoods(code)),
        visit(StockHistoryTexts.startNext))
      return
    }
    html.tag("p", text: visit(StockHistoryTexts.several))
    html.tag("ul") { html in
      for goods in found { html.tag("li") { StockGoods.draw(&$0, goods, visit) } }
    }
  }

  private func drawSum(_ html: inout HTML, _ query: StockHistoryQuery) {
    let sentence = StockSentence(visit: visit, query: query)
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockHistoryTexts.sum))
      html.tag("p", [.class("figure-text")], text: sentence.text)
      html.tag("ul") { html in
        for line in query.listings.compactMap(sentence.line) { html.tag("li", text: line) }
      }
      guard !query.parts.isEmpty else { return }
      Parts.table(
        &html, label: visit(StockHistoryTexts.parts),
        head: [
          visit(StockHistoryTexts.parts), visit(StockHistoryTexts.units),
          visit(StockHistoryTexts.free),
        ], numbers: [1, 2]
      ) { html in
        for part in query.parts {
          html.tag("tr") { html in
            html.tag("td") { StockGoods.draw(&$0, part.goods, visit) }
            Parts.number(&html, visit.format.number(part.units))
            Parts.number(&html, visit.format.number(part.free))
          }
        }
      }
    }
  }

  private func drawPlaces(_ html: inout HTML, _ query: StockHistoryQuery) {
    guard !query.places.isEmpty else { return }
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockHistoryTexts.places))
      Parts.table(
        &html, label: visit(StockHistoryTexts.places),
        head: [
          visit(StockTexts.warehouse), visit(StockTexts.onHand), visit(StockTexts.promised),
          visit(StockHistoryTexts.counted),
        ], numbers: [1, 2]
      ) { html in
        for place in query.places {
          html.tag("tr") { html in
            html.tag("td") { html in
              html.text(place.name)
              if !place.isSellable {
                Parts.pill(&html, visit(StockHistoryTexts.notSellable), "status-cancelled")
              }
            }
            Parts.number(&html, visit.format.number(place.onHand))
            Parts.number(&html, visit.format.number(place.reserved))
            html.tag("td") { Parts.time(&$0, place.countedAt, visit) }
          }
        }
      }
    }
  }

  private func drawHolders(_ html: inout HTML, _ query: StockHistoryQuery) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockHistoryTexts.holders))
      guard !query.promises.isEmpty else {
        html.tag("p", text: visit(StockHistoryTexts.nobody))
        return
      }
      Parts.table(
        &html, label: visit(StockHistoryTexts.holders),
        head: [
          visit(StockTexts.order), visit(Texts.channel), visit(StockTexts.promised),
          visit(StockHistoryTexts.lacking),
        ], numbers: [2, 3]
      ) { html in
        for promise in query.promises {
          html.tag("tr") { html in
            html.tag("td") { StockOrders.draw(&$0, promise.orderID, promise.number, visit) }
            Parts.cell(&html, promise.channel)
            Parts.number(&html, visit.format.number(promise.reserved))
            Parts.number(&html, visit.format.number(promise.lacking))
          }
        }
      }
    }
  }

  private func drawCount(_ html: inout HTML, _ query: StockHistoryQuery) {
    guard query.parts.isEmpty else { return }
    html.tag("details", [.class("card"), .flag("open", !errors.isEmpty)]) { html in
      html.tag("summary", text: visit(StockHistoryTexts.count))
      html.tag(
        "form",
        [
          .attr("method", "post"), .attr("action", "/stock/count"),
          .attr("data-confirm", visit(StockHistoryTexts.countConfirm)),
        ]
      ) { html in
        Forms.csrf(&html, visit)
        html.void(
          "input",
          [
            .attr("type", "hidden"), .attr("name", "variant"),
            .attr("value", String(query.goods.variantID)),
          ])
        Forms.field(
          &html,
          .init(
            name: "quantity", label: visit(StockHistoryTexts.counts), type: "number",
            value: typed.quantity, error: errors["quantity"], isRequired: true))
        Forms.field(
          &html,
          .init(
            name: "note", label: visit(StockHistoryTexts.note), value: typed.note,
            error: errors["note"], isRequired: true))
        html.tag("button", [.class("primary")], text: visit(Texts.save))
      }
    }
  }
}
