import Basics

/// What a person typed into a search box, folded and split.
public struct SearchWords: Sendable, Equatable {
  /// The whole text, folded; codes and order numbers are looked up by it.
  public let whole: String
  /// Its words; each must be found.
  public let words: [String]

  /// Longer input is cut: nobody types more, and each word costs a look-up.
  static let wordLimit = 6
  /// In bytes of UTF-8.
  static let longestText = 400

  /// Nil when nothing is left to search for.
  public init?(_ text: String) {
    let folded = TurkishFolding.fold(
      text.cut(toBytes: Self.longestText).split(whereSeparator: \.isWhitespace).joined(
        separator: " "))
    guard !folded.isEmpty else { return nil }
    whole = folded
    if let phone = Self.phonePrefix(folded) {
      words = [phone]
    } else if folded.contains("@") {
      words = [folded]
    } else {
      words = Array(TurkishFolding.words(folded).prefix(Self.wordLimit))
    }
  }

  /// A number written in any way becomes the form under which it is indexed: without spaces, and
  /// for Turkish ones without the leading 0 or 90.
  static func phonePrefix(_ text: String) -> String? {
    let isPhoneLike = text.utf8.allSatisfy {
      ($0 >= 0x30 && $0 <= 0x39) || " ()+-/.".utf8.contains($0)
    }
    guard isPhoneLike else { return nil }
    var digits = Substring(
      String(decoding: text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }, as: UTF8.self))
    guard digits.utf8.count >= 3 else { return digits.isEmpty ? nil : String(digits) }
    if digits.hasPrefix("00") { digits = digits.dropFirst(2) }
    if digits.hasPrefix("90"), digits.utf8.count >= 5 {
      digits = digits.dropFirst(2)
    } else if digits.hasPrefix("0") {
      digits = digits.dropFirst()
    }
    return digits.isEmpty ? nil : String(digits)
  }
}

/// The half-open range of texts that begin with a prefix, compared by bytes.
struct PrefixRange {
  let from: SQLValue
  let below: SQLValue

  init(_ prefix: String) {
    from = .text(prefix)
    // U+10FFFF is no character, so nothing that is stored sorts above it.
    below = .text(prefix + "\u{10FFFF}")
  }

  var values: [SQLValue] { [from, below] }
}
