import Inventory
import Web

/// Draws what changed cells would do, or did.
struct ListingsPreviewView {
  enum Stage { case asked, refused, saved }

  let visit: Visit
  let stage: Stage
  let form: ListingsForm
  let rows: [ListingsQuery.Row]
  var refusals: [StockEdit.Refusal] = []

  private struct Line {
    var variantID: Int64
    var field: StockEdit.Field
    var before: String
    var after: String
    var problem: String
  }

  func draw() -> HTML {
    Layout(
      visit: visit, area: .listings, title: visit(ListingsTexts.confirmTitle), notice: notice
    ).page { html in
      html.tag("h1", text: visit(ListingsTexts.confirmTitle))
      html.tag("p") { $0.tag("a", [.href("/listings")], text: "← \(visit(ListingsTexts.title))") }
      drawLines(&html)
      switch stage {
      case .refused: break
      case .asked: drawConfirm(&html)
      case .saved: drawSetBack(&html)
      }
    }
  }

  private var notice: Layout.Notice? {
    switch stage {
    case .asked: nil
    case .saved: .init(kind: .good, text: visit(ListingsTexts.saved(form.edits.count)))
    case .refused:
      .init(
        kind: .bad,
        text: form.lacksReason ? visit(ListingsTexts.lacksReason) : visit(ListingsTexts.refused))
    }
  }

  private var lines: [Line] {
    let bad = form.bad.map {
      Line(
        variantID: $0.variantID, field: $0.field, before: "–", after: $0.text,
        problem: visit(ListingsTexts.notUnits))
    }
    return bad
      + form.edits.flatMap { edit in
        [(StockEdit.Field.onHand, edit.onHand), (.safety, edit.safety)].compactMap {
          field, change in
          change.map { line(edit.variantID, field, $0) }
        }
      }
  }

  private func line(
    _ variantID: Int64, _ field: StockEdit.Field, _ change: StockEdit.Change
  ) -> Line {
    let refusal = refusals.first { $0.variantID == variantID && $0.field == field }
    return Line(
      variantID: variantID, field: field, before: visit.format.number(change.seen),
      after: visit.format.number(change.wanted),
      problem: refusal.map { visit(ListingsTexts.problem($0.problem, visit.format)) } ?? "")
  }

  private func drawLines(_ html: inout HTML) {
    let names = Dictionary(rows.map { ($0.variantID, $0) }, uniquingKeysWith: { first, _ in first })
    Parts.table(
      &html, label: visit(ListingsTexts.confirmTitle),
      head: [
        visit(ListingsTexts.variant), visit(ListingsTexts.field), visit(ListingsTexts.before),
        visit(ListingsTexts.after), visit(ListingsTexts.problem),
      ], numbers: [2, 3]
    ) { html in
      for line in lines {
        html.tag("tr") { html in
          let row = names[line.variantID]
          Parts.cell(
            &html,
            row.map { "\($0.title.short) · \($0.options) · \($0.sku)" } ?? "#\(line.variantID)")
          Parts.cell(&html, visit(ListingsTexts.field(line.field)))
          Parts.number(&html, line.before)
          Parts.number(&html, line.after)
          Parts.cell(&html, line.problem)
        }
      }
    }
  }

  private func drawConfirm(_ html: inout HTML) {
    Forms.button(
      &html, visit, action: "/listings/save", label: visit(ListingsTexts.save), kind: "primary",
      hidden: fields { ($0.seen, $0.wanted) } + [("reason", form.reason)])
  }

  private func drawSetBack(_ html: inout HTML) {
    let cells = fields { ($0.wanted, $0.seen) }
    guard !cells.isEmpty else { return }
    Forms.button(
      &html, visit, action: "/listings/preview", label: visit(ListingsTexts.setBack),
      hidden: cells + [("reason", visit(ListingsTexts.setBackReason))])
  }

  /// The cells of the grid again, each as seen and wanted. Nobody can want what was below zero.
  private func fields(
    _ turn: (StockEdit.Change) -> (seen: Int64, wanted: Int64)
  ) -> [(String, String)] {
    let cells: [(String, Int64)] = form.edits.flatMap { edit in
      [(StockEdit.Field.onHand, edit.onHand), (.safety, edit.safety)].compactMap { field, change in
        change.map(turn).map {
          (ListingsForm.name(field, edit.variantID, seen: $0.seen), $0.wanted)
        }
      }
    }
    return cells.filter { $0.1 >= 0 }.map { ($0.0, String($0.1)) }
  }
}
