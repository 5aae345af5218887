/// Writes XML into a byte buffer.
///
/// Text is escaped byte by byte, never by `Character`: a quote followed by a combining mark is
/// still a quote (swift-style 5.4). `& < > " '` become references; characters that XML 1.0 forbids
/// become U+FFFD, so that a reader sees that something was there. A carriage return is written as
/// a reference, as it would not survive reading otherwise.
///
/// Element names are literals, or an `XMLElementName` where they come from data.
public struct XMLWriter: Sendable {
  /// What an open element holds so far; decides where indentation may go.
  private enum Content { case nothing, elements, text }

  var buffer: ByteBuffer
  private let indentation: Int
  /// Names of the open elements one behind the other, with their lengths.
  private var openNames: [UInt8] = []
  private var open: [(count: Int, content: Content)] = []

  /// An empty writer.
  /// - Parameters:
  ///   - capacity: Bytes to reserve.
  ///   - indentation: Spaces per level; 0 writes no white space of its own.
  public init(capacity: Int = 4096, indentation: Int = 0) {
    buffer = ByteBuffer(capacity: capacity)
    self.indentation = indentation
  }

  /// What was written so far.
  public var bytes: [UInt8] { buffer.bytes }
  /// Number of bytes written since the last `takeBytes()`.
  public var count: Int { buffer.count }
  /// Hands over what was written so far, without a copy, and goes on with an empty buffer; for
  /// streaming to a file. Open elements stay open.
  public mutating func takeBytes() -> [UInt8] { buffer.take() }

  /// Forgets what was written and keeps the memory; for writing one record after the other. Open
  /// elements are forgotten too.
  public mutating func removeAll() {
    buffer.removeAll()
    openNames.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
  }

  /// `<?xml version="1.0" encoding="utf-8"?>`
  public mutating func declaration() {
    raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
  }

  /// Opens an element. `end()` closes it.
  public mutating func start(_ name: StaticString, _ attributes: (StaticString, String)...) {
    start(name.utf8, attributes, tail: ">")
    push(name.utf8)
  }

  /// Opens an element whose name comes from data.
  public mutating func start(_ name: XMLElementName, _ attributes: (StaticString, String)...) {
    name.utf8.withUnsafeBufferPointer {
      start($0, attributes, tail: ">")
      push($0)
    }
  }

  /// Closes the innermost open element. Without one, does nothing.
  public mutating func end() {
    guard let last = open.popLast() else { return }
    if last.content == .elements { breakLine() }
    raw("</")
    openNames.withUnsafeBufferPointer {
      buffer.append(UnsafeBufferPointer(rebasing: $0.suffix(last.count)))
    }
    raw(">")
    openNames.removeLast(last.count)
  }

  /// `<name/>`
  public mutating func emptyElement(
    _ name: StaticString, _ attributes: (StaticString, String)...
  ) {
    start(name.utf8, attributes, tail: "/>")
  }

  /// `<name i:nil="true"/>`; the prefix `i` must be declared (`SOAPEnvelope` does).
  public mutating func nilElement(_ name: StaticString) {
    start(name.utf8, [], tail: " i:nil=\"true\"/>")
  }

  /// The same, for a name that comes from data.
  public mutating func nilElement(_ name: XMLElementName) {
    name.utf8.withUnsafeBufferPointer { start($0, [], tail: " i:nil=\"true\"/>") }
  }

  /// An element with what `body` writes inside.
  public mutating func element<E: Error>(
    _ name: StaticString, _ body: (inout XMLWriter) throws(E) -> Void
  ) throws(E) {
    start(name)
    try body(&self)
    end()
  }

  /// Character data.
  public mutating func text(_ text: String) {
    willWriteText()
    var text = text
    text.withUTF8 { XMLEscaping.append($0, to: &buffer, .content) }
  }

  /// Character data from the reader.
  public mutating func text(_ text: borrowing XMLText) {
    willWriteText()
    text.bytes { XMLEscaping.append($0, to: &buffer, .content) }
  }

  /// Bytes that are XML already, unchanged.
  public mutating func raw(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer.append($0) }
  }

  /// Bytes that are XML already, unchanged.
  public mutating func raw(_ literal: StaticString) { buffer.append(literal.utf8) }

  // MARK: - Tags

  @inline(__always)
  private mutating func start(
    _ name: UnsafeBufferPointer<UInt8>, _ attributes: [(StaticString, String)],
    tail: StaticString
  ) {
    willWriteElement()
    raw("<")
    buffer.append(name)
    for (attribute, value) in attributes {
      raw(" ")
      raw(attribute)
      raw("=\"")
      var value = value
      value.withUTF8 { XMLEscaping.append($0, to: &buffer, .attribute) }
      raw("\"")
    }
    raw(tail)
  }

  private mutating func push(_ name: UnsafeBufferPointer<UInt8>) {
    openNames.append(contentsOf: name)
    open.append((name.count, .nothing))
  }

  /// Notes that the open element holds text, after which no white space may be added to it.
  mutating func willWriteText() {
    if indentation > 0, !open.isEmpty { open[open.count - 1].content = .text }
  }

  /// Breaks the line before an element, where the parent holds no text.
  mutating func willWriteElement() {
    guard indentation > 0 else { return }
    guard let parent = open.last else {
      if buffer.count > 0 { breakLine() }
      return
    }
    if parent.content == .text { return }
    open[open.count - 1].content = .elements
    breakLine()
  }

  private mutating func breakLine() {
    let spaces = indentation * open.count
    buffer.write(room: spaces + 1) { memory in
      memory[0] = XMLByte.lineFeed
      (memory + 1).update(repeating: XMLByte.space, count: spaces)
      return spaces + 1
    }
  }
}

extension StaticString {
  /// The bytes of a literal, which live as long as the program.
  var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
