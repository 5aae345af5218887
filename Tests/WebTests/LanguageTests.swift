import Testing

@testable import Web

/// Which language a person reads.
struct LanguageTests {
  @Test func `the person's setting wins over the browser's choice and wish`() {
    #expect(Language.choose(setting: .english, cookie: "tr", acceptLanguage: "tr") == .english)
    #expect(Language.choose(setting: nil, cookie: "en", acceptLanguage: "tr") == .english)
    #expect(Language.choose(setting: nil, cookie: nil, acceptLanguage: "en-GB") == .english)
  }

  @Test func `an unknown choice falls through to the next source`() {
    #expect(Language.choose(setting: nil, cookie: "xx", acceptLanguage: "en") == .english)
    #expect(Language.choose(setting: nil, cookie: "\"><b>", acceptLanguage: nil) == .turkish)
  }

  @Test(arguments: [
    (nil, Language.turkish), ("", .turkish), ("de, fr;q=0.9", .turkish), ("de, en;q=0.5", .english),
    ("en;q=0.4, tr;q=0.9", .turkish), ("en, tr", .english), ("en;q=0, tr;q=0.1", .turkish),
    ("EN-us", .english), ("english", .turkish), ("en;q=x", .turkish), (",,;;q=", .turkish),
  ])
  func `the browser's wish is read by quality`(header: String?, language: Language) {
    #expect(Language.preferred(header) == language)
  }
}
