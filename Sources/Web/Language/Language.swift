import Basics

/// A language of the interface.
public enum Language: String, Sendable, CaseIterable {
  case turkish = "tr"
  case english = "en"

  /// What the language calls itself.
  public var ownName: String {
    switch self {
    case .turkish: "Türkçe"
    case .english: "English"
    }
  }

  /// The language of an answer: the person's setting, else the choice kept in the browser, else the
  /// browser's own wish, else Turkish.
  public static func choose(
    setting: Language?, cookie: String?, acceptLanguage: String?
  ) -> Language {
    setting ?? cookie.flatMap { Language(rawValue: $0) } ?? preferred(acceptLanguage)
  }

  /// The best of our languages in an `Accept-Language` header (RFC 9110, §12.5.4), by quality, then
  /// by order; Turkish when it names none of them.
  static func preferred(_ header: String?) -> Language {
    var best: (language: Language, quality: Double)?
    for range in (header ?? "").cut(toBytes: 200).split(separator: ",") {
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let tag = parts.first,
        let language = Language(rawValue: tag.prefix { $0 != "-" }.lowercased())
      else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
      let quality = weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      if quality > 0, quality > best?.quality ?? 0 { best = (language, quality) }
    }
    return best?.language ?? .turkish
  }
}
