import Basics
import Commerce
import Storage

/// What a file says of stock: rows that can be read, and rows that cannot, with the reason.
public struct StockFile: Sendable {
  public enum Column: String, Sendable, CaseIterable {
    case sku, barcode, stock, safety

    /// Headings by which it is known, folded.
    var headings: Set<String> {
      switch self {
      case .sku: ["sku", "stok kodu", "stokkodu", "stock code", "merchant sku"]
      case .barcode: ["barcode", "barkod", "ean", "gtin"]
      case .stock: ["stock", "stok", "adet", "miktar", "quantity", "stok adedi", "on hand"]
      case .safety: ["safety", "safety stock", "emniyet", "emniyet stogu", "guvenlik stogu"]
      }
    }
  }

  public enum Problem: Error, Sendable, Equatable {
    case csv(CSVText.Problem)
    case empty
    /// No heading for goods, or none for what is to change.
    case lacksGoods, lacksValues
    case twice(Column)
    case tooManyRows(most: Int)
  }

  /// Why a row is not taken.
  public enum RowProblem: String, Sendable, Equatable {
    case noCode, noValue, notANumber, outOfRange, fieldCount, tooLong
    case unknownCode, severalVariants, otherBarcode, sameVariant, bundle
  }

  public struct Row: Sendable, Equatable {
    public var line: Int
    public var fields: [String]
    public var sku: String
    public var barcode: String
    public var stock: Int64?
    public var safety: Int64?
    public var problem: RowProblem?
    /// What the problem is about.
    public var column: Column?
  }

  /// Of a file, its heading left out.
  public static let mostRows = 100_000
  public var heading: [String]
  public var rows: [Row]
  /// Headings that mean nothing here; their columns are left unread.
  public var unread: [String]

  public init(_ bytes: [UInt8]) throws {
    var table: [CSVText.Row]
    do { table = try CSVText.rows(bytes) } catch let problem as CSVText.Problem {
      throw Problem.csv(problem)
    }
    guard !table.isEmpty else { throw Problem.empty }
    heading = table.removeFirst().fields
    guard table.count <= Self.mostRows else { throw Problem.tooManyRows(most: Self.mostRows) }
    let places = try Self.places(heading)
    let titles = heading
    unread = titles.indices.filter { !places.values.contains($0) }.map {
      titles[$0].cut(toBytes: TextBounds.code, mark: "…")
    }
    let width = heading.count
    rows = table.map { Self.row($0, places, width: width) }
  }

  private static func places(_ heading: [String]) throws -> [Column: Int] {
    var places: [Column: Int] = [:]
    for (index, title) in heading.enumerated() {
      let folded = TurkishFolding.fold(trimmed(title))
      guard let column = Column.allCases.first(where: { $0.headings.contains(folded) }) else {
        continue
      }
      guard places.updateValue(index, forKey: column) == nil else { throw Problem.twice(column) }
    }
    guard places[.sku] != nil || places[.barcode] != nil else { throw Problem.lacksGoods }
    guard places[.stock] != nil || places[.safety] != nil else { throw Problem.lacksValues }
    return places
  }

  private static func row(_ row: CSVText.Row, _ places: [Column: Int], width: Int) -> Row {
    func text(_ column: Column) -> String {
      places[column].flatMap { $0 < row.fields.count ? trimmed(row.fields[$0]) : nil } ?? ""
    }
    var read = Row(line: row.line, fields: row.fields, sku: text(.sku), barcode: text(.barcode))
    guard row.fields.count <= width else {
      read.problem = .fieldCount
      return read
    }
    for column in [Column.sku, .barcode] where text(column).utf8.count > TextBounds.code {
      (read.problem, read.column) = (.tooLong, column)
      return read
    }
    for column in [Column.stock, .safety] where !text(column).isEmpty {
      switch units(text(column)) {
      case .success(let units) where column == .stock: read.stock = units
      case .success(let units): read.safety = units
      case .failure(let problem):
        (read.problem, read.column) = (problem.why, column)
        return read
      }
    }
    if read.sku.isEmpty, read.barcode.isEmpty {
      (read.problem, read.column) = (.noCode, places[.sku] == nil ? .barcode : .sku)
    } else if read.stock == nil, read.safety == nil {
      (read.problem, read.column) = (.noValue, places[.stock] == nil ? .safety : .stock)
    }
    return read
  }

  struct Unreadable: Error { var why: RowProblem }

  /// Whole units. Spreadsheets write `12`, `12,00`, `12.0`; a mark of thousands is not guessed at.
  static func units(_ text: String) -> Result<Int64, Unreadable> {
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(pieces.count), let whole = pieces.first,
      let units = digits(whole, most: 18)
    else { return .failure(.init(why: .notANumber)) }
    // `1.234` may be a thousand or one and a bit: nothing but one or two zeros is taken.
    if pieces.count == 2 {
      guard pieces[1].utf8.count <= 2, digits(pieces[1], most: 2) == 0 else {
        return .failure(.init(why: .notANumber))
      }
    }
    return units <= StockEdit.mostUnits ? .success(units) : .failure(.init(why: .outOfRange))
  }

  private static func digits(_ text: Substring, most: Int) -> Int64? {
    guard (1...most).contains(text.utf8.count), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return nil
    }
    return Int64(text)
  }

  private static func trimmed(_ text: String) -> String {
    let body = text.drop { $0.isWhitespace }
    return String(body.reversed().drop { $0.isWhitespace }.reversed())
  }
}
