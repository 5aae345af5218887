import Basics
import Inventory
import Web

/// Draws the upload, and what a file would change or has changed.
struct StockImportView {
  struct Shown: Sendable {
    var summary: StockImports.Summary
    var rows: [StockImports.Kind: [StockImports.Row]]
  }

  let visit: Visit
  let shown: Shown?
  let notice: Layout.Notice?

  init(visit: Visit, import shown: Shown?, notice: Layout.Notice? = nil) {
    self.visit = visit
    self.shown = shown
    self.notice = notice
  }

  func draw() -> HTML {
    Layout(
      visit: visit, area: .listings, title: visit(ListingsTexts.importTitle), notice: notice
    ).page { html in
      html.tag("h1", text: visit(ListingsTexts.importTitle))
      html.tag("p") { $0.tag("a", [.href("/listings")], text: "← \(visit(ListingsTexts.title))") }
      if let shown { drawShown(&html, shown) } else { drawUpload(&html) }
    }
  }

  private func drawUpload(_ html: inout HTML) {
    html.tag("p", text: visit(StockImportTexts.help))
    html.tag(
      "form",
      [
        .attr("method", "post"), .attr("action", "/listings/import"),
        .attr("enctype", "multipart/form-data"),
      ]
    ) { html in
      Forms.csrf(&html, visit)
      Forms.field(
        &html,
        .init(name: "file", label: visit(StockImportTexts.file), type: "file", isRequired: true))
      html.tag("button", [.class("primary")], text: visit(StockImportTexts.look))
    }
  }

  private func drawShown(_ html: inout HTML, _ shown: Shown) {
    let summary = shown.summary
    html.tag("section", [.class("card")]) { html in
      Parts.facts(
        &html,
        [(visit(StockImportTexts.file), summary.fileName)]
          + StockImports.Kind.allCases.map {
            (visit(StockImportTexts.kind($0)), visit.format.number(summary.count($0)))
          })
    }
    if summary.count(.change) > 0 {
      Forms.button(
        &html, visit, action: "/listings/import/\(summary.id)",
        label: visit(StockImportTexts.confirm(summary.count(.change))), kind: "primary")
    }
    if summary.count(.bad) > 0 {
      html.tag("p") {
        $0.tag(
          "a", [.href("/listings/import/\(summary.id)/errors.csv")],
          text: visit(StockImportTexts.download))
      }
    }
    for kind in [StockImports.Kind.bad, .conflict, .change] {
      drawRows(&html, kind, shown.rows[kind] ?? [])
    }
  }

  private func drawRows(_ html: inout HTML, _ kind: StockImports.Kind, _ rows: [StockImports.Row]) {
    guard !rows.isEmpty else { return }
    html.tag("h2", text: visit(StockImportTexts.kind(kind)))
    Parts.table(
      &html, label: visit(StockImportTexts.kind(kind)),
      head: [
        visit(StockImportTexts.line), "SKU", visit(ListingsTexts.onHand),
        visit(ListingsTexts.safety), visit(ListingsTexts.problem),
      ], numbers: [0, 2, 3]
    ) { html in
      for row in rows {
        html.tag("tr") { html in
          Parts.number(&html, visit.format.number(row.line))
          Parts.cell(&html, row.sku.cut(toBytes: 100, mark: "…"))
          Parts.number(&html, change(row.edit?.onHand))
          Parts.number(&html, change(row.edit?.safety))
          let why = row.problem.map { visit(StockImportTexts.problem($0)) } ?? ""
          let column = row.column.map { "\(visit(StockImportTexts.column($0))): " } ?? ""
          Parts.cell(&html, column + why)
        }
      }
    }
  }

  private func change(_ change: StockEdit.Change?) -> String {
    change.map { "\(visit.format.number($0.seen)) → \(visit.format.number($0.wanted))" } ?? "–"
  }
}
