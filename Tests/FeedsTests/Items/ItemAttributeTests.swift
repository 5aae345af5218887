import Testing

@testable import Feeds

struct ItemAttributeTests {
  @Test func `colour, size and category come from the catalogue, the condition is new`() throws {
    let item = try #require(try MadeItems.one())
    #expect(item.value(of: .color) == "Mavi")
    #expect(item.value(of: .size) == "38")
    #expect(item.value(of: .productType) == "Giyim > Gömlek")
    #expect(item.value(of: .condition) == "new")
    #expect(item.attributes.count == 4)
  }

  @Test func `what the catalogue does not know is not sent`() throws {
    let item = try MadeItems.one(
      product: .sample { $0.categoryPath = "" }, .sample { ($0.size, $0.colour) = ("", " ") })
    #expect(item?.attributes.map(\.field) == [.condition])
  }

  @Test(arguments: [
    ("Mavi,Beyaz", "Mavi/Beyaz"), ("Mavi / Beyaz ; Gri | Mor", "Mavi/Beyaz/Gri"),
    ("Mavi,\u{308}Beyaz", "Mavi/\u{308}Beyaz"), ("01,Lacivert", "Lacivert"),
  ])
  func `a colour is spelled as the channel takes it`(_ text: String, _ expected: String) throws {
    let colour = try MadeItems.one(.sample { $0.colour = text })?.value(of: .color)
    #expect(colour.map { Array($0.unicodeScalars) } == Array(expected.unicodeScalars))
  }

  @Test(arguments: ["123", "#FF0000", "//", String(repeating: "x", count: 41)])
  func `a colour that is a number or a code is left out, and the report tells`(
    _ text: String
  ) throws {
    var made = try MadeItems()
    made.add([.sample { $0.colour = text }])
    #expect(made.items.first?.value(of: .color) == nil)
    #expect(made.maker.report.warnings == [.valueNotAllowed: 1])
  }

  @Test func `an option is found by its name, letters' case aside`() throws {
    let item = try MadeItems.one(
      "fields: {material: {from: 'option:KUMAŞ', default: Pamuk}}",
      .sample { $0.options = #"[{"kind":"other","name":"Kumaş","value":" İpek "}]"# })
    #expect(item?.value(of: .material) == "İpek")
  }

  @Test func `a default stands in where the source has nothing`() throws {
    let item = try MadeItems.one("fields: {material: {from: 'option:Kumaş', default: Pamuk}}")
    #expect(item?.value(of: .material) == "Pamuk")
  }

  @Test func `a value that its attribute does not know is left out, and the report tells`() throws {
    var made = try MadeItems("fields: {gender: {from: 'option:Cinsiyet'}}")
    let variant = { (value: String) in
      ListedVariant.sample {
        $0.options = #"[{"kind":"other","name":"Cinsiyet","value":"\#(value)"}]"#
      }
    }
    made.add([variant("female"), variant("Kadın")])
    #expect(made.items.map { $0.value(of: .gender) } == ["female", nil])
    #expect(made.maker.report.warnings[.valueNotAllowed] == 1)
  }

  @Test(arguments: [
    (Int64(64_250_000), Int64(642)), (0, 0), (100_000_000, 1000), (-1, 0), (200_000_000, 1000),
  ])
  func `the score is the popularity in tenths, from 0 to 100`(
    _ micro: Int64, _ tenths: Int64
  ) throws {
    let item = try MadeItems.one(product: .sample { $0.scoreMicro = micro })
    #expect(item?.popularityTenths == tenths)
  }

  @Test func `a product without a score has no popularity`() throws {
    #expect(try MadeItems.one(product: .sample { $0.scoreMicro = nil })?.popularityTenths == nil)
  }
}
