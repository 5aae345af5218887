/// A Global Trade Item Number that an advertising channel accepts.
///
/// Google refuses restricted prefixes (02, 04, 20–29) and coupon prefixes (05, 98, 99), judged on
/// the 13-digit form (facts on feeds, 2026-11-23, §1.4). A GTIN-8 that begins with 0 or 2 is for
/// use inside one company (GS1 General Specifications, "Restricted Circulation Numbers").
enum GTIN {
  /// The digits when the number is valid, otherwise nil. Blanks around it are ignored.
  static func valid(_ text: String) -> String? {
    let digits = text.utf8.filter { $0 != 0x20 && $0 != 0x09 }
    guard [8, 12, 13, 14].contains(digits.count),
      digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), digits.contains(where: { $0 != 0x30 }),
      hasCheckDigit(digits), !isRestricted(digits)
    else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  /// GS1: from the right, the digits before the check digit weigh 3, 1, 3, …
  private static func hasCheckDigit(_ digits: [UInt8]) -> Bool {
    let sum = digits.dropLast().reversed().enumerated().reduce(0) {
      $0 + Int($1.element - 0x30) * ($1.offset % 2 == 0 ? 3 : 1)
    }
    return digits.last.map { Int($0 - 0x30) } == (10 - sum % 10) % 10
  }

  private static func isRestricted(_ digits: [UInt8]) -> Bool {
    if digits.count == 8 { return digits[0] == 0x30 || digits[0] == 0x32 }
    let thirteen = digits.count == 12 ? [0x30] + digits : digits.suffix(13)
    let prefix =
      Int(thirteen[thirteen.startIndex] - 0x30) * 10
      + Int(thirteen[thirteen.startIndex + 1] - 0x30)
    return [2, 4, 5, 98, 99].contains(prefix) || (20...29).contains(prefix)
  }
}
