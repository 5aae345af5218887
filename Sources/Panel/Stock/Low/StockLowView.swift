import Basics
import Inventory
import Web

/// Draws what runs low, with reorder points and safety stock to edit.
struct StockLowView {
  let visit: Visit
  let frame: StockFrame
  let query: StockLowQuery
  /// Where the page began, so that a refused form comes back to its rows.
  var after: PageCursor?
  var form = StockLowForm()
  /// Faults of the shop's point and of the goods that are named by code.
  var errors: [String: String] = [:]
  var typed: [String: String] = [:]

  func draw() -> HTML {
    frame.page { html in
      html.tag("p", [.class("muted")], text: visit(StockLowTexts.help))
      drawTabs(&html)
      if query.rows.isEmpty {
        Parts.empty(&html, visit(StockLowTexts.none), visit(StockLowTexts.noneNext))
      } else if visit.may(.keepStock) {
        html.tag("form", [.attr("method", "post"), .attr("action", "/stock/low")]) { html in
          Forms.csrf(&html, visit)
          for (name, value) in [
            ("show", query.showsAll ? "all" : ""), ("after", after?.text ?? ""),
          ] {
            html.void(
              "input", [.attr("type", "hidden"), .attr("name", name), .attr("value", value)])
          }
          drawTable(&html)
          html.tag("p", [.class("muted")], text: visit(StockLowTexts.safetyHelp))
          html.tag("button", [.class("primary")], text: visit(Texts.save))
        }
      } else {
        drawTable(&html)
      }
      Parts.pager(
        &html, visit, newer: nil,
        older: query.next.map {
          Address.make("/stock/low", [("show", query.showsAll ? "all" : nil), ("after", $0.text)])
        })
      if visit.may(.keepStock) { drawSettings(&html) }
    }
  }

  private func drawTabs(_ html: inout HTML) {
    html.tag("nav", [.class("subnav"), .attr("aria-label", visit(Texts.filter))]) { html in
      for (label, isAll) in [(StockLowTexts.selling, false), (StockLowTexts.all, true)] {
        html.tag(
          "a",
          [
            .href(isAll ? "/stock/low?show=all" : "/stock/low"),
            .attr("aria-current", isAll == query.showsAll ? "page" : nil),
          ], text: visit(label))
      }
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(StockSection.low.title),
      head: [
        visit(StockTexts.goods), visit(StockLowTexts.cover), visit(StockTexts.available),
        visit(StockLowTexts.sold), visit(StockLowTexts.point), visit(StockLowTexts.safety),
      ], numbers: [1, 2, 3]
    ) { html in
      for row in query.rows {
        html.tag("tr") { html in
          html.tag("td") { StockGoods.draw(&$0, query.goods[row.variantID], visit) }
          Parts.number(
            &html,
            row.isSelling
              ? StockLowTexts.days(row.coverTenths, visit.format) : visit(StockLowTexts.never))
          Parts.number(&html, visit.format.number(row.available))
          Parts.number(&html, visit.format.quantity(row.soldMilli))
          drawFields(&html, row)
        }
      }
    }
  }

  private func drawFields(_ html: inout HTML, _ row: StockLowQuery.Row) {
    guard visit.may(.keepStock) else {
      Parts.cell(&html, visit.format.number(row.reorderAt))
      Parts.cell(&html, visit.format.number(row.safety))
      return
    }
    let goods = query.goods[row.variantID]
    let sku = goods?.sku ?? ""
    drawField(
      &html, .point, row.variantID, row.ownPoint, label: "\(visit(StockLowTexts.point)): \(sku)",
      hint: "\(row.reorderAt) (\(visit(StockLowTexts.shops)))")
    drawField(
      &html, .safety, row.variantID, row.safety,
      label: "\(visit(StockLowTexts.safety)): \(sku)", hint: "0")
  }

  private func drawField(
    _ html: inout HTML, _ field: StockLowForm.Field, _ variantID: Int64, _ value: Int64?,
    label: String, hint: String
  ) {
    let id = StockLowForm.id(field, variantID)
    let name = StockLowForm.name(field, variantID, seen: value)
    let isWrong = form.faults.contains(id)
    html.tag("td") { html in
      html.void(
        "input",
        [
          .id(id), .attr("name", name), .attr("inputmode", "numeric"), .class("short"),
          .attr("value", form.typed[name] ?? value.map { String($0) } ?? ""),
          .attr("placeholder", hint), .attr("aria-label", label),
          .attr("aria-invalid", isWrong ? "true" : nil),
          .attr("aria-describedby", isWrong ? "\(id)-error" : nil),
        ])
      if isWrong {
        html.tag(
          "div", [.id("\(id)-error"), .class("error")],
          text: visit(StockTexts.number(LowStock.pointsAllowed)))
      }
    }
  }

  private func drawSettings(_ html: inout HTML) {
    html.tag("div", [.class("columns")]) { html in
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(StockLowTexts.shop))
        html.tag("form", [.attr("method", "post"), .attr("action", "/stock/low/shop")]) { html in
          Forms.csrf(&html, visit)
          field(
            &html, "shop-point", StockLowTexts.point, String(query.shopPoint),
            help: StockLowTexts.shopHelp)
          html.tag("button", text: visit(Texts.save))
        }
      }
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(StockLowTexts.other))
        html.tag("form", [.attr("method", "post"), .attr("action", "/stock/low/goods")]) { html in
          Forms.csrf(&html, visit)
          field(&html, "code", StockTexts.code, "")
          field(&html, "point", StockLowTexts.point, "")
          field(&html, "safety", StockLowTexts.safety, "", help: StockLowTexts.otherHelp)
          html.tag("button", text: visit(Texts.save))
        }
      }
    }
  }

  private func field(
    _ html: inout HTML, _ name: String, _ label: Phrase, _ value: String, help: Phrase? = nil
  ) {
    Forms.field(
      &html,
      .init(
        name: name, label: visit(label), value: typed[name] ?? value, help: help.map { visit($0) },
        error: errors[name]))
  }
}
