import Basics
import Commerce
import Storage
import Web

/// Draws the list of claims.
struct ClaimListView {
  let visit: Visit
  let wish: ClaimPages.Wish
  let channels: [String]
  let page: ClaimQuery
  let notice: Layout.Notice?

  private var mayDecide: Bool { visit.may(.decideClaims) && wish.state == .waiting }

  func draw() -> HTML {
    Layout(visit: visit, area: .claims, title: visit(ClaimTexts.title), notice: notice).page {
      html in
      html.tag("h1", text: visit(ClaimTexts.title))
      html.tag("p", [.class("muted")], text: visit(ClaimTexts.help))
      AfterSalesParts.tabs(
        &html, visit, label: visit(ClaimTexts.title),
        ClaimState.allCases.map {
          (address($0, nil), visit(ClaimTexts.state($0)), $0 == wish.state)
        })
      AfterSalesParts.channelFilter(
        &html, visit, action: "/claims", show: wish.state.rawValue, channel: wish.channel, channels)
      guard !page.claims.isEmpty else {
        Parts.empty(&html, visit(ClaimTexts.none), visit(ClaimTexts.noneNext))
        return
      }
      if mayDecide {
        html.tag("form", [.attr("method", "post"), .attr("action", "/claims/decide")]) { html in
          Forms.csrf(&html, visit)
          drawTable(&html)
          drawButtons(&html)
        }
      } else {
        drawTable(&html)
      }
      Parts.pager(&html, visit, newer: nil, older: page.next.map { address(wish.state, $0) })
    }
  }

  private func address(_ state: ClaimState, _ cursor: PageCursor?) -> String {
    Address.make(
      "/claims",
      [("show", state.rawValue), ("channel", wish.channel), ("after", cursor?.text)])
  }

  private func drawButtons(_ html: inout HTML) {
    html.tag("p") { html in
      html.tag(
        "button", [.class("primary"), .attr("name", "decision"), .attr("value", "accept")],
        text: visit(ClaimTexts.accept))
      html.text(" ")
      html.tag(
        "button", [.attr("name", "decision"), .attr("value", "refuse")],
        text: visit(ClaimTexts.refuse))
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(ClaimTexts.title),
      head: [
        visit(ClaimTexts.claim), visit(ClaimTexts.goods), visit(Texts.channel),
        visit(ClaimTexts.due),
      ]
    ) { html in
      for claim in page.claims {
        html.tag("tr") { html in
          html.tag("td") { drawClaim(&$0, claim) }
          html.tag("td") { html in
            for unit in claim.units {
              ClaimUnitView(visit: visit, unit: unit, isChoice: mayDecide && unit.isFree)
                .draw(&html)
            }
          }
          Parts.cell(&html, claim.channel)
          html.tag("td") { html in
            if claim.state == ClaimState.waiting.rawValue {
              AfterSalesParts.clock(&html, claim.dueAt, visit)
            } else {
              html.text("–")
            }
          }
        }
      }
    }
  }

  private func drawClaim(_ html: inout HTML, _ claim: ClaimQuery.Claim) {
    if let orderID = claim.orderID {
      html.tag("a", [.href("/orders/\(orderID)")], text: claim.orderNumber)
    } else {
      html.text(claim.orderNumber)
    }
    html.tag("div") { Parts.time(&$0, claim.claimedAt, visit) }
    let facts = [claim.customer, claim.carrier].filter { !$0.isEmpty }
    html.tag("div", [.class("muted")], text: facts.joined(separator: " · "))
  }
}

/// Draws one claimed unit.
struct ClaimUnitView {
  let visit: Visit
  let unit: ClaimQuery.Unit
  /// True with a box to tick.
  var isChoice = false

  func draw(_ html: inout HTML) {
    html.tag("div") { html in
      if isChoice {
        let name = "unit-\(unit.id)"
        html.tag("label", [.attr("for", name)]) { html in
          html.void(
            "input",
            [.attr("type", "checkbox"), .id(name), .attr("name", name), .attr("value", "1")])
          html.text(" \(title)")
        }
      } else if let productID = unit.productID {
        html.tag("a", [.href("/products/\(productID)")], text: title)
      } else {
        html.text(title)
      }
      Parts.pill(&html, visit(ClaimTexts.status(unit.status)), "origin")
      if unit.isByTime { Parts.pill(&html, visit(ClaimTexts.byTime), "origin") }
      if unit.isBooked { Parts.pill(&html, visit(ClaimTexts.backInStock), "origin") }
      drawFacts(&html)
      drawDecision(&html)
    }
  }

  private var title: String { (unit.name.isEmpty ? unit.codes : unit.name).short }

  private func drawFacts(_ html: inout HTML) {
    let facts = [unit.codes, unit.reason, unit.note].filter { !$0.isEmpty }
    html.tag("div", [.class("muted")], text: facts.joined(separator: " · "))
  }

  private func drawDecision(_ html: inout HTML) {
    let words: Phrase
    switch unit.decision {
    case "asked": words = ClaimTexts.inFlight
    case "unknown": words = ClaimTexts.isUnknown
    case "failed" where unit.status == ClaimStatus.waiting.rawValue:
      let why = ConnectorWords.phrase(unit.message)
      words =
        unit.message.isEmpty
        ? ClaimTexts.notDone
        : Phrase(
          tr: "\(ClaimTexts.notDone[.turkish]): \(why[.turkish])",
          en: "\(ClaimTexts.notDone[.english]): \(why[.english])")
    default: return
    }
    html.tag("div", [.class("error")], text: visit(words))
  }
}

/// Draws the last question before claims are accepted or refused.
struct ClaimDecisionView {
  let visit: Visit
  let claims: [ClaimQuery.Claim]
  var text = ""
  /// Nil when accepting.
  var reasons: [ClaimRefusalReason]?
  let notice: Layout.Notice?

  func draw() -> HTML {
    let title = visit(reasons == nil ? ClaimTexts.acceptTitle : ClaimTexts.refuseTitle)
    return Layout(visit: visit, area: .claims, title: title, notice: notice).page { html in
      html.tag("p") {
        $0.tag("a", [.href("/claims")], text: "← \(visit(ClaimTexts.title))")
      }
      html.tag("h1", text: title)
      html.tag("section", [.class("card")]) { html in
        for claim in claims {
          html.tag("h2", text: "\(claim.orderNumber) · \(claim.channel)")
          for unit in claim.units { ClaimUnitView(visit: visit, unit: unit).draw(&html) }
        }
      }
      html.tag("section", [.class("card")]) { drawForm(&$0) }
    }
  }

  private func drawForm(_ html: inout HTML) {
    let usable = (reasons ?? []).filter { !$0.needsFile }
    if reasons != nil, usable.isEmpty {
      html.tag("p", text: visit(ClaimTexts.noReasons))
    } else {
      html.tag(
        "form",
        [
          .attr("method", "post"),
          .attr("action", reasons == nil ? "/claims/accept" : "/claims/refuse"),
        ]
      ) { html in
        Forms.csrf(&html, visit)
        for unit in claims.flatMap(\.units) {
          html.void(
            "input",
            [.attr("type", "hidden"), .attr("name", "unit-\(unit.id)"), .attr("value", "1")])
        }
        if reasons == nil {
          html.tag("p", text: visit(ClaimTexts.acceptHelp))
          html.tag("button", [.class("primary")], text: visit(ClaimTexts.acceptNow))
        } else {
          drawReasons(&html, usable)
          html.tag("button", [.class("primary")], text: visit(ClaimTexts.refuseNow))
        }
      }
    }
    let others = (reasons ?? []).filter(\.needsFile).map(\.name)
    if !others.isEmpty {
      html.tag(
        "p", [.class("muted")],
        text: "\(visit(ClaimTexts.withFile)) \(others.joined(separator: ", "))")
    }
  }

  private func drawReasons(_ html: inout HTML, _ usable: [ClaimRefusalReason]) {
    html.tag("div", [.class("field")]) { html in
      html.tag("label", [.attr("for", "field-reason")], text: visit(ClaimTexts.reason))
      html.tag("select", [.id("field-reason"), .attr("name", "reason")]) { html in
        for reason in usable {
          html.tag("option", [.attr("value", reason.code)], text: reason.name)
        }
      }
    }
    Forms.field(
      &html,
      .init(
        name: "text", label: visit(ClaimTexts.explanation), value: text,
        help: visit(ClaimTexts.explanationHelp), isRequired: true))
  }
}
