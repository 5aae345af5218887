/// Finds the field of a member's name, for objects whose writer keeps an order, and refuses a name
/// that comes twice: RFC 8259 leaves it open which of the two counts, and two programs that choose
/// differently see two different orders.
///
/// A hash table of the raw values, asked only when the expected next field does not match.
public struct JSONFieldTable<Field: RawRepresentable & CaseIterable & Sendable>: Sendable
where Field.RawValue == String {
  private let names: XMLFieldTable<Field>

  /// A table of all cases, at most 64; `allCases` in the writer's order makes look-ups cheapest.
  public init() {
    names = XMLFieldTable()
    precondition(names.fields.count <= 64, "a bit for each field")
  }

  /// The field whose raw value is the name that the reader stands at, or nil.
  /// - Parameter seen: A new one for every object.
  /// - Throws: `duplicateMember` when the object had the field already.
  public func field(
    of reader: borrowing JSONReader, seen: inout JSONFieldsSeen
  ) throws(JSONError) -> Field? {
    let key = reader.currentKey
    let index =
      key.needsDecoding
      ? decodedIndex(reader.source.text(key))
      : index(reader.source.base + key.start, key.count, expected: seen.next)
    guard let index else { return nil }
    let bit: UInt64 = 1 << UInt64(index)
    guard seen.fields & bit == 0 else {
      throw JSONError(.duplicateMember, offset: key.start, "a member comes twice")
    }
    seen.fields |= bit
    seen.next = index &+ 1
    return names.fields[index]
  }

  private func index(
    _ start: UnsafePointer<UInt8>, _ count: Int, expected: Int
  ) -> Int? {
    if expected < names.fields.count, names.isName(expected, start, count) { return expected }
    return names.lookUp(start, count)
  }

  private func decodedIndex(_ name: consuming JSONScalar) -> Int? {
    index(name.start, name.count, expected: 0)
  }
}

/// The fields that an object had so far.
public struct JSONFieldsSeen: Sendable {
  fileprivate var fields: UInt64 = 0
  /// Where the name to come is expected.
  fileprivate var next = 0

  public init() {}
}
