import Basics

/// One readable row of a retail CSV.
struct RetailRow {
  var invoice: String
  /// Upper case.
  var code: String
  var description: String
  var quantity: Int
  var placed: ShopTime
  var price: Amount
  var customer: String
  var country: String
  /// Whether the stock code was written with small letters.
  var hasLowerCaseCode: Bool

  var isCancellation: Bool { invoice.utf8.first == UInt8(ascii: "C") }
}

/// Where the columns are, by the names in the first line.
struct RetailColumns {
  static let names = [
    "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice",
    "CustomerID", "Country",
  ]
  private let places: [Int]
  private let count: Int

  init(header: [String]) throws(RetailFileError) {
    var places: [Int] = []
    for name in Self.names {
      let place = header.firstIndex { Self.bare($0) == Self.bare(name) }
      guard let place else { throw .missingColumn(name) }
      places.append(place)
    }
    self.places = places
    count = header.count
  }

  /// Without a byte order mark and white space, in lower case.
  private static func bare(_ name: String) -> String {
    String(
      decoding: name.utf8.filter { $0 < 0x80 && $0 > 0x20 }.map { $0 | 0x20 }, as: UTF8.self)
  }

  /// Reads a row, or says what is wrong with it.
  func row(_ fields: [String]) -> Result<RetailRow, RetailRowProblem> {
    guard fields.count == count else {
      return .failure(RetailRowProblem("\(fields.count) fields instead of \(count)"))
    }
    let text = places.map { Self.trimmed(fields[$0]) }
    guard !text[0].isEmpty else { return .failure(RetailRowProblem("no invoice number")) }
    guard !text[1].isEmpty else { return .failure(RetailRowProblem("no stock code")) }
    guard let quantity = Int(text[3]), quantity != 0, abs(quantity) <= 10_000_000 else {
      return .failure(RetailRowProblem("the quantity is not a whole number other than 0"))
    }
    guard let placed = Self.time(text[4]) else {
      return .failure(RetailRowProblem("the date is not ISO 8601"))
    }
    guard let price = DecimalText.parse(text[5], scale: 4), abs(price) <= 10_000_000_000 else {
      return .failure(RetailRowProblem("the price is not a number"))
    }
    return .success(
      RetailRow(
        invoice: text[0].uppercased(), code: text[1].uppercased(), description: text[2],
        quantity: quantity, placed: placed, price: Amount(units: price), customer: text[6],
        country: text[7], hasLowerCaseCode: text[1] != text[1].uppercased()))
  }

  private static func time(_ text: String) -> ShopTime? {
    let full = text.utf8.count == 16 ? text + ":00" : text
    guard let moment = Timestamp(iso8601: full), moment.seconds > 0 else { return nil }
    return ShopTime(seconds: moment.seconds)
  }

  private static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return String(text[first...last])
  }
}

struct RetailRowProblem: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}
