/// A text in both languages of the interface, side by side, so that a missing translation does not
/// compile. Phrases of one area stand together in one file, `…Words.swift`.
public struct Phrase: Sendable, Equatable {
  private let turkish: String
  private let english: String

  public init(tr turkish: String, en english: String) {
    self.turkish = turkish
    self.english = english
  }

  /// A text that is the same in every language, such as a name or a number.
  public init(same text: String) { self.init(tr: text, en: text) }

  public subscript(_ language: Language) -> String {
    switch language {
    case .turkish: turkish
    case .english: english
    }
  }
}
