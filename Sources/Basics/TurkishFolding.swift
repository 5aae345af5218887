/// One fold for searching, used on both database engines instead of their own case rules, which
/// differ and know no Turkish: `ışıklı`, `IŞIKLI`, `Işıklı` and `isikli` all become `isikli`.
public enum TurkishFolding {
  /// Lower case, diacritics of Latin letters removed, dotted and dotless i made one. Everything
  /// else stays, so `12-AB` becomes `12-ab`. The result is for comparing, never for showing.
  public static func fold(_ text: some StringProtocol) -> String {
    if let ascii = foldedASCII(text) { return ascii }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar, to: &folded) }
    return String(folded)
  }

  /// The words of a text for an index: runs of letters and digits of the folded text, without
  /// repeats, in order of appearance. Of a longer text only the first `longestText` bytes are looked
  /// at, `mostWords` words are given at most, and each is cut as `term` cuts it.
  public static func words(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var known: Set<String> = []
    var word = String.UnicodeScalarView()
    var length = 0
    func close() {
      guard length > 0 else { return }
      let text = String(word)
      if known.insert(text).inserted { words.append(text) }
      word = String.UnicodeScalarView()
      length = 0
    }
    for scalar in fold(String(text).cut(toBytes: longestText)).unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if length < longestTerm { word.append(scalar) }
        length += 1
      } else {
        close()
        if words.count == mostWords { return words }
      }
    }
    close()
    return words
  }

  /// A code, an address or a word as it is kept for searching: folded, and cut behind `longestTerm`
  /// scalars. What is searched for is cut alike, so that a long one is found.
  public static func term(_ text: some StringProtocol) -> String {
    let folded = fold(String(text).cut(toBytes: longestText)).unicodeScalars
    return String(folded.prefix(longestTerm))
  }

  /// In scalars of the folded text: 256 bytes at most, which every index takes.
  public static let longestTerm = 64
  public static let mostWords = 200
  /// In bytes.
  public static let longestText = 16_384

  private static func foldedASCII(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ scalar: Unicode.Scalar, to view: inout String.UnicodeScalarView) {
    switch scalar {
    case "ı", "İ", "I": view.append("i")
    case "ş", "Ş": view.append("s")
    case "ğ", "Ğ": view.append("g")
    case "ç", "Ç": view.append("c")
    case "ö", "Ö": view.append("o")
    case "ü", "Ü": view.append("u")
    case "â", "Â": view.append("a")
    case "î", "Î": view.append("i")
    case "û", "Û": view.append("u")
    case "ß": view.append(contentsOf: "ss".unicodeScalars)
    default: appendGeneral(scalar, to: &view)
    }
  }

  /// Any other letter: lower-cased, decomposed, combining marks dropped.
  private static func appendGeneral(
    _ scalar: Unicode.Scalar, to view: inout String.UnicodeScalarView
  ) {
    if isCombiningMark(scalar) { return }
    let lower = scalar.properties.lowercaseMapping
    for part in lower.unicodeScalars {
      for base in decomposed(part) where !isCombiningMark(base) { view.append(base) }
    }
  }

  private static func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Canonical decomposition of one Latin letter: the standard library compares strings by
  /// canonical equivalence, so the base letter is found by asking which ASCII letter plus a mark
  /// equals it.
  private static func decomposed(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    LatinBase.table[scalar].map { String($0).unicodeScalars } ?? String(scalar).unicodeScalars
  }
}

/// Base letters of the Latin-1 Supplement and Latin Extended-A letters (Unicode 15, lower case).
private enum LatinBase {
  static let table: [Unicode.Scalar: Unicode.Scalar] = {
    let groups: [(base: Unicode.Scalar, letters: String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
      ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, letters) in groups {
      for letter in letters.unicodeScalars { table[letter] = base }
    }
    return table
  }()
}
