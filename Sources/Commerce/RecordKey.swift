/// A channel's key of a record, compared as the engines compare it: byte by byte. Swift takes two
/// strings for one when they only look alike (`é` as one character or as two), the database does
/// not; a set of such strings would lose one of two records.
public struct RecordKey: Hashable, Comparable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  public static func == (left: RecordKey, right: RecordKey) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public static func < (left: RecordKey, right: RecordKey) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension RecordKey: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension Collection {
  /// The last element of each key, in the order in which they stand: of a record that came twice
  /// the later one counts.
  public func lastOfEach(_ key: (Element) -> RecordKey) -> [Element] {
    var last: [RecordKey: Index] = [:]
    for index in indices { last[key(self[index])] = index }
    return indices.filter { last[key(self[$0])] == $0 }.map { self[$0] }
  }
}
