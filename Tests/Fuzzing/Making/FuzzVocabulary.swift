/// What the reader of a target treats in a special way.
struct FuzzVocabulary: Sendable {
  /// Pieces that are put in and take the place of others.
  var words: [[UInt8]]
  /// The bytes around single values, so that a value can be taken out as a whole.
  var marks: Set<UInt8>

  /// Words that are values to every reader.
  var plain = FuzzWords.plain
  /// The bytes behind which nothing but a value may stand.
  var openers: Set<UInt8>

  private init(_ words: [[UInt8]], marks: String, openers: String) {
    self.openers = Set(openers.utf8)
    self.words = FuzzWords.common + words
    self.marks = Set(marks.utf8)
  }

  init(of target: String) {
    self =
      switch target {
      case "xml": Self(FuzzWords.xml, marks: "<>\"'", openers: ">\"")
      case "soap": Self(FuzzWords.xml + FuzzWords.soap, marks: "<>\"", openers: ">")
      case "json": Self(FuzzWords.json, marks: "{}[],:\" \n", openers: ":\"")
      case "yaml": Self(FuzzWords.yaml, marks: ":\n[]{},- ", openers: " ")
      case "csv": Self(FuzzWords.csv, marks: ",;\"\n\r", openers: ",;\n")
      case "http": Self(FuzzWords.http, marks: "&=?/\r\n: ;,\".", openers: "=/")
      default: Self(FuzzWords.replies, marks: "\r\n: ,;", openers: " ")
      }
  }
}
