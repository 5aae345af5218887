/// Where a page of a list begins, as it stands in an address: `1795428000000.42` and a direction.
public struct PageCursor: Sendable, Equatable {
  public var parts: [Int64]

  public init(_ parts: Int64...) { self.parts = parts }

  /// Nil for text that no list gave.
  public init?(_ text: String?, parts count: Int) {
    guard let text else { return nil }
    let numbers = text.split(separator: ".").map { Int64($0) }
    guard numbers.count == count, !numbers.contains(nil) else { return nil }
    parts = numbers.compactMap { $0 }
  }

  public var text: String { parts.map { String($0) }.joined(separator: ".") }
}
