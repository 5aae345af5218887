/// Barcodes as different channels write the same one.
public enum Barcode {
  /// Longer texts are no barcodes.
  static let longest = 64
  /// Shorter ones are place-holders.
  static let shortest = 4

  /// The form in which two barcodes are the same or not: without blanks (Trendyol takes inner ones
  /// out; Trendyol wire facts 2026-11-23, §6), in capitals, and a GTIN with all its 14 digits, since
  /// an EAN-13 with a leading zero is the UPC-12 of the same goods (GS1 General Specifications, 2024,
  /// §7.9). Nil for what is no barcode: empty, too short or long, or one sign again and again.
  public static func normalized(_ text: String) -> String? {
    guard text.utf8.count <= longest * 2 else { return nil }
    var kept = ""
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      kept.unicodeScalars.append(scalar)
    }
    kept = kept.uppercased()
    let bytes = Array(kept.utf8)
    guard (shortest...longest).contains(bytes.count), Set(bytes).count > 1 else { return nil }
    return isGTIN(kept) ? String(repeating: "0", count: 14 - bytes.count) + kept : kept
  }

  /// True for 8, 12, 13 or 14 digits whose last one is the check digit of the others.
  public static func isGTIN(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard [8, 12, 13, 14].contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    let digits = bytes.map { Int($0) - 0x30 }
    // From the right: 3, 1, 3, …
    let sum = digits.dropLast().reversed().enumerated().reduce(0) { sum, item in
      sum + item.element * (item.offset % 2 == 0 ? 3 : 1)
    }
    return (10 - sum % 10) % 10 == digits[digits.count - 1]
  }
}
