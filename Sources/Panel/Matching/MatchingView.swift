import Basics
import Storage
import Web

/// Draws the work list of matching.
struct MatchingView {
  let visit: Visit
  let page: MatchingQuery
  let notice: Layout.Notice?

  func draw() -> HTML {
    Layout(
      visit: visit, area: .matching, title: visit(MatchingTexts.title), notice: notice
    ).page { html in
      html.tag("div", [.class("title-row")]) { html in
        html.tag("h1", text: visit(MatchingTexts.title))
        Forms.button(
          &html, visit, action: "/matching/run", label: visit(MatchingTexts.lookNow))
      }
      html.tag("p", [.class("muted")], text: visit(MatchingTexts.help))
      drawTabs(&html)
      switch page.show {
      case .history: drawHistory(&html)
      case .duplicates: drawDuplicates(&html)
      case .suggestions, .conflicts: drawOpen(&html)
      }
      Parts.pager(&html, visit, newer: nil, older: page.next.map(address))
    }
  }

  private func address(_ cursor: PageCursor) -> String {
    Address.make("/matching", [("show", page.show.rawValue), ("after", cursor.text)])
  }

  private func drawTabs(_ html: inout HTML) {
    html.tag("nav", [.class("subnav"), .attr("aria-label", visit(MatchingTexts.title))]) { html in
      for show in MatchingQuery.Show.allCases {
        html.tag(
          "a",
          [
            .href(Address.make("/matching", [("show", show.rawValue)])),
            .attr("aria-current", show == page.show ? "page" : nil),
          ],
          text:
            "\(visit(MatchingTexts.show(show))) (\(visit.format.number(page.counts[show] ?? 0)))"
        )
      }
    }
  }

  private func drawOpen(_ html: inout HTML) {
    guard !page.findings.isEmpty else {
      let isSuggestions = page.show == .suggestions
      Parts.empty(
        &html, visit(isSuggestions ? MatchingTexts.noSuggestions : MatchingTexts.noConflicts),
        visit(MatchingTexts.noneNext))
      return
    }
    if page.show == .suggestions, page.sure > 0 {
      Forms.button(
        &html, visit, action: "/matching/sure", label: visit(MatchingTexts.acceptSure(page.sure)),
        kind: "primary", confirm: visit(MatchingTexts.acceptSureConfirm))
    }
    html.tag("form", [.attr("method", "post"), .attr("action", "/matching/decide")]) { html in
      Forms.csrf(&html, visit)
      html.void(
        "input",
        [
          .attr("type", "hidden"), .attr("name", "show"), .attr("value", page.show.rawValue),
        ])
      drawFindings(&html)
      html.tag("p") { html in
        html.tag(
          "button", [.class("primary"), .attr("name", "decision"), .attr("value", "link")],
          text: visit(MatchingTexts.link))
        html.text(" ")
        html.tag(
          "button", [.attr("name", "decision"), .attr("value", "refuse")],
          text: visit(MatchingTexts.refuse))
      }
    }
  }

  private func drawFindings(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(MatchingTexts.show(page.show)),
      head: [
        visit(MatchingTexts.listing), visit(MatchingTexts.candidate), visit(Texts.channel),
        visit(MatchingTexts.why),
      ]
    ) { html in
      for finding in page.findings {
        html.tag("tr") { html in
          html.tag("td") { drawGoods(&$0, finding.listing) }
          html.tag("td") { html in
            for candidate in finding.candidates { drawChoice(&html, finding, candidate) }
          }
          Parts.cell(&html, finding.channel)
          html.tag("td") { html in
            html.text(visit(MatchingTexts.reason(finding.reason)))
            if finding.confidence > 0 {
              Parts.pill(&html, visit(MatchingTexts.confidence(finding.confidence)), "origin")
            }
          }
        }
      }
    }
  }

  /// A box to tick, with the goods as its label.
  private func drawChoice(
    _ html: inout HTML, _ finding: MatchingQuery.Finding, _ goods: MatchingQuery.Goods
  ) {
    let name = "pair-\(finding.listingID ?? 0)-\(goods.variantID)"
    html.tag("div") { html in
      html.tag("label", [.attr("for", name)]) { html in
        html.void(
          "input", [.attr("type", "checkbox"), .id(name), .attr("name", name), .attr("value", "1")])
        html.text(" \(goods.title.short)")
      }
      drawCodes(&html, goods)
    }
  }

  private func drawGoods(_ html: inout HTML, _ goods: MatchingQuery.Goods?) {
    guard let goods else {
      html.text("–")
      return
    }
    html.tag("a", [.href("/products/\(goods.productID)")], text: goods.title.short)
    drawCodes(&html, goods)
  }

  private func drawCodes(_ html: inout HTML, _ goods: MatchingQuery.Goods) {
    let codes = [goods.options, goods.sku, goods.barcode].filter { !$0.isEmpty }
    html.tag("div", [.class("muted")], text: codes.joined(separator: " · "))
  }

  private func drawDuplicates(_ html: inout HTML) {
    guard !page.findings.isEmpty else {
      Parts.empty(&html, visit(MatchingTexts.noDuplicates), visit(MatchingTexts.noneNext))
      return
    }
    html.tag("p", text: visit(MatchingTexts.duplicateHelp))
    Parts.table(
      &html, label: visit(MatchingTexts.show(.duplicates)),
      head: [visit(MatchingTexts.barcode), visit(Texts.product), visit(Texts.channel)]
    ) { html in
      for finding in page.findings {
        html.tag("tr") { html in
          Parts.cell(&html, finding.barcode)
          html.tag("td") { drawGoods(&$0, finding.candidates.first) }
          Parts.cell(&html, finding.channel)
        }
      }
    }
  }

  private func drawHistory(_ html: inout HTML) {
    guard !page.links.isEmpty else {
      Parts.empty(&html, visit(MatchingTexts.noHistory), visit(MatchingTexts.noneNext))
      return
    }
    Parts.table(
      &html, label: visit(MatchingTexts.show(.history)),
      head: [
        visit(Texts.date), visit(MatchingTexts.listing), visit(MatchingTexts.variant),
        visit(Texts.channel), visit(MatchingTexts.why), visit(MatchingTexts.who),
        visit(MatchingTexts.undo),
      ]
    ) { html in
      for link in page.links {
        html.tag("tr") { html in
          html.tag("td") { Parts.time(&$0, link.at, visit) }
          html.tag("td") { drawGoods(&$0, link.listing) }
          html.tag("td") { drawGoods(&$0, link.variant) }
          Parts.cell(&html, link.channel)
          Parts.cell(&html, visit(MatchingTexts.reason(link.reason)))
          Parts.cell(
            &html,
            visit(link.actor == "matching" ? MatchingTexts.matching : page.names.actor(link.actor)))
          html.tag("td") { html in
            if link.undoneAt != nil {
              html.text("\(visit(MatchingTexts.wasUndone)) ")
              Parts.time(&html, link.undoneAt, visit)
            } else {
              Forms.button(
                &html, visit, action: "/matching/undo", label: visit(MatchingTexts.undo),
                hidden: [("link", String(link.id))], confirm: visit(MatchingTexts.undoConfirm))
            }
          }
        }
      }
    }
  }
}
