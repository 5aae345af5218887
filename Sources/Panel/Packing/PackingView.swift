import Basics
import Commerce
import Web

/// Draws the packing desk.
struct PackingView {
  let visit: Visit
  let wish: PackingPages.Wish
  let channels: [String]
  let page: PackingQuery
  let notice: Layout.Notice?

  func draw() -> HTML {
    Layout(visit: visit, area: .orders, title: visit(PackingTexts.title), notice: notice).page {
      html in
      html.tag("p") { $0.tag("a", [.href("/orders")], text: "← \(visit(Texts.orders))") }
      html.tag("h1", text: visit(PackingTexts.title))
      html.tag("p", [.class("muted")], text: visit(PackingTexts.help))
      drawClock(&html)
      AfterSalesParts.tabs(
        &html, visit, label: visit(Texts.status),
        [(address("", nil), visit(Texts.all), wish.state.isEmpty)]
          + PackingQuery.states.map {
            (address($0, nil), visit(Texts.orderStatus($0)), wish.state == $0)
          })
      AfterSalesParts.channelFilter(
        &html, visit, action: "/orders/packing", show: wish.state, channel: wish.channel, channels)
      guard !page.packages.isEmpty else {
        Parts.empty(&html, visit(PackingTexts.none), visit(PackingTexts.noneNext))
        return
      }
      html.tag(
        "form", [.attr("method", "post"), .attr("action", "/orders/packing/pick-list")]
      ) { html in
        Forms.csrf(&html, visit)
        for (name, value) in [("show", wish.state), ("channel", wish.channel)] where !value.isEmpty
        {
          html.void("input", [.attr("type", "hidden"), .attr("name", name), .attr("value", value)])
        }
        drawButtons(&html)
        drawTable(&html)
      }
      Parts.pager(&html, visit, newer: nil, older: page.next.map { address(wish.state, $0) })
    }
  }

  private func address(_ state: String, _ cursor: PageCursor?) -> String {
    Address.make(
      "/orders/packing", [("show", state), ("channel", wish.channel), ("after", cursor?.text)])
  }

  private func drawClock(_ html: inout HTML) {
    func count(_ number: Int) -> String {
      number >= PackingQuery.Clock.most ? "\(PackingQuery.Clock.most)+" : "\(number)"
    }
    Parts.facts(
      &html,
      [
        (visit(PackingTexts.overdue), count(page.clock.overdue)),
        (visit(PackingTexts.dueToday), count(page.clock.today)),
        (visit(PackingTexts.waiting), count(page.clock.all)),
      ])
  }

  private func drawButtons(_ html: inout HTML) {
    html.tag("p") { html in
      button(&html, "/orders/packing/pick-list", PackingTexts.pickList)
      button(&html, "/orders/packing/slips", PackingTexts.slips)
      button(&html, "/orders/packing/labels", PackingTexts.labels)
      guard visit.may(.moveOrders) else { return }
      button(&html, "/orders/packing/move", PackingTexts.markPicking, move: "picking")
      button(&html, "/orders/packing/move", PackingTexts.askLabels, move: "label")
    }
  }

  private func button(
    _ html: inout HTML, _ action: String, _ text: Phrase, move: String? = nil
  ) {
    html.tag(
      "button",
      [
        .attr("formaction", action), .attr("name", move == nil ? nil : "move"),
        .attr("value", move), .class(move == "picking" ? "primary" : ""),
      ], text: visit(text))
    html.text(" ")
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(PackingTexts.title),
      head: [
        visit(OrderTexts.package), visit(PackingTexts.goods), visit(Texts.status),
        visit(OrderTexts.carrier), visit(OrderTexts.shipBy),
      ]
    ) { html in
      for package in page.packages {
        html.tag("tr") { html in
          html.tag("td") { drawPackage(&$0, package) }
          html.tag("td") { html in
            for goods in package.goods { html.tag("div", text: goods.line(visit)) }
          }
          html.tag("td") { html in
            Parts.status(&html, package.status, visit)
            MoveWords.draw(&html, visit, package)
          }
          html.tag("td") { html in
            html.text(package.carrier)
            html.tag("div", [.class("muted")], text: package.trackingNumber)
          }
          html.tag("td") { AfterSalesParts.clock(&$0, package.shipBy, visit) }
        }
      }
    }
  }

  private func drawPackage(_ html: inout HTML, _ package: PackingQuery.Package) {
    let name = "package-\(package.id)"
    html.tag("label", [.attr("for", name)]) { html in
      html.void(
        "input",
        [.attr("type", "checkbox"), .id(name), .attr("name", name), .attr("value", "1")])
      html.text(" \(package.number)")
    }
    html.tag("div") {
      $0.tag("a", [.href("/orders/packages/\(package.id)")], text: package.remoteID)
    }
    html.tag("div", [.class("muted")], text: "\(package.channel) · \(package.buyer)")
  }
}

/// What became of the last move of a package.
enum MoveWords {
  static func draw(_ html: inout HTML, _ visit: Visit, _ package: PackingQuery.Package) {
    guard !package.moveState.isEmpty else { return }
    let isBad = package.moveState == "refused" || package.moveState == "unknown"
    let words =
      "\(visit(PackingTexts.move(package.moveKind))): \(visit(PackingTexts.state(package.moveState)))"
    html.tag("div", [.class(isBad ? "error" : "muted")], text: words)
    if isBad, !package.moveMessage.isEmpty {
      html.tag(
        "div", [.class("muted")], text: visit(ConnectorWords.phrase(package.moveMessage)))
    }
  }
}

extension PackingQuery.Goods {
  /// One line for people: how many of what.
  func line(_ visit: Visit) -> String {
    let facts = [sku.isEmpty ? barcode : sku, size, colour].filter { !$0.isEmpty }
    return "\(visit.format.quantity(quantityMilli)) × \(name.short) · "
      + facts.joined(separator: " · ")
  }
}
