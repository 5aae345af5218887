/// The name of an element, seen in place in the document.
///
/// Cannot be copied, so it cannot be stored past the reader by accident. Compare it, look it up
/// in an `XMLFieldTable`, or take `string`.
public struct XMLName: ~Copyable {
  @usableFromInline let start: UnsafePointer<UInt8>
  @usableFromInline let count: Int

  @inlinable init(start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.count = count
  }

  /// The name as text. Allocates only above 15 bytes.
  @inlinable public var string: String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// A cheap hash for tables of names known in advance; not safe against chosen collisions.
  @inlinable public var hash: UInt64 { ByteSpan.hash(start, count) }

  /// Whether the name is exactly these bytes.
  @inlinable public static func == (name: borrowing XMLName, literal: StaticString) -> Bool {
    name.count == literal.utf8CodeUnitCount
      && ByteSpan.equal(name.start, literal.utf8Start, name.count)
  }

  /// The opposite of `==`.
  @inlinable public static func != (name: borrowing XMLName, literal: StaticString) -> Bool {
    !(name == literal)
  }

  /// Whether the name is exactly the UTF-8 bytes of `text`. A method, because a literal would
  /// otherwise prefer `String` over the cheaper `StaticString` comparison.
  public func equals(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      guard utf8.count == count, let base = utf8.baseAddress else { return utf8.count == count }
      return ByteSpan.equal(start, base, count)
    }
  }
}
