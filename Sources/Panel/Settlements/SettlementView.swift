import Basics
import Web

/// Draws channels' accounts.
struct SettlementView {
  let visit: Visit
  let wish: SettlementPages.Wish
  let channels: [String]
  let page: SettlementQuery
  let notice: Layout.Notice?

  func draw() -> HTML {
    Layout(
      visit: visit, area: .settlements, title: visit(ClaimTexts.settlements), notice: notice
    ).page { html in
      html.tag("h1", text: visit(ClaimTexts.settlements))
      html.tag("p", [.class("muted")], text: visit(SettlementTexts.help))
      drawFilter(&html)
      if !page.owed.isEmpty { section(&html, SettlementTexts.owed, drawOwed) }
      if !page.payouts.isEmpty { section(&html, SettlementTexts.payouts, drawPayouts) }
      if !page.sums.isEmpty { section(&html, SettlementTexts.sums, drawSums) }
      guard !page.lines.isEmpty else {
        Parts.empty(&html, visit(SettlementTexts.none), visit(SettlementTexts.noneNext))
        return
      }
      section(
        &html, wish.order.isEmpty ? SettlementTexts.lines : SettlementTexts.ofOrder(wish.order),
        drawLines)
      Parts.pager(
        &html, visit, newer: nil,
        older: page.next.map { Address.make("/settlements", wish.query + [("after", $0.text)]) })
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

  private func drawFilter(_ html: inout HTML) {
    html.tag(
      "form", [.class("filters"), .attr("method", "get"), .attr("action", "/settlements")]
    ) { html in
      AfterSalesParts.channelChoice(&html, visit, wish.channel, channels)
      input(&html, "order", visit(ClaimTexts.order), wish.order, type: "search")
      input(&html, "from", visit(Texts.from), wish.from, type: "date")
      input(&html, "to", visit(Texts.to), wish.to, type: "date")
      html.tag("button", [.class("primary")], text: visit(Texts.filter))
    }
  }

  private func input(
    _ html: inout HTML, _ name: String, _ label: String, _ value: String, type: String
  ) {
    html.tag("div", [.class("field")]) { html in
      html.tag("label", [.attr("for", "filter-\(name)")], text: label)
      html.void(
        "input",
        [
          .id("filter-\(name)"), .attr("name", name), .attr("type", type), .attr("value", value),
        ])
    }
  }

  private func drawOwed(_ html: inout HTML) {
    html.tag("p", [.class("muted")], text: visit(SettlementTexts.owedHelp))
    Parts.table(
      &html, label: visit(SettlementTexts.owed),
      head: [
        visit(Texts.channel), visit(SettlementTexts.planned), visit(SettlementTexts.undated),
        visit(Texts.total),
      ], numbers: [1, 2, 3]
    ) { html in
      for owed in page.owed {
        html.tag("tr") { html in
          Parts.cell(&html, owed.channel)
          for minor in [
            owed.plannedMinor, owed.undatedMinor,
            owed.plannedMinor.clampedAdding(owed.undatedMinor),
          ] {
            Parts.number(&html, visit.format.money(minor, owed.currency))
          }
        }
      }
    }
  }

  private func drawPayouts(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(SettlementTexts.payouts),
      head: [visit(Texts.date), visit(Texts.channel), visit(SettlementTexts.net)], numbers: [2]
    ) { html in
      for payout in page.payouts {
        html.tag("tr") { html in
          html.tag("td") { Parts.time(&$0, payout.at, visit) }
          Parts.cell(&html, payout.channel)
          Parts.number(&html, visit.format.money(payout.netMinor, payout.currency))
        }
      }
    }
  }

  private func drawSums(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(SettlementTexts.sums),
      head: [visit(Texts.channel), visit(SettlementTexts.kind), visit(SettlementTexts.count)]
        + [
          SettlementTexts.credit, SettlementTexts.debit, SettlementTexts.commission,
          SettlementTexts.net,
        ].map { visit($0) }, numbers: [2, 3, 4, 5, 6]
    ) { html in
      for sum in page.sums {
        html.tag("tr") { html in
          Parts.cell(&html, sum.channel)
          Parts.cell(&html, sum.kind)
          Parts.number(&html, visit.format.number(sum.count))
          for minor in [sum.creditMinor, sum.debitMinor, sum.commissionMinor, sum.netMinor] {
            Parts.number(&html, visit.format.money(minor, sum.currency))
          }
        }
      }
    }
  }

  private func drawLines(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(SettlementTexts.lines),
      head: [
        visit(Texts.date), visit(Texts.channel), visit(SettlementTexts.kind),
        visit(ClaimTexts.order), visit(SettlementTexts.credit), visit(SettlementTexts.debit),
        visit(SettlementTexts.commission), visit(SettlementTexts.net),
        visit(SettlementTexts.payment),
      ], numbers: [4, 5, 6, 7]
    ) { html in
      for line in page.lines { html.tag("tr") { draw(&$0, line) } }
    }
  }

  private func draw(_ html: inout HTML, _ line: SettlementQuery.Line) {
    html.tag("td") { Parts.time(&$0, line.occurredAt, visit) }
    Parts.cell(&html, line.channel)
    html.tag("td") { html in
      html.text(line.kind)
      if !line.note.isEmpty, line.note != line.kind {
        html.tag("div", [.class("muted")], text: line.note)
      }
    }
    html.tag("td") { html in
      if let orderID = line.orderID {
        html.tag("a", [.href("/orders/\(orderID)")], text: line.orderNumber)
      } else {
        html.text(line.orderNumber)
      }
    }
    for minor in [line.creditMinor, line.debitMinor, line.commissionMinor, line.netMinor] {
      Parts.number(&html, minor.map { visit.format.money($0, line.currency) } ?? "–")
    }
    html.tag("td") { Parts.time(&$0, line.paidAt, visit) }
  }
}
