/// What a text may be before the YAML reader sees it.
///
/// That reader follows nesting by recursion, and 600 levels overflow the half megabyte of stack
/// that a thread has (measured 2026-11-23 with Yams 6). Aliases make a small text a huge value,
/// which it hashes whole where they stand in a key. So both are bounded on the bytes; quotes and
/// comments are not told apart, as a mistake there would open what this is to close.
struct YAMLBounds {
  /// A definition is written by hand; whatever is bigger is something else.
  static let byteLimit = 65_536
  /// Most columns before the first name of a line: each level of a block takes one.
  static let indentLimit = 60
  /// Most `[` and `{` in a text: each opens a level at most.
  static let bracketLimit = 200

  private var line = 1
  private var before = UInt8(ascii: " ")
  private var indent = 0
  private var isIndent = true
  private var brackets = 0
  /// The byte before is a `*` that may begin an alias.
  private var isAlias = false

  /// - Throws: `FeedDefinitionError`.
  static func check(_ text: String) throws {
    guard text.utf8.count <= byteLimit else {
      throw FeedDefinitionError(path: "", line: nil, message: "the text is longer than 64 KB")
    }
    var bounds = YAMLBounds()
    for byte in text.utf8 {
      if let problem = bounds.read(byte) {
        throw FeedDefinitionError(path: "", line: bounds.line, message: problem)
      }
    }
  }

  private mutating func read(_ byte: UInt8) -> String? {
    if isAlias, byte > 0x20 {
      return "*name stands for another place in YAML; write it out here"
    }
    isAlias =
      byte == UInt8(ascii: "*")
      && (before <= 0x20 || before >= 0x80 || "[{,:?\"'".utf8.contains(before))
    countIndent(byte)
    if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { brackets += 1 }
    before = byte
    if indent > Self.indentLimit { return "is indented by more than \(Self.indentLimit) columns" }
    return brackets > Self.bracketLimit
      ? "the text has more than \(Self.bracketLimit) lists and mappings in brackets" : nil
  }

  /// Blanks and `-`, `?` and `:` open levels at the start of a line, and some characters beyond
  /// ASCII begin a line too.
  private mutating func countIndent(_ byte: UInt8) {
    if byte == 0x0A { line += 1 }
    if byte == 0x0A || byte == 0x0D || byte >= 0x80 {
      (indent, isIndent) = (0, true)
    } else if isIndent, byte == 0x20 || byte == 0x09 || "-?:".utf8.contains(byte) {
      indent += 1
    } else {
      isIndent = false
    }
  }
}
