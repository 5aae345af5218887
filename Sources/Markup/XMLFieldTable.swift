/// Finds the field of an element name, for members that arrive in contract order.
///
/// A hash table of the raw values, asked only when the expected next field does not match.
/// WCF writes every member of a contract, in order, so the expectation nearly always holds.
public struct XMLFieldTable<Field: RawRepresentable & CaseIterable & Sendable>: Sendable
where Field.RawValue == String {
  @usableFromInline let fields: [Field]
  /// The names one behind the other.
  @usableFromInline let names: [UInt8]
  /// Where the name of each field starts in `names`, and where the last one ends.
  @usableFromInline let bounds: [Int]
  /// Open addressing: index of a field, or -1. The size is a power of two.
  @usableFromInline let slots: [Int32]

  /// A table of all cases; `allCases` in contract order makes lookups cheapest.
  public init() {
    fields = Array(Field.allCases)
    var names: [UInt8] = []
    var bounds = [0]
    for field in fields {
      names.append(contentsOf: field.rawValue.utf8)
      bounds.append(names.count)
    }
    self.names = names
    self.bounds = bounds
    slots = Self.slots(names, bounds)
  }

  private static func slots(_ names: [UInt8], _ bounds: [Int]) -> [Int32] {
    let count = bounds.count - 1
    var size = 4
    while size < count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    names.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for index in 0..<count {
        let hash = ByteSpan.hash(base + bounds[index], bounds[index + 1] - bounds[index])
        var slot = Int(truncatingIfNeeded: hash) & (size - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = Int32(index)
      }
    }
    return slots
  }

  /// The field whose raw value is the reader's current local name, or nil.
  /// - Parameter hint: start with 0 at every record; keeps the expected next field.
  @inlinable
  public func field(of reader: borrowing XMLReader, hint: inout Int) -> Field? {
    let start = reader.source.base + (reader.current.start + reader.current.localOffset)
    let count = reader.current.count - reader.current.localOffset
    if hint >= 0, hint < fields.count, isName(hint, start, count) {
      hint += 1
      return fields[hint - 1]
    }
    guard let index = lookUp(start, count) else { return nil }
    hint = index + 1
    return fields[index]
  }

  @inlinable
  func isName(_ index: Int, _ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let lower = bounds[index]
    guard bounds[index + 1] - lower == count else { return false }
    return names.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return ByteSpan.equal(base + lower, start, count)
    }
  }

  @usableFromInline
  func lookUp(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: ByteSpan.hash(start, count)) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if isName(index, start, count) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
