/// EAN-13 numbers with the prefix that GS1 Turkey gives out, 869.
enum Barcode {
  /// The barcode of the n-th item: 869, nine digits, check digit. `item` is 0...899,999,999.
  static func ean13(item: Int) -> String {
    let body = 869_000_000_000 + (100_000_000 + item) % 1_000_000_000
    return String(body) + String(checkDigit(of: body))
  }

  /// The item of a barcode made by `ean13`, or nil for anything else.
  static func item(of text: String) -> Int? {
    guard text.utf8.count == 13, let number = Int(text) else { return nil }
    let body = number / 10
    guard body / 1_000_000_000 == 869, checkDigit(of: body) == number % 10 else { return nil }
    let item = body % 1_000_000_000 - 100_000_000
    return item >= 0 ? item : nil
  }

  /// GS1 General Specifications, 7.9: from the right, weights 3 and 1 in turn.
  static func checkDigit(of body: Int) -> Int {
    var rest = body
    var weight = 3
    var sum = 0
    while rest > 0 {
      sum += rest % 10 * weight
      weight = 4 - weight
      rest /= 10
    }
    return (10 - sum % 10) % 10
  }
}
