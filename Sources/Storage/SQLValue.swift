/// A value going into or coming out of a statement. Times are integer milliseconds, money integer
/// minor units, flags 0 and 1, JSON text: the types that both engines store alike.
public enum SQLValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral
{
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(nilLiteral: ()) { self = .null }
}

extension SQLValue {
  @inlinable public static func optional(_ value: Int64?) -> SQLValue {
    value.map { .integer($0) } ?? .null
  }

  @inlinable public static func optional(_ value: String?) -> SQLValue {
    value.map { .text($0) } ?? .null
  }

  @inlinable public static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }

  @inlinable public static func count(_ value: Int) -> SQLValue { .integer(Int64(value)) }
}

extension String {
  /// PostgreSQL's texts cannot hold U+0000, which no name or note means: on both engines it becomes
  /// U+FFFD, so that they store alike.
  public var storable: String {
    guard utf8.contains(0) else { return self }
    // By scalar: with a mark behind it, U+0000 is a Character that does not equal it.
    var storable = UnicodeScalarView()
    for scalar in unicodeScalars { storable.append(scalar.value == 0 ? "\u{FFFD}" : scalar) }
    return String(storable)
  }
}
