import Basics
import Inventory
import Web

/// Draws the warehouses, and what a person does with them.
struct StockWarehouseView {
  let visit: Visit
  let frame: StockFrame
  let warehouses: Warehouses
  /// The warehouse that is edited; nil for the list.
  var edited: Int64?
  var form: StockWarehouseForm
  var move: StockMoveForm

  func draw() -> HTML {
    frame.page { html in
      html.tag("p", [.class("muted")], text: visit(StockWarehouseTexts.help))
      guard !warehouses.all.isEmpty else {
        StockNotKept.draw(&html, visit)
        return
      }
      if let edited {
        html.tag("p") { html in
          html.tag(
            "a", [.href("/stock/warehouses")], text: "← \(visit(StockSection.warehouses.title))")
        }
        drawForm(&html, action: "/stock/warehouses/\(edited)", title: StockWarehouseTexts.edit)
        return
      }
      drawTable(&html)
      guard visit.may(.keepStock) else { return }
      html.tag("div", [.class("columns")]) { html in
        drawMove(&html)
        drawForm(&html, action: "/stock/warehouses", title: StockWarehouseTexts.add)
      }
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(StockSection.warehouses.title),
      head: [
        visit(StockTexts.warehouse), visit(StockWarehouseTexts.priority),
        visit(StockWarehouseTexts.sellable), "",
      ], numbers: [1]
    ) { html in
      for warehouse in warehouses.all {
        html.tag("tr") { html in
          html.tag("td") { html in
            html.text(warehouse.name)
            if warehouse.id == warehouses.main?.id {
              Parts.pill(&html, visit(StockWarehouseTexts.main), "label")
            }
          }
          Parts.number(&html, visit.format.number(warehouse.priority))
          Parts.cell(&html, visit(warehouse.isSellable ? Texts.yes : Texts.no))
          html.tag("td") { html in
            guard visit.may(.keepStock) else { return }
            html.tag(
              "a", [.href("/stock/warehouses/\(warehouse.id)")],
              text: visit(StockWarehouseTexts.edit))
          }
        }
      }
    }
  }

  private func drawForm(_ html: inout HTML, action: String, title: Phrase) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(title))
      html.tag(
        "form",
        [
          .attr("method", "post"), .attr("action", action),
          .attr("data-confirm", edited == nil ? nil : visit(StockWarehouseTexts.saveConfirm)),
        ]
      ) { html in
        Forms.csrf(&html, visit)
        field(&html, "name", Texts.name, form.name, form.errors["name"])
        field(
          &html, "priority", StockWarehouseTexts.priority, form.priority, form.errors["priority"],
          help: StockWarehouseTexts.priorityHelp)
        html.tag("p") { html in
          html.tag("label", [.attr("for", "sellable")]) { html in
            html.void(
              "input",
              [
                .attr("type", "checkbox"), .id("sellable"), .attr("name", "sellable"),
                .attr("value", "1"), .flag("checked", form.isSellable),
              ])
            html.text(" \(visit(StockWarehouseTexts.sellable))")
          }
          if let error = form.errors["sellable"] {
            html.tag("span", [.class("error")], text: " \(visit(error))")
          }
        }
        if edited != nil {
          html.tag("p", [.class("muted")], text: visit(StockWarehouseTexts.closing))
        }
        html.tag("button", [.class("primary")], text: visit(Texts.save))
      }
    }
  }

  private func drawMove(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockWarehouseTexts.move))
      guard warehouses.all.count > 1 else {
        html.tag("p", text: visit(StockWarehouseTexts.needsTwo))
        return
      }
      html.tag("form", [.attr("method", "post"), .attr("action", "/stock/move")]) { html in
        Forms.csrf(&html, visit)
        html.void(
          "input",
          [.attr("type", "hidden"), .attr("name", "token"), .attr("value", move.token)])
        field(&html, "code", StockTexts.code, move.code, move.errors["code"])
        field(&html, "units", StockTexts.units, move.units, move.errors["units"])
        choice(&html, "from", StockWarehouseTexts.from, move.from)
        choice(&html, "to", StockWarehouseTexts.to, move.to)
        field(&html, "note", StockWarehouseTexts.note, move.note, nil)
        html.tag("button", [.class("primary")], text: visit(StockWarehouseTexts.moveNow))
      }
    }
  }

  private func choice(_ html: inout HTML, _ name: String, _ label: Phrase, _ value: String) {
    html.tag("div", [.class("field")]) { html in
      html.tag("label", [.attr("for", "field-\(name)")], text: visit(label))
      html.tag("select", [.id("field-\(name)"), .attr("name", name)]) { html in
        for warehouse in warehouses.all {
          html.tag(
            "option",
            [
              .attr("value", String(warehouse.id)),
              .flag("selected", String(warehouse.id) == value),
            ], text: warehouse.name)
        }
      }
      if let error = move.errors[name] {
        html.tag("p", [.id("field-\(name)-error"), .class("error")], text: visit(error))
      }
    }
  }

  private func field(
    _ html: inout HTML, _ name: String, _ label: Phrase, _ value: String, _ error: Phrase?,
    help: Phrase? = nil
  ) {
    Forms.field(
      &html,
      .init(
        name: name, label: visit(label), value: value, help: help.map { visit($0) },
        error: error.map { visit($0) }))
  }
}
