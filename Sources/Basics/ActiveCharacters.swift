/// Characters that a terminal acts on instead of showing them, and signs that turn the direction of
/// what follows: text of a channel that holds them could repaint the screen of whoever reads it.
public enum ActiveCharacters {
  /// C0 but tab and line feed, DEL, C1, and the signs of direction (Unicode 15.1, Bidi_Control).
  public static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F...0x9F: true
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The text with U+FFFD in the place of each of them.
  public static func replaced(in text: String) -> String {
    guard text.unicodeScalars.contains(where: contains) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(contains(scalar) ? "\u{FFFD}" : scalar) }
    return String(shown)
  }
}
