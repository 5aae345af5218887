/// One spelling for each e-mail address and telephone number, so that the same person is found
/// again over orders, memberships and channels.
public enum ContactNormalization {
  /// Trimmed, lower case by ASCII rules (mail domains know no Turkish i), nil without `x@y.z`.
  public static func email(_ text: String) -> String? {
    let trimmed = text.utf8.filter { $0 > 0x20 }
    guard let at = trimmed.lastIndex(of: UInt8(ascii: "@")), at > trimmed.startIndex,
      trimmed[at...].contains(UInt8(ascii: ".")), trimmed.count <= 254,
      trimmed.last != UInt8(ascii: "."), trimmed.last != UInt8(ascii: "@")
    else { return nil }
    return String(
      decoding: trimmed.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// International digits without `+`. Turkish forms (`0532…`, `532…`, `+90 532…`) become
  /// `90532…`; nil under 7 or over 15 digits (E.164), and for numbers of one repeated digit, which
  /// shops enter for "none".
  public static func phone(_ text: String) -> String? {
    var digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
    if digits.starts(with: [0x30, 0x30]) {
      digits.removeFirst(2)
    } else if digits.count == 11, digits.first == 0x30 {
      digits.replaceSubrange(0..<1, with: [0x39, 0x30])
    } else if digits.count == 10, digits.first == 0x35 {
      digits.insert(contentsOf: [0x39, 0x30], at: 0)
    }
    guard (7...15).contains(digits.count), Set(digits.suffix(7)).count > 1 else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }
}
