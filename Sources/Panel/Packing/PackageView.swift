import Basics
import Commerce
import ConnectorKit
import Inventory
import Storage
import Web

/// Draws one package.
struct PackageView {
  let visit: Visit
  let detail: PackageDetail
  let notice: Layout.Notice?

  private var package: PackingQuery.Package { detail.package }
  var action: String { "/orders/packages/\(package.id)/move" }

  func draw() -> HTML {
    let title = "\(visit(OrderTexts.package)) \(package.remoteID)"
    return Layout(visit: visit, area: .orders, title: title, notice: notice).page { html in
      html.tag("p") {
        $0.tag("a", [.href("/orders/packing")], text: "← \(visit(PackingTexts.title))")
      }
      html.tag("div", [.class("title-row")]) { html in
        html.tag("h1", text: title)
        Parts.status(&html, package.status, visit)
      }
      html.tag("section", [.class("card")]) { drawFacts(&$0) }
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(PackingTexts.goods))
        for line in detail.lines { html.tag("p", text: line.goods.line(visit)) }
      }
      if visit.may(.moveOrders) {
        if detail.isMovable {
          PackageForms(visit: visit, detail: detail, action: action).draw(&html)
        } else {
          html.tag("p", [.class("muted")], text: visit(PackingTexts.notMovable))
        }
      }
      html.tag("section", [.class("card")]) { drawMoves(&$0) }
    }
  }

  private func drawFacts(_ html: inout HTML) {
    html.tag("p") {
      $0.tag(
        "a", [.href("/orders/\(package.orderID)")],
        text: "\(visit(ClaimTexts.order)) \(package.number)")
    }
    Parts.facts(
      &html,
      [
        (visit(Texts.channel), package.channel), (visit(Texts.customer), package.buyer),
        (visit(OrderTexts.carrier), package.carrier),
        (visit(OrderTexts.tracking), package.trackingNumber),
      ])
    html.tag("p") { html in
      html.text("\(visit(OrderTexts.shipBy)): ")
      AfterSalesParts.clock(&html, package.shipBy, visit)
    }
    guard !package.trackingNumber.isEmpty else { return }
    html.tag("p") {
      $0.tag(
        "a", [.href("/orders/packages/\(package.id)/label")],
        text: visit(PackingTexts.channelLabel))
    }
  }

  private func drawMoves(_ html: inout HTML) {
    html.tag("h2", text: visit(PackingTexts.moves))
    guard !detail.moves.isEmpty else {
      html.tag("p", [.class("muted")], text: visit(PackingTexts.noMoves))
      return
    }
    Parts.table(
      &html, label: visit(PackingTexts.moves),
      head: [
        visit(Texts.date), visit(PackingTexts.what), visit(PackingTexts.outcome),
        visit(PackingTexts.who),
      ]
    ) { html in
      for move in detail.moves {
        html.tag("tr") { html in
          html.tag("td") { Parts.time(&$0, move.askedAt.milliseconds, visit) }
          Parts.cell(&html, visit(PackingTexts.move(move.kind.rawValue)))
          html.tag("td") { html in
            html.text(visit(PackingTexts.state(move.state.rawValue)))
            if !move.message.isEmpty {
              html.tag(
                "div", [.class("muted")], text: visit(ConnectorWords.phrase(move.message)))
            }
          }
          Parts.cell(&html, visit(detail.names.actor(move.actor)))
        }
      }
    }
  }
}

/// The forms by which a channel is asked to move a package. Only those that can be followed now.
struct PackageForms {
  let visit: Visit
  let detail: PackageDetail
  let action: String

  func draw(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(PackingTexts.actions))
      if detail.facts.reached == .created {
        form(&html, .picking, primary: true) { _ in }
      } else {
        form(&html, .label) { _ in }
      }
      if detail.facts.reached == .preparing {
        form(&html, .invoiced, primary: true) { html in
          field(&html, "number", OrderTexts.invoice, PackingTexts.invoiceNumberHelp)
        }
      }
      form(&html, .invoiceLink) { html in
        field(&html, "url", PackingTexts.invoiceLink, PackingTexts.invoiceLinkHelp)
      }
      form(&html, .carrier) { html in
        field(&html, "code", PackingTexts.carrierCode, PackingTexts.carrierHelp)
      }
      if detail.lines.count > 1 { drawSplit(&html) }
      drawUnsupplied(&html)
    }
  }

  private func form(
    _ html: inout HTML, _ kind: OrderMove.Kind, primary: Bool = false,
    _ body: (inout HTML) -> Void
  ) {
    html.tag("form", [.attr("method", "post"), .attr("action", action)]) { html in
      Forms.csrf(&html, visit)
      html.void(
        "input", [.attr("type", "hidden"), .attr("name", "move"), .attr("value", kind.rawValue)])
      body(&html)
      html.tag(
        "p"
      ) {
        $0.tag(
          "button", [.class(primary ? "primary" : "")],
          text: visit(PackingTexts.order(kind)))
      }
    }
  }

  private func field(_ html: inout HTML, _ name: String, _ label: Phrase, _ help: Phrase) {
    Forms.field(
      &html, .init(name: name, label: visit(label), help: visit(help), isRequired: true))
  }

  private func drawSplit(_ html: inout HTML) {
    form(&html, .split) { html in
      html.tag("p", [.class("muted")], text: visit(PackingTexts.splitHelp))
      for line in detail.lines {
        let name = "line-\(line.remoteID)"
        html.tag("label", [.attr("for", name)]) { html in
          html.void(
            "input",
            [.attr("type", "checkbox"), .id(name), .attr("name", name), .attr("value", "1")])
          html.text(" \(line.goods.line(visit))")
        }
      }
    }
  }

  private func drawUnsupplied(_ html: inout HTML) {
    form(&html, .unsupplied) { html in
      html.tag("p", [.class("muted")], text: visit(PackingTexts.unsuppliedHelp))
      html.tag("div", [.class("field")]) { html in
        html.tag("label", [.attr("for", "field-reason")], text: visit(PackingTexts.reason))
        html.tag("select", [.id("field-reason"), .attr("name", "reason")]) { html in
          for reason in UnsuppliedReason.allCases {
            html.tag(
              "option", [.attr("value", reason.rawValue)], text: visit(PackingTexts.reason(reason)))
          }
        }
      }
      html.tag("label", [.attr("for", "sure")]) { html in
        html.void(
          "input",
          [
            .attr("type", "checkbox"), .id("sure"), .attr("name", "sure"), .attr("value", "1"),
            .flag("required"),
          ])
        html.text(" \(visit(PackingTexts.unsuppliedSure))")
      }
    }
  }
}
