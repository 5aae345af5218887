import Testing

@testable import Feeds

struct ItemIdentifierTests {
  @Test func `barcode, brand and SKU become GTIN, brand and MPN`() throws {
    let item = try #require(try MadeItems.one())
    #expect(item.gtin == "8690000000005")
    #expect(item.brand == "Örnek")
    #expect(item.mpn == "SKU-1")
    #expect(item.hasIdentifier)
  }

  @Test func `a barcode that is no GTIN is left out, and the report tells`() throws {
    var made = try MadeItems()
    made.add([.sample { $0.barcode = "8690000000006" }, .sample(2) { $0.barcode = "" }])
    #expect(made.items.map(\.gtin) == ["", ""])
    #expect(made.maker.report.warnings == [.invalidGTIN: 1])
  }

  @Test(arguments: [
    ("8690000000005", "", "", true), ("", "Örnek", "SKU-1", true), ("", "", "SKU-1", false),
    ("", "Örnek", "", false), ("", "", "", false), ("123", "", "", false),
  ])
  func `an item has an identifier by GTIN or by brand and MPN`(
    _ barcode: String, _ brand: String, _ sku: String, _ expected: Bool
  ) throws {
    let item = try MadeItems.one(
      product: .sample { $0.brand = brand },
      .sample { ($0.barcode, $0.sku) = (barcode, sku) })
    #expect(item?.hasIdentifier == expected)
  }

  @Test func `a brand over 70 characters is cut`() throws {
    let item = try MadeItems.one(
      product: .sample { $0.brand = String(repeating: "ş", count: 71) })
    #expect(item?.brand == String(repeating: "ş", count: 70))
  }
}
