/// A name that is known to be writable as an element or attribute name.
///
/// Literals in code use the writer's `StaticString` methods; this type is for names that come
/// from a definition, such as the columns of a custom feed.
public struct XMLElementName: Sendable, Hashable {
  let utf8: [UInt8]

  /// Nil when `name` is not an XML name of at most one prefix.
  public init?(_ name: String) {
    utf8 = Array(name.utf8)
    guard utf8.withUnsafeBufferPointer(XMLNameRules.isQualifiedName) else { return nil }
  }

  /// Makes a name of any text: what a name may not hold becomes `_`; a prefix is not kept.
  public init(replacingInvalidIn name: String) {
    var cleaned = ""
    for scalar in name.unicodeScalars {
      let allowed =
        XMLNameRules.isStart(scalar) || (!cleaned.isEmpty && XMLNameRules.isContinuation(scalar))
      cleaned.unicodeScalars.append(allowed ? scalar : "_")
    }
    utf8 = Array((cleaned.isEmpty ? "_" : cleaned).utf8)
  }
}
