import Inventory

/// Files of stock that people hand in.
struct CSVTarget: FuzzTarget {
  func check(_ input: [UInt8]) async throws -> FuzzOutcome {
    if let rows = try? CSVText.rows(input) { try Self.checkRows(rows, of: input) }
    let file: StockFile
    do { file = try StockFile(input) } catch is StockFile.Problem { return .refused }
    for row in file.rows where row.problem == nil {
      let units = [row.stock, row.safety].compactMap { $0 }
      try BrokenPromise.unless(
        !units.isEmpty && units.allSatisfy { (0...StockEdit.mostUnits).contains($0) },
        "units are beyond their bounds")
      try BrokenPromise.unless(!(row.sku + row.barcode).isEmpty, "a row names no goods")
    }
    return .read
  }

  private static func checkRows(_ rows: [CSVText.Row], of input: [UInt8]) throws {
    let lines = input.count { $0 == 0x0A } + 1
    try BrokenPromise.unless(
      zip(rows, rows.dropFirst()).allSatisfy { $0.line < $1.line }
        && rows.allSatisfy { (1...lines).contains($0.line) },
      "rows are at lines that are not theirs")
    for row in rows.prefix(100) where row.fields.contains(where: { !$0.isEmpty }) {
      let again = try CSVText.fields(of: CSVText.line(row.fields))
      let isSame =
        again.count == row.fields.count
        && zip(again, row.fields).allSatisfy { $0 == $1 || $0 == "'" + $1 }
      try BrokenPromise.unless(isSame, "a row that was written reads otherwise")
    }
  }
}
