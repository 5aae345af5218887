/// Builds a page into a byte buffer. Everything that is written is escaped by bytes, so no
/// combining mark can hide a quote; markup comes only from names that are literals in our source.
public struct HTML: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() { bytes.reserveCapacity(32_768) }

  /// An element with its content.
  public mutating func tag(
    _ name: StaticString, _ attributes: [Attribute] = [], _ body: (inout HTML) -> Void
  ) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// An element that holds only text.
  public mutating func tag(
    _ name: StaticString, _ attributes: [Attribute] = [], text: String
  ) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// An element that has no content in HTML: `input`, `link`, `meta`, `br`, `img`.
  public mutating func void(_ name: StaticString, _ attributes: [Attribute] = []) {
    open(name, attributes)
  }

  public mutating func text(_ text: String) { Self.escape(text, into: &bytes) }

  public mutating func doctype() { bytes.append(contentsOf: "<!doctype html>".utf8) }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
    for attribute in attributes {
      guard let value = attribute.value else { continue }
      bytes.append(UInt8(ascii: " "))
      append(attribute.name)
      guard !attribute.isFlag else { continue }
      bytes.append(contentsOf: "=\"".utf8)
      Self.escape(value, into: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func close(_ name: StaticString) {
    bytes.append(contentsOf: "</".utf8)
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// The five characters of HTML, and control characters, which no page may hold, as U+FFFD. Line
  /// breaks of every kind come out as line feeds, as browsers read them.
  static func escape(_ text: String, into bytes: inout [UInt8]) {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      case 0x0A where previous == 0x0D: break
      case 0x0D: bytes.append(0x0A)
      case 0x09, 0x0A, 0x20...: bytes.append(byte)
      default: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      }
    }
  }
}
