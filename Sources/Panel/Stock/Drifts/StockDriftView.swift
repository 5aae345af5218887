import Basics
import Web

/// Draws the differences, with their cures.
struct StockDriftView {
  let visit: Visit
  let frame: StockFrame
  let query: StockDriftQuery

  func draw() -> HTML {
    frame.page { html in
      html.tag("p", [.class("muted")], text: visit(StockDriftTexts.help))
      if query.rows.isEmpty {
        Parts.empty(&html, visit(StockDriftTexts.none), visit(StockDriftTexts.noneNext))
      } else if visit.may(.keepStock) {
        drawForm(&html)
      } else {
        drawRows(&html)
      }
      Parts.pager(
        &html, visit, newer: nil,
        older: query.next.map { Address.make("/stock/drifts", [("after", $0.text)]) })
      drawTaken(&html)
    }
  }

  private func drawForm(_ html: inout HTML) {
    html.tag(
      "form",
      [
        .attr("method", "post"), .attr("action", "/stock/drifts"),
        .attr("data-confirm", visit(StockDriftTexts.takeConfirm)),
      ]
    ) { html in
      Forms.csrf(&html, visit)
      drawRows(&html)
      html.tag("p", [.class("buttons")]) { html in
        html.tag(
          "button", [.class("primary"), .attr("name", "cure"), .attr("value", "ours")],
          text: visit(StockDriftTexts.tellOurs))
        html.tag(
          "button", [.attr("name", "cure"), .attr("value", "theirs")],
          text: visit(StockDriftTexts.takeTheirs))
      }
    }
  }

  private func drawRows(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(StockSection.drifts.title),
      head: [
        visit(StockTexts.tick), visit(StockTexts.goods), visit(Texts.channel),
        visit(StockDriftTexts.ours), visit(StockDriftTexts.shown), visit(StockTexts.reason),
        visit(StockTexts.since),
      ], numbers: [3, 4]
    ) { html in
      for row in query.rows { drawRow(&html, row) }
    }
  }

  private func drawRow(_ html: inout HTML, _ row: StockDriftQuery.Row) {
    let goods = query.goods[row.variantID]
    html.tag("tr") { html in
      html.tag("td") { html in
        guard visit.may(.keepStock) else { return }
        html.void(
          "input",
          [
            .attr("type", "checkbox"), .attr("name", "listing-\(row.listingID)"),
            .attr("value", "1"), .attr("aria-label", goods?.title.short ?? String(row.listingID)),
          ])
      }
      html.tag("td") { StockGoods.draw(&$0, goods, visit) }
      Parts.cell(&html, row.channel)
      Parts.number(&html, visit.format.number(row.ours))
      Parts.number(&html, visit.format.number(row.shown))
      html.tag("td") { html in
        html.text(visit(StockDriftTexts.cause(row.cause)))
        if !row.reason.isEmpty {
          html.tag("div", [.class("muted")], text: visit(ConnectorWords.phrase(row.reason)))
        }
      }
      html.tag("td") { Parts.time(&$0, row.since, visit) }
    }
  }

  private func drawTaken(_ html: inout HTML) {
    guard !query.taken.isEmpty else { return }
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockDriftTexts.taken))
      Parts.table(
        &html, label: visit(StockDriftTexts.taken),
        head: [
          visit(Texts.date), visit(StockTexts.goods), visit(StockTexts.units),
          visit(StockTexts.who), visit(StockTexts.undo),
        ], numbers: [2]
      ) { html in
        for taken in query.taken {
          html.tag("tr") { html in
            html.tag("td") { Parts.time(&$0, taken.at, visit) }
            html.tag("td") { StockGoods.draw(&$0, query.goods[taken.variantID], visit) }
            Parts.number(&html, (taken.delta > 0 ? "+" : "") + visit.format.number(taken.delta))
            Parts.cell(&html, StockPeople.name(taken.actor, query.names, visit))
            html.tag("td") { drawUndo(&$0, taken) }
          }
        }
      }
    }
  }

  private func drawUndo(_ html: inout HTML, _ taken: StockDriftQuery.Taken) {
    guard taken.canBeUndone else {
      html.text(visit(StockDriftTexts.isUndone))
      return
    }
    guard visit.may(.keepStock) else { return }
    Forms.button(
      &html, visit, action: "/stock/drifts/undo", label: visit(StockTexts.undo),
      hidden: [("movement", String(taken.movementID))],
      confirm: visit(StockDriftTexts.undoConfirm))
  }
}
