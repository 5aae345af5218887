/// Statements of the shared dialect in PostgreSQL's words. Pure.
enum StatementText {
  /// Where the `?` placeholders of a statement stand: not those in literals, names or comments.
  static func placeholders(in sql: [UInt8]) -> [Int] {
    var found: [Int] = []
    var index = 0
    while index < sql.count {
      switch sql[index] {
      case UInt8(ascii: "?"):
        found.append(index)
        index += 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        index = end(ofQuoted: sql, from: index)
      case UInt8(ascii: "-") where index + 1 < sql.count && sql[index + 1] == UInt8(ascii: "-"):
        while index < sql.count, sql[index] != UInt8(ascii: "\n") { index += 1 }
      default:
        index += 1
      }
    }
    return found
  }

  /// The index behind a quoted part; a doubled quote inside it is two parts that touch.
  static func end(ofQuoted sql: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < sql.count, sql[index] != sql[start] { index += 1 }
    return min(index + 1, sql.count)
  }

  /// The statement with its placeholders replaced, each by what the closure gives for its position
  /// from 0.
  static func replacingPlaceholders(_ sql: String, with name: (Int) -> String) -> String {
    let bytes = Array(sql.utf8)
    let places = placeholders(in: bytes)
    guard !places.isEmpty else { return sql }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + places.count * 2)
    var from = 0
    for (position, place) in places.enumerated() {
      text += bytes[from..<place]
      text += name(position).utf8
      from = place + 1
    }
    text += bytes[from...]
    return String(decoding: text, as: UTF8.self)
  }

  /// `?, ?` becomes `$1, $2`.
  static func numbered(_ sql: String) -> String {
    replacingPlaceholders(sql) { "$\($0 + 1)" }
  }
}
