/// A string, number, `true`, `false` or `null`: in place in the document where it can be, else
/// decoded into memory of its own. Cannot be copied, so it cannot be stored past the reader by
/// accident.
///
/// The typed views read what stands there, whether it came as a number or as a string: peers change
/// between the two (Trendyol's `cargoTrackingNumber`, fact sheet 2026-11-23, §20.6). They give nil
/// for anything that does not read completely, and never go through a floating number.
public struct JSONScalar: ~Copyable {
  public enum Kind: Sendable, Equatable { case string, number, bool, null }

  public let kind: Kind
  @usableFromInline let start: UnsafePointer<UInt8>
  /// UTF-8 bytes.
  public let count: Int
  private let owned: UnsafeMutablePointer<UInt8>?

  /// Bytes in place. The pointer is valid as long as the reader.
  init(_ kind: Kind, start: UnsafePointer<UInt8>, count: Int) {
    self.kind = kind
    self.start = start
    self.count = count
    owned = nil
  }

  /// A string decoded into memory that this value frees.
  init(owning memory: UnsafeMutablePointer<UInt8>, count: Int) {
    kind = .string
    start = UnsafePointer(memory)
    self.count = count
    owned = memory
  }

  deinit { owned?.deallocate() }

  public var isNull: Bool { kind == .null }

  /// The characters of a string, a number as it stands there, the word of the rest.
  public var string: String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Whether these are exactly the characters.
  public func equals(_ literal: StaticString) -> Bool {
    count == literal.utf8CodeUnitCount && ByteSpan.equal(start, literal.utf8Start, count)
  }

  /// Calls `body` with the UTF-8 bytes, valid only during the call.
  @inlinable public func bytes<T, E: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> T
  ) throws(E) -> T {
    try body(UnsafeBufferPointer(start: start, count: count))
  }

  /// A whole number in decimal digits with an optional sign that 64 bits hold.
  public var int: Int64? { XMLText(start: start, count: count).int }

  /// A decimal number as a whole number of its `scale`-th decimal (kuruş: scale 2), rounded half
  /// away from zero. Nil on anything else, on overflow, and for a `scale` outside 0...18.
  public func decimalMinorUnits(scale: Int) -> Int64? {
    XMLText(start: start, count: count).decimalMinorUnits(scale: scale)
  }

  /// `true` or `false`, as a word or as a string.
  public var bool: Bool? { equals("true") ? true : equals("false") ? false : nil }
}
