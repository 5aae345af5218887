import Basics
import Storage

/// What a file would change, row by row.
public struct StockImportPlan: Sendable {
  public enum Verdict: Sendable, Equatable {
    case change(StockEdit)
    case same
    case bad(StockFile.RowProblem)
  }

  public struct Row: Sendable {
    public var row: StockFile.Row
    public var verdict: Verdict
  }

  public var rows: [Row]
  /// The file's own headings.
  public var heading: [String]

  public var changes: Int {
    rows.count { if case .change = $0.verdict { true } else { false } }
  }
  public var bad: Int { rows.count { if case .bad = $0.verdict { true } else { false } } }
  public var same: Int { rows.count - changes - bad }

  private struct Goods {
    var id: Int64
    var barcode: String
    var onHand: Int64
    var safety: Int64
    var isBundle: Bool
  }

  /// Compares a file with what is known now.
  public init(_ file: StockFile, in connection: any SQLConnection) throws {
    var found = [[Goods]](repeating: [], count: file.rows.count)
    for bySKU in [true, false] {
      let asked = file.rows.indices.filter {
        file.rows[$0].problem == nil && file.rows[$0].sku.isEmpty != bySKU
      }
      let keys = asked.map { index -> [SQLValue] in
        let row = file.rows[index]
        return [.text(bySKU ? TurkishFolding.fold(row.sku) : row.barcode)]
      }
      try connection.forEachMatch(bySKU ? Self.ofSKU : Self.ofBarcode, keys) { position, row in
        found[asked[position]].append(
          Goods(
            id: row.integer(0), barcode: row.text(1), onHand: row.integer(2),
            safety: row.integer(3), isBundle: row.flag(4)))
      }
    }
    heading = file.heading
    var seen: Set<Int64> = []
    rows = zip(file.rows, found).map { row, goods in
      Row(row: row, verdict: Self.judge(row, goods, seen: &seen))
    }
  }

  private static func judge(
    _ row: StockFile.Row, _ goods: [Goods], seen: inout Set<Int64>
  ) -> Verdict {
    if let problem = row.problem { return .bad(problem) }
    guard !goods.isEmpty else { return .bad(.unknownCode) }
    let fitting =
      row.sku.isEmpty || row.barcode.isEmpty
      ? goods : goods.filter { $0.barcode == row.barcode }
    guard let one = fitting.first else { return .bad(.otherBarcode) }
    guard fitting.count == 1 else { return .bad(.severalVariants) }
    guard seen.insert(one.id).inserted else { return .bad(.sameVariant) }
    guard row.stock == nil || !one.isBundle else { return .bad(.bundle) }
    let edit = StockEdit(
      variantID: one.id,
      onHand: row.stock.flatMap {
        $0 == one.onHand ? nil : .init(seen: one.onHand, wanted: $0)
      },
      safety: row.safety.flatMap {
        $0 == one.safety ? nil : .init(seen: one.safety, wanted: $0)
      })
    return edit.onHand == nil && edit.safety == nil ? .same : .change(edit)
  }

  private static let columns = """
    SELECT v.id, v.barcode, coalesce(s.on_hand, 0), coalesce(s.safety, 0),
      CASE WHEN EXISTS (SELECT 1 FROM bundle_parts b WHERE b.bundle_id = v.id) THEN 1 ELSE 0 END
    FROM variants v LEFT JOIN stock_levels s ON s.variant_id = v.id
    """
  private static let ofSKU = SQLStatement(
    "\(columns) WHERE v.sku_folded = ? AND v.merged_into IS NULL")
  private static let ofBarcode = SQLStatement(
    "\(columns) WHERE v.barcode = ? AND v.merged_into IS NULL")
}
