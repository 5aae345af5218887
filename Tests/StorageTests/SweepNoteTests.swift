import Commerce
import Testing

@testable import Storage

struct SweepNoteTests {
  @Test(arguments: [
    [], ["1"], ["1", "22", "caf\u{E9}", "cafe\u{301}"], ["a\nb", "\n", "", "3:abc", ":"],
  ])
  func `a note gives back its keys, whatever they hold`(keys: [String]) {
    #expect(SweepNote.keys(SweepNote.text(keys)) == keys.map { RecordKey($0) })
  }

  @Test(arguments: [
    ("", [String]()), ("1", ["1"]), ("1\n22", ["1", "22"]), ("3:abc\n2:x", ["3:abc", "2:x"]),
    ("\nx", ["x"]), ("\n99:x", ["99:x"]), ("\n-1:x", ["-1:x"]),
  ])
  func `a note of an older version is read as it was meant`(text: String, keys: [String]) {
    #expect(SweepNote.keys(text) == keys.map { RecordKey($0) })
  }
}
