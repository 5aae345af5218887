import Basics
import Web

/// Draws what a variant's channels were told.
struct StockToldView {
  let visit: Visit

  func draw(_ html: inout HTML, _ listings: [StockTold]) {
    guard !listings.isEmpty else { return }
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockHistoryTexts.listings))
      Parts.table(
        &html, label: visit(StockHistoryTexts.listings),
        head: [
          visit(Texts.channel), visit(StockHistoryTexts.told), visit(StockHistoryTexts.shown),
          visit(StockHistoryTexts.sentAt), visit(StockHistoryTexts.appliedAt),
          visit(Texts.status),
        ], numbers: [1, 2]
      ) { html in
        for told in listings { drawRow(&html, told) }
      }
    }
  }

  private func drawRow(_ html: inout HTML, _ told: StockTold) {
    html.tag("tr") { html in
      html.tag("td") { html in
        html.text(told.channel)
        if told.isRemoved {
          Parts.pill(&html, visit(StockHistoryTexts.removed), "status-cancelled")
        }
      }
      Parts.number(&html, told.told.map { visit.format.number($0) } ?? "–")
      Parts.number(&html, visit.format.number(told.shown))
      html.tag("td") { Parts.time(&$0, told.sentAt, visit) }
      html.tag("td") { Parts.time(&$0, told.appliedAt, visit) }
      html.tag("td") { html in
        guard told.policy != nil else {
          html.text(visit(StockHistoryTexts.notTold))
          return
        }
        html.text(visit(StockHistoryTexts.state(told)))
        if told.isDue {
          html.text(" · \(visit(StockHistoryTexts.waits)) ")
          Parts.time(&html, told.dueSince, visit)
        }
        if !told.reason.isEmpty {
          html.tag("div", [.class("muted")], text: visit(ConnectorWords.phrase(told.reason)))
        }
      }
    }
  }
}

/// Draws a page of a variant's ledger, the newest movement first.
struct StockLedgerView {
  let visit: Visit
  let query: StockHistoryQuery

  func draw(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockHistoryTexts.ledger))
      guard !query.movements.isEmpty else {
        Parts.empty(
          &html, visit(StockHistoryTexts.noMovements), visit(StockHistoryTexts.noMovementsNext))
        return
      }
      drawTable(&html)
      Parts.pager(
        &html, visit, newer: nil,
        older: query.next.map {
          Address.make(
            "/stock/history",
            [("variant", String(query.goods.variantID)), ("after", $0.text)])
        })
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(StockHistoryTexts.ledger),
      head: [
        visit(StockHistoryTexts.happened), visit(StockHistoryTexts.kind), visit(StockTexts.units),
        visit(StockHistoryTexts.after), visit(StockHistoryTexts.cause),
        visit(StockTexts.warehouse), visit(StockTexts.who), visit(StockHistoryTexts.heard),
      ], numbers: [2, 3]
    ) { html in
      for movement in query.movements {
        html.tag("tr") { html in
          html.tag("td") { Parts.time(&$0, movement.at, visit) }
          Parts.cell(&html, visit(StockTexts.kind(movement.kind)))
          Parts.number(
            &html, (movement.delta > 0 ? "+" : "") + visit.format.number(movement.delta))
          Parts.number(&html, visit.format.number(movement.after))
          html.tag("td") { drawCause(&$0, movement) }
          html.tag("td") { html in
            html.text(movement.warehouse)
            if !movement.isSellable {
              Parts.pill(&html, visit(StockHistoryTexts.notSellable), "status-cancelled")
            }
          }
          Parts.cell(&html, StockPeople.name(movement.actor, query.names, visit))
          html.tag("td") { Parts.time(&$0, movement.heardAt, visit) }
        }
      }
    }
  }

  private func drawCause(_ html: inout HTML, _ movement: StockHistoryQuery.Movement) {
    html.text("\(visit(StockTexts.cause(movement.causeKind))) ")
    if let order = movement.orderID, let number = query.orderNumbers[order] {
      if movement.causeKind == "claim", visit.may(.viewCustomers) {
        html.text("\(movement.causeID) · ")
      }
      StockOrders.draw(&html, order, number, visit)
    } else if movement.causeKind == "delivery"
      || (movement.causeKind == "claim" && visit.may(.viewCustomers))
    {
      html.text(movement.causeID)
    }
    if !movement.note.isEmpty {
      html.tag("div", [.class("muted")], text: visit(StockNotes.phrase(movement.note)))
    }
  }
}
