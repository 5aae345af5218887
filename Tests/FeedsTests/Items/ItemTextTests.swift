import Testing

@testable import Feeds

struct ItemTextTests {
  @Test func `colour and size stand behind the title`() throws {
    #expect(try MadeItems.one()?.title == "Keten Gömlek, Mavi, 38")
  }

  @Test func `what the title says already is not said again`() throws {
    let item = try MadeItems.one(product: .sample { $0.title = "MAVİ Keten Gömlek" })
    #expect(item?.title == "MAVİ Keten Gömlek, 38")
  }

  @Test func `a long title is cut before colour and size`() throws {
    let item = try #require(
      try MadeItems.one(product: .sample { $0.title = String(repeating: "ş", count: 200) }))
    #expect(item.title.unicodeScalars.count == 150)
    #expect(item.title.hasSuffix("ş, Mavi, 38"))
  }

  @Test func `a short field takes the title with options up to its limit`() throws {
    let item = try #require(
      try MadeItems.one(
        "fields: {brand: {from: title-with-options}}",
        .sample {
          $0.colour = String(repeating: "a", count: 60)
          $0.size = String(repeating: "b", count: 60)
        }))
    #expect(item.brand.unicodeScalars.count == 70)
  }

  @Test func `a description is plain text of at most 5000 characters`() throws {
    var made = try MadeItems()
    let long = "<p>" + String(repeating: "ş", count: 6000) + "</p><script>x</script>"
    made.add(.sample { $0.descriptionHTML = long }, [.sample()])
    #expect(made.items.map(\.description) == [String(repeating: "ş", count: 5000)])
    #expect(made.maker.report.warnings == [.textCut: 1])
  }

  @Test func `an item without a description is sent, and the report tells`() throws {
    var made = try MadeItems()
    made.add(.sample { $0.descriptionHTML = "<p>&nbsp;</p>" }, [.sample()])
    #expect(made.items.map(\.description) == [""])
    #expect(made.maker.report.warnings == [.noDescription: 1])
  }

  @Test func `the variant's own image comes first and no image comes twice`() throws {
    let item = try #require(
      try MadeItems.one(.sample { $0.imageURL = "https://cdn.example/2.jpg" }))
    #expect(item.imageLink == "https://cdn.example/2.jpg")
    #expect(item.additionalImageLinks == ["https://cdn.example/1.jpg"])
  }

  @Test func `at most ten more images are sent, and only web addresses`() throws {
    let addresses = (1...15).map { "\"https://cdn.example/\($0).jpg\"" } + ["\"/a.jpg\"", "\"\""]
    let item = try #require(
      try MadeItems.one(
        product: .sample {
          $0.imageURL = "a.jpg"
          $0.imageURLs = "[\(addresses.joined(separator: ","))]"
        }))
    #expect(item.imageLink == "https://cdn.example/1.jpg")
    #expect(item.additionalImageLinks == (2...11).map { "https://cdn.example/\($0).jpg" })
  }
}
