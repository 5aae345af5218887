import Basics
import Inventory
import Web

/// Draws the bundles, and the form that makes or changes one.
struct StockBundleView {
  let visit: Visit
  let frame: StockFrame
  let query: StockBundleQuery
  /// The bundle that is edited; nil for the list.
  var edited: Int64?
  var form = StockBundleForm()

  func draw() -> HTML {
    frame.page { html in
      html.tag("p", [.class("muted")], text: visit(StockBundleTexts.help))
      if let edited {
        html.tag("p") { html in
          html.tag(
            "a", [.href("/stock/bundles")], text: "← \(visit(StockSection.bundles.title))")
        }
        drawForm(&html, edited)
        Forms.button(
          &html, visit, action: "/stock/bundles/\(edited)/dissolve",
          label: visit(StockBundleTexts.dissolve), kind: "danger",
          confirm: visit(StockBundleTexts.dissolveConfirm))
        return
      }
      if query.rows.isEmpty {
        Parts.empty(&html, visit(StockBundleTexts.none), visit(StockBundleTexts.noneNext))
      } else {
        drawTable(&html)
      }
      Parts.pager(
        &html, visit, newer: nil,
        older: query.next.map { Address.make("/stock/bundles", [("after", $0.text)]) })
      if visit.may(.keepStock) { drawForm(&html, nil) }
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(StockSection.bundles.title),
      head: [
        visit(StockBundleTexts.bundle), visit(StockBundleTexts.parts),
        visit(StockBundleTexts.level), "",
      ], numbers: [2]
    ) { html in
      for row in query.rows {
        html.tag("tr") { html in
          html.tag("td") { StockGoods.draw(&$0, query.goods[row.variantID], visit) }
          html.tag("td") { html in
            for part in row.parts {
              html.tag("div") { html in
                html.text("\(visit.format.number(part.units)) × ")
                StockGoods.draw(&html, query.goods[part.variantID], visit)
              }
            }
          }
          Parts.number(&html, row.level.map { visit.format.number($0) } ?? "–")
          html.tag("td") { html in
            guard visit.may(.keepStock) else { return }
            html.tag(
              "a", [.href("/stock/bundles/\(row.variantID)")], text: visit(StockBundleTexts.edit))
          }
        }
      }
    }
  }

  private func drawForm(_ html: inout HTML, _ edited: Int64?) {
    html.tag("section", [.class("card")]) { html in
      html.tag(
        "h2", text: visit(edited == nil ? StockBundleTexts.make : StockBundleTexts.change))
      if let goods = edited.flatMap({ query.goods[$0] }) {
        html.tag("p") { StockGoods.draw(&$0, goods, visit) }
      }
      html.tag(
        "form",
        [
          .attr("method", "post"),
          .attr("action", edited.map { "/stock/bundles/\($0)" } ?? "/stock/bundles"),
          .attr("data-confirm", visit(StockBundleTexts.saveConfirm)),
        ]
      ) { html in
        Forms.csrf(&html, visit)
        if edited == nil {
          Forms.field(
            &html,
            .init(
              name: "code", label: visit(StockBundleTexts.code), value: form.code,
              error: form.errors["code"]))
        } else if let error = form.errors["code"] {
          html.tag("p", [.id("field-code-error"), .class("error")], text: error)
        }
        drawParts(&html)
        html.tag("p", [.class("muted")], text: visit(StockBundleTexts.makeHelp))
        html.tag("button", [.class("primary")], text: visit(Texts.save))
      }
    }
  }

  private func drawParts(_ html: inout HTML) {
    html.tag("div", [.class("field")]) { html in
      html.tag("label", [.attr("for", "field-parts")], text: visit(StockBundleTexts.parts))
      html.tag(
        "textarea",
        [
          .id("field-parts"), .attr("name", "parts"), .attr("rows", "5"),
          .attr("aria-describedby", "field-parts-help"),
          .attr("aria-invalid", form.errors["parts"] == nil ? nil : "true"),
        ], text: form.lines)
      html.tag(
        "p", [.id("field-parts-help"), .class("muted")], text: visit(StockBundleTexts.partsHelp))
      if let error = form.errors["parts"] {
        html.tag("p", [.id("field-parts-error"), .class("error")], text: error)
      }
    }
  }
}
