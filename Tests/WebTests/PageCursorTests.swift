import Testing

@testable import Web

/// Where a page of a list begins.
struct PageCursorTests {
  @Test func `a cursor reads back what it wrote`() {
    let cursor = PageCursor(1_795_428_000_000, 42)
    #expect(PageCursor(cursor.text, parts: 2) == cursor)
    #expect(PageCursor(PageCursor(-5, .max).text, parts: 2) == PageCursor(-5, .max))
  }

  @Test(arguments: ["", "1", "1.2.3", "a.b", "1.x", "1.99999999999999999999", "1. 2", "' OR 1=1"])
  func `text that no list gave is no cursor`(text: String) {
    #expect(PageCursor(text, parts: 2) == nil)
  }
}
