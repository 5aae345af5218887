import Web

/// Connectors speak English; this says the same in Turkish. A sentence that is not known stays as
/// it is, which is better than none.
enum ConnectorWords {
  static func phrase(_ english: String) -> Phrase {
    for (pattern, turkish) in ConnectorSentences.all {
      if let parts = parts(of: english, between: pattern) {
        return Phrase(tr: filled(turkish, parts), en: english)
      }
    }
    return Phrase(tr: english, en: english)
  }

  /// What stands in the places `{}` of the pattern; nil when the text does not follow it.
  static func parts(of text: String, between pattern: String) -> [String]? {
    let fixed = pattern.split(separator: "{}", omittingEmptySubsequences: false)
    guard let first = fixed.first, text.hasPrefix(first) else { return nil }
    guard fixed.count > 1 else { return text == pattern ? [] : nil }
    var rest = text.dropFirst(first.count)
    var parts: [String] = []
    for (index, piece) in fixed.dropFirst().enumerated() {
      let isLast = index == fixed.count - 2
      if isLast, piece.isEmpty {
        parts.append(String(rest))
        return parts
      }
      guard let range = rest.firstRange(of: piece) else { return nil }
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty ? parts : nil
  }

  private static func filled(_ template: String, _ parts: [String]) -> String {
    parts.enumerated().reduce(template) { $0.replacing("{\($1.offset)}", with: $1.element) }
  }
}
