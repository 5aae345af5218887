import Basics

/// The `Retry-After` header (RFC 9110, 10.2.3): seconds, or a date.
public enum RetryAfter {
  /// The wait that a reply asks for; nil when it asks for none or in a form that cannot be read.
  ///
  /// A date is measured against the reply's own `Date`, which also makes it independent of our
  /// clock. A date without `Date` is ignored and the usual back-off takes its place.
  public static func wait(_ headers: OutboundHeaders) -> Duration? {
    guard let text = headers["retry-after"]?.trimmedASCII, !text.isEmpty else { return nil }
    if text.utf8.allSatisfy(\.isASCIIDigit) {
      // A number too long for Int is a very long wait, not a malformed header.
      return .seconds(min(Int(text) ?? .max, longestSeconds))
    }
    guard let until = HTTPDate.seconds(text),
      let now = headers["date"].flatMap({ HTTPDate.seconds($0.trimmedASCII) })
    else { return nil }
    return .seconds(min(max(until - now, 0), Int64(longestSeconds)))
  }

  /// A year, so that sums of durations cannot overflow.
  private static let longestSeconds = 366 * 86_400
}

extension String {
  /// Without spaces and tabs at both ends, the only white space a header value may carry.
  var trimmedASCII: String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let front = utf8.drop(while: isBlank)
    guard let last = front.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(Substring(front[...last]))
  }
}
