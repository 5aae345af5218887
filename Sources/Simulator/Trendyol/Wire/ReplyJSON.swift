import Basics

/// Writes JSON byte by byte: a page of 200 packages is some 800 KB, most of it names of members.
///
/// Commas come by themselves: a value is put behind a comma unless it is the first of its list.
struct ReplyJSON: Sendable {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 1_024) { bytes.reserveCapacity(capacity) }

  // MARK: - Lists and objects

  mutating func object(_ write: (inout ReplyJSON) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "{"))
    write(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout ReplyJSON, Element) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: "["))
    for element in elements { write(&self, element) }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func object(_ key: StaticString, _ write: (inout ReplyJSON) -> Void) {
    name(key)
    object(write)
  }

  mutating func array<Element>(
    _ key: StaticString, _ elements: some Sequence<Element>,
    _ write: (inout ReplyJSON, Element) -> Void
  ) {
    name(key)
    array(elements, write)
  }

  // MARK: - Members

  mutating func field(_ key: StaticString, _ value: String?) {
    name(key)
    if let value { text(value) } else { null() }
  }

  mutating func field(_ key: StaticString, _ value: some BinaryInteger) {
    name(key)
    number(value)
  }

  mutating func field(_ key: StaticString, orNull value: Int?) {
    name(key)
    if let value { number(value) } else { null() }
  }

  mutating func field(_ key: StaticString, _ value: Bool) {
    name(key)
    bool(value)
  }

  /// Milliseconds since 1970.
  mutating func field(_ key: StaticString, _ value: Timestamp?) {
    name(key)
    if let value { number(value.milliseconds) } else { null() }
  }

  mutating func field(_ key: StaticString, _ value: Lira) {
    name(key)
    raw(value.text)
  }

  mutating func null(_ key: StaticString) {
    name(key)
    null()
  }

  /// A member whose value is JSON already.
  mutating func field(_ key: StaticString, json: [UInt8]) {
    name(key)
    bytes += json
  }

  // MARK: - Values

  mutating func null() { raw("null") }
  mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
  mutating func number(_ value: some BinaryInteger) { raw(String(value)) }

  /// Characters that are JSON already.
  mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  mutating func text(_ value: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        bytes.append(byte)
      } else {
        escape(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func name(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Behind a name that was written as text.
  mutating func colon() { bytes.append(UInt8(ascii: ":")) }

  /// The last byte tells: no value ends in an opening bracket or a colon.
  private mutating func separate() {
    switch bytes.last {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): break
    default: bytes.append(UInt8(ascii: ","))
    }
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
