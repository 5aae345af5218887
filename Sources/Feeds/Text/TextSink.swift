/// Collects plain text for a feed, scalar by scalar: runs of white space become one space, ends are
/// trimmed, and what channels forbid in text is dropped (facts on feeds, 2026-11-23, §1.3: no
/// control, private-use or unassigned code points).
struct TextSink {
  private var bytes: [UInt8] = []
  private var needsSpace = false
  private var count = 0
  private let limit: Int
  /// True once something had to be left out because of the limit.
  private(set) var isOverfull = false

  /// - Parameter limit: most scalars to keep, 1 or more; the rest is ignored.
  init(limit: Int) {
    self.limit = limit
    bytes.reserveCapacity(min(limit, 512))
  }

  /// What was kept, cut where a shown character begins.
  var text: String {
    let text = String(decoding: bytes, as: UTF8.self)
    // Only what is not ASCII can join to the character before it.
    guard isOverfull, bytes.last.map({ $0 >= 0x80 }) == true else { return text }
    return TextSink.withoutOpenEnd(text)
  }

  mutating func space() { needsSpace = true }

  mutating func append(ascii byte: UInt8) {
    if byte <= 0x20 || byte == 0x7F {
      // Tabs and line ends are white space; other controls are nothing.
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { needsSpace = true }
      return
    }
    guard begin() else { return }
    bytes.append(byte)
    count += 1
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 { return append(ascii: UInt8(scalar.value)) }
    switch CharacterKind(scalar) {
    case .space: needsSpace = true
    case .dropped: break
    case .kept:
      guard begin() else { return }
      bytes.append(contentsOf: scalar.utf8)
      count += 1
    }
  }

  /// Appends UTF-8, which must be valid, as `String.utf8` is.
  mutating func append(utf8: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < utf8.count, !isOverfull {
      let byte = utf8[index]
      if byte < 0x80 {
        append(ascii: byte)
        index += 1
      } else {
        let (scalar, length) = UTF8Scalar.decode(utf8, at: index)
        append(scalar)
        index += length
      }
    }
  }

  /// Writes the pending space; false when there is no room for another scalar.
  private mutating func begin() -> Bool {
    let space = needsSpace && count > 0
    needsSpace = false
    guard !isOverfull, count + (space ? 1 : 0) < limit else {
      isOverfull = true
      return false
    }
    if space {
      bytes.append(0x20)
      count += 1
    }
    return true
  }

  /// A cut may fall between the parts of one shown character: its last one goes when something
  /// joins to it, since what joins may be missing.
  private static func withoutOpenEnd(_ text: String) -> String {
    guard let last = text.last, last.unicodeScalars.count > 1 else { return text }
    return clean(String(text.dropLast()), limit: text.unicodeScalars.count)
  }
}

extension TextSink {
  /// One line of plain text, cleaned and cut.
  static func clean(_ text: String, limit: Int) -> String {
    var sink = TextSink(limit: limit)
    var text = text
    text.withUTF8 { sink.append(utf8: $0) }
    return sink.text
  }
}

/// Decoding one scalar of valid UTF-8.
enum UTF8Scalar {
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let first = bytes[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= bytes.count else { return ("\u{FFFD}", bytes.count - index) }
    var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}

/// What becomes of a scalar above ASCII in a feed's text.
enum CharacterKind {
  case kept, space, dropped

  init(_ scalar: Unicode.Scalar) {
    // Letters of all languages that shops here write in; the table look-up below costs more.
    if scalar.value >= 0xA1, scalar.value < 0x250, scalar.value != 0xAD {
      self = .kept
      return
    }
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .unassigned, .surrogate: self = .dropped
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
    // Joiners hold emoji and some scripts together; other invisible marks hide words or turn
    // their direction.
    case .format: self = scalar.value == 0x200C || scalar.value == 0x200D ? .kept : .dropped
    default: self = .kept
    }
  }
}
