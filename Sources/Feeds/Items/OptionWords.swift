import Basics

/// Colours and sizes repeat over a catalogue, so each is cleaned once per build.
final class OptionWords {
  struct Entry {
    var clean: String
    /// Folded words.
    var words: [String]
  }

  /// Texts that differ for each variant must not fill the memory.
  private static let limit = 4096
  private var entries: [String: Entry] = [:]
  private var colours: [String: String] = [:]

  /// The text of an option as it stands in a title.
  func entry(_ text: String) -> Entry {
    if let known = entries[text] { return known }
    let clean = TextSink.clean(text, limit: 40)
    let entry = Entry(clean: clean, words: TurkishFolding.words(clean))
    if entries.count < Self.limit { entries[text] = entry }
    return entry
  }

  /// `ColourText.spelled`, remembered.
  func colour(_ text: String) -> String {
    if let known = colours[text] { return known }
    let spelled = ColourText.spelled(text)
    if colours.count < Self.limit { colours[text] = spelled }
    return spelled
  }
}
