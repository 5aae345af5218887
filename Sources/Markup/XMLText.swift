/// The text of an element: in place in the document where it can be, else decoded into memory of
/// its own. Cannot be copied, so it cannot be stored past the reader by accident; text in place is
/// valid until the closure of `XMLReader.read` returns.
///
/// The typed views ignore surrounding white space, as XML Schema does for everything but strings,
/// and give nil for anything that does not read completely. None of them allocates, except
/// `string` above 15 bytes.
public struct XMLText: ~Copyable {
  @usableFromInline let start: UnsafePointer<UInt8>
  /// UTF-8 bytes.
  public let count: Int
  /// Whether the element said `nil="true"`: no value, rather than an empty one.
  public let isNil: Bool
  @usableFromInline let owned: UnsafeMutablePointer<UInt8>?

  /// Text in place. The pointer is valid as long as the reader.
  @inlinable init(start: UnsafePointer<UInt8>, count: Int, isNil: Bool = false) {
    self.start = start
    self.count = count
    self.isNil = isNil
    owned = nil
  }

  /// Text decoded into memory that this value frees.
  init(owning memory: UnsafeMutablePointer<UInt8>, count: Int) {
    start = UnsafePointer(memory)
    self.count = count
    isNil = false
    owned = memory
  }

  @inlinable deinit { owned?.deallocate() }

  /// Whether there is no character at all.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// Whether there is nothing but white space.
  public var isBlank: Bool { trimmed.isEmpty }

  /// The text, white space included.
  @inlinable public var string: String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Whether the text is exactly these bytes.
  @inlinable public func equals(_ literal: StaticString) -> Bool {
    count == literal.utf8CodeUnitCount && ByteSpan.equal(start, literal.utf8Start, count)
  }

  /// Calls `body` with the UTF-8 bytes, valid only during the call.
  @inlinable public func bytes<T, E: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> T
  ) throws(E) -> T {
    try body(UnsafeBufferPointer(start: start, count: count))
  }

  /// The bytes without surrounding white space.
  var trimmed: UnsafeBufferPointer<UInt8> {
    var first = 0
    var last = count
    while first < last, XMLByte.isSpace(start[first]) { first += 1 }
    while last > first, XMLByte.isSpace(start[last - 1]) { last -= 1 }
    return UnsafeBufferPointer(start: start + first, count: last - first)
  }
}
