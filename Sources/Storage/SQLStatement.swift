/// The text of a statement with an identity. Engines keep prepared statements by that identity, so
/// hot statements are static constants; text that is put together at run time is looked up by value.
public final class SQLStatement: Sendable, ExpressibleByStringLiteral,
  ExpressibleByStringInterpolation
{
  public let text: String
  /// False for text made per call: its identity will not come back.
  public let isReused: Bool

  public init(_ text: String, isReused: Bool = true) {
    self.text = text
    self.isReused = isReused
  }

  public convenience init(stringLiteral value: String) { self.init(value, isReused: false) }

  /// `?, ?, ?` for an `IN` list or a row of values.
  public static func placeholders(_ count: Int) -> String {
    repeatElement("?", count: count).joined(separator: ", ")
  }
}
