import Commerce

/// The keys of a page as one text: each with its length in bytes before it, so that a key may hold
/// anything. `\n3:abc10:0123456789`.
enum SweepNote {
  /// Begins a text of this form. What older versions wrote, keys with line ends between them, does
  /// not begin with one; a sweep that they began is read to its end.
  private static let mark = UInt8(ascii: "\n")

  static func text(_ keys: [String]) -> String {
    keys.reduce(into: "\n") { $0 += "\($1.utf8.count):\($1)" }
  }

  static func keys(_ text: String) -> [RecordKey] {
    let bytes = Array(text.utf8)
    guard bytes.first == mark, let keys = measured(bytes.dropFirst()) else {
      return text.utf8.split(separator: mark).map { RecordKey(String(Substring($0))) }
    }
    return keys
  }

  /// Nil for bytes that are not of this form.
  private static func measured(_ bytes: ArraySlice<UInt8>) -> [RecordKey]? {
    var rest = bytes
    var keys: [RecordKey] = []
    while !rest.isEmpty {
      guard let colon = rest.firstIndex(of: UInt8(ascii: ":")),
        let length = Int(String(decoding: rest[..<colon], as: UTF8.self)),
        (0...(rest.endIndex - colon - 1)).contains(length)
      else { return nil }
      let end = colon + 1 + length
      keys.append(RecordKey(String(decoding: rest[(colon + 1)..<end], as: UTF8.self)))
      rest = rest[end...]
    }
    return keys
  }
}
