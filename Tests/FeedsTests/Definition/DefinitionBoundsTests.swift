import Foundation
import Testing

@testable import Feeds

struct DefinitionBoundsTests {
  @Test func `a text over 64 KB is refused unread`() {
    let yaml = "slug: a\n#" + String(repeating: "x", count: 65_536)
    #expect(
      throws: FeedDefinitionError(path: "", line: nil, message: "the text is longer than 64 KB")
    ) {
      try FeedDefinition(yaml: yaml)
    }
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "?\t", "\u{2028}- - ", "x\u{85}- - "])
  func `a text that nests without end is refused`(_ opening: String) async {
    for count in [250, 1000, 4000] {
      #expect(await refusal("slug: a\nfilter:\n  " + String(repeating: opening, count: count)))
    }
  }

  @Test func `nesting by indentation alone is refused`() async {
    let lines = (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }
    #expect(await refusal(lines.joined()))
  }

  @Test func `the deepest nesting that is let through is read and refused by name`() async {
    let block = String(repeating: "? ", count: 28)
    let flow = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(await refusal("slug:\n  \(block)x: \(flow)"))
  }

  /// True when the text is refused on a thread as small as those that requests run on.
  private func refusal(_ yaml: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        do {
          _ = try FeedDefinition(yaml: yaml)
          continuation.resume(returning: false)
        } catch {
          continuation.resume(returning: error is FeedDefinitionError)
        }
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }

  @Test(arguments: [
    "slug: &a x\ntitle: *a", "a: [x,*b]", #"{"a":*b}"#, "? *b\n: c", "slug: a\u{2028}*b : c",
  ])
  func `an alias is refused before it is followed`(_ yaml: String) {
    let error = #expect(throws: FeedDefinitionError.self) { try FeedDefinition(yaml: yaml) }
    #expect(error?.message.hasPrefix("*name stands for another place") == true)
  }

  @Test func `a small text that means a huge value is refused at once`() {
    var yaml = "a0: &a0 [x, x]\n"
    for level in 1...60 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    yaml += "? *a60\n: x\n"
    let error = #expect(throws: FeedDefinitionError.self) { try FeedDefinition(yaml: yaml) }
    #expect(error?.line == 2)
  }

  @Test func `a star that stands by itself is text`() throws {
    #expect(try FeedDefinition(yaml: "slug: a # * and 2*3\ntitle: 5* Otel").title == "5* Otel")
  }
}
