import Web

/// Connectors speak English; this says the same in Turkish. A sentence that is not known stays as
/// it is, which is better than none.
enum ConnectorWords {
  static func phrase(_ english: String) -> Phrase {
    guard !english.isEmpty else { return Phrase(tr: "", en: "") }
    for pattern in patterns {
      if let parts = pattern.parts(of: english) {
        return Phrase(tr: filled(pattern.turkish, parts), en: english)
      }
    }
    return Phrase(tr: english, en: english)
  }

  private static let patterns = (ConnectorSentences.all + ProgramSentences.all).map {
    SentencePattern($0.english, $0.turkish)
  }

  private static func filled(_ template: String, _ parts: [String]) -> String {
    parts.enumerated().reduce(template) { $0.replacing("{\($1.offset)}", with: $1.element) }
  }
}

/// A sentence with places `{}` for what changes.
struct SentencePattern: Sendable {
  let turkish: String
  /// What stands before, between and behind the places.
  private let fixed: [String]

  init(_ english: String, _ turkish: String) {
    self.turkish = turkish
    fixed = english.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)
  }

  /// What stands in the places; nil when the text does not follow the pattern.
  func parts(of text: String) -> [String]? {
    guard let first = fixed.first, text.utf8.starts(with: first.utf8) else { return nil }
    guard fixed.count > 1 else { return text == first ? [] : nil }
    var rest = text.dropFirst(first.count)
    var parts: [String] = []
    for piece in fixed.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: piece) else { return nil }
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    guard let last = fixed.last, rest.hasSuffix(last) else { return nil }
    parts.append(String(rest.dropLast(last.count)))
    return parts
  }
}
