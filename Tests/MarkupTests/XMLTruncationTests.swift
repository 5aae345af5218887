import Markup
import Testing

@Suite struct XMLTruncationTests {
  /// What a cut page gave: nil when it was refused as truncated.
  private func read(_ bytes: [UInt8]) throws -> [OrderRecord]? {
    do {
      return try OrderRecord.readPage(bytes)
    } catch SOAPError.truncated {
      return nil
    }
  }

  @Test func `a page cut at any byte is truncated or complete, never shorter`() throws {
    let page = Fixture.utf8(Fixture.page(orders: 4) + "\n<!-- end -->\n")
    let whole = try OrderRecord.readPage(page)
    let rootEnd = page.count - Fixture.utf8("\n<!-- end -->\n").count
    #expect(whole.count == 4)
    for length in 0..<page.count {
      let records = try read(Array(page[..<length]))
      if length < rootEnd { #expect(records == nil, "cut at \(length)") }
      if let records { #expect(records == whole, "cut at \(length)") }
    }
  }

  @Test func `a page cut at any byte is refused by skip alone`() throws {
    let page = Fixture.utf8(Fixture.page(orders: 2))
    for length in 0..<page.count {
      let cut = page[..<length]
      #expect(refusal { try XMLReader.read(cut) { _ in } } == .truncated, "cut at \(length)")
    }
    try XMLReader.read(page) { _ in }
  }

  @Test func `a page cut at any byte is refused by the event walk`() throws {
    let page = Fixture.utf8(Fixture.page(orders: 2))
    for length in 0..<page.count {
      #expect(refusal { try walk(Array(page[..<length])) } == .truncated, "cut at \(length)")
    }
  }
}
