import Basics
import Inventory
import Web

/// The cells of the grid as they come back: `onHand-VARIANT-SEEN` and `safety-VARIANT-SEEN`. What
/// was drawn is in the name, so a page of 50 rows stays below the limit of a form's fields.
struct ListingsForm {
  struct BadCell {
    var variantID: Int64
    var field: StockEdit.Field
    var text: String
  }

  /// Only variants with a changed cell, in order of id.
  var edits: [StockEdit] = []
  var bad: [BadCell] = []
  var reason: String

  static func name(_ field: StockEdit.Field, _ variantID: Int64, seen: Int64) -> String {
    "\(field.rawValue)-\(variantID)-\(seen)"
  }

  init(_ form: FormData) {
    reason = (form["reason"] ?? "").filter { $0 != "\0" }.cut(toBytes: 2000)
    var found: [Int64: StockEdit] = [:]
    for field in [StockEdit.Field.onHand, .safety] {
      let cells = form.fields(withPrefix: "\(field.rawValue)-")
      for (name, text) in cells.sorted(by: { $0.key < $1.key }) {
        // What is there may be negative, so only the first mark separates.
        let ids = name.split(separator: "-", maxSplits: 1).map { Int64($0) }
        guard ids.count == 2, let variantID = ids[0], let seen = ids[1] else { continue }
        let trimmed = text.filter { !$0.isWhitespace }
        guard trimmed != String(seen), !trimmed.isEmpty else { continue }
        guard trimmed.utf8.count <= 10, trimmed.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
          let wanted = Int64(trimmed), wanted <= StockEdit.mostUnits
        else {
          bad.append(.init(variantID: variantID, field: field, text: text.cut(toBytes: 40)))
          continue
        }
        guard wanted != seen else { continue }
        let change = StockEdit.Change(seen: seen, wanted: wanted)
        var edit = found[variantID] ?? StockEdit(variantID: variantID)
        switch field {
        case .onHand: edit.onHand = change
        case .safety: edit.safety = change
        }
        found[variantID] = edit
      }
    }
    edits = found.values.sorted { $0.variantID < $1.variantID }
  }

  var hasCount: Bool { edits.contains { $0.onHand != nil } }
  var lacksReason: Bool { hasCount && !(1...500).contains(reason.utf8.count) }
}
