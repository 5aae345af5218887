import Inventory

/// How an import of stock is told on the command line.
extension StockText {
  static func describe(_ problem: StockFile.Problem) -> String {
    switch problem {
    case .csv(.notUTF8): "not UTF-8; save it as CSV UTF-8"
    case .csv(.openQuote(let line)): "line \(line): a quoted field never ends"
    case .csv(.textAfterQuote(let line)): "line \(line): text after a closing quote"
    case .empty: "no rows"
    case .lacksGoods: "no column sku or barcode"
    case .lacksValues: "no column stock or safety"
    case .twice(let column): "two columns for \(column.rawValue)"
    case .tooManyRows(let most): "more than \(most) rows"
    }
  }

  static func line(_ problem: StockFile.RowProblem, of row: StockFile.Row) -> String {
    let why =
      switch problem {
      case .noCode: "neither sku nor barcode"
      case .noValue: "no value"
      case .notANumber: "not a whole number of units"
      case .outOfRange: "more than \(StockEdit.mostUnits)"
      case .fieldCount: "more fields than headings"
      case .tooLong: "longer than 200 bytes"
      case .unknownCode: "unknown sku or barcode"
      case .severalVariants: "several variants have it"
      case .otherBarcode: "the sku has another barcode"
      case .sameVariant: "the variant is in an earlier row"
      case .bundle: "a bundle; count its parts"
      }
    let column = row.column.map { ", \($0.rawValue)" } ?? ""
    return "line \(row.line)\(column): \(why) (\(code(row)))"
  }

  static func line(_ edit: StockEdit, of row: StockFile.Row) -> String {
    let changes = [("stock", edit.onHand), ("safety", edit.safety)].compactMap { name, change in
      change.map { "\(name) \($0.seen) to \($0.wanted)" }
    }
    return "line \(row.line): \(code(row)): \(changes.joined(separator: ", "))"
  }

  private static func code(_ row: StockFile.Row) -> String {
    quoted(row.sku.isEmpty ? row.barcode : row.sku)
  }

  /// Text of a file without what could steer a terminal, cut.
  static func quoted(_ text: String) -> String {
    let safe = text.unicodeScalars.prefix(80).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: "?"
      default: String(scalar)
      }
    }
    return "\"" + safe.joined() + "\""
  }
}
