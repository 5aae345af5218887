import Markup
import Testing

@Suite struct JSONFieldTableTests {
  enum Field: String, CaseIterable {
    case id
    case lineUnitPrice
    case oldPrice = "price"
    case starting = "3pByTrendyol"
  }

  private static let table = JSONFieldTable<Field>()

  private func fields(_ text: String) throws -> [Field?] {
    try JSONReader.read(Array(text.utf8)) { reader in
      var seen = JSONFieldsSeen()
      var found: [Field?] = []
      try reader.forEachMember { found.append(try Self.table.field(of: $0, seen: &seen)) }
      return found
    }
  }

  @Test func `names are found in any order, others are not`() throws {
    #expect(
      try fields(#"{"id":1,"lineUnitPrice":2,"price":3}"#) == [.id, .lineUnitPrice, .oldPrice])
    #expect(try fields(#"{"3pByTrendyol":1,"x":2,"ID":3,"id":4}"#) == [.starting, nil, nil, .id])
  }

  @Test func `a name with escapes is the same name`() throws {
    #expect(try fields(#"{"\u0069d":1,"pric\u0065":2}"#) == [.id, .oldPrice])
  }

  @Test(arguments: [#"{"id":1,"id":1}"#, #"{"id":1,"x":1,"\u0069d":2}"#])
  func `a name that comes twice is refused`(text: String) {
    #expect(jsonRefusal { try fields(text) } == .duplicateMember)
  }

  @Test func `each object counts for itself, and unknown names may come twice`() throws {
    #expect(try fields(#"{"x":1,"x":2,"id":3}"#) == [nil, nil, .id])
    #expect(try fields(#"{"id":{"id":1}}"#) == [.id])
  }
}
