import Testing

@testable import Feeds

struct ItemIdentityTests {
  @Test func `the SKU is the identifier`() throws {
    #expect(try MadeItems.one()?.id == "SKU-1")
  }

  @Test func `a variant without a SKU gets the channel's key, and the report tells`() throws {
    var made = try MadeItems()
    made.add([.sample { $0.sku = " " }])
    #expect(made.items.map(\.id) == ["V1"])
    #expect(made.maker.report.warnings == [.idFromListing: 1])
  }

  @Test(arguments: [
    (String(repeating: "ş", count: 50), true), (String(repeating: "x", count: 51), false),
    (String(repeating: "x", count: 50) + " y", false),
  ])
  func `an identifier over 50 characters is replaced and never cut`(
    _ sku: String, _ fits: Bool
  ) throws {
    #expect(try MadeItems.one(.sample { $0.sku = sku })?.id == (fits ? sku : "V1"))
  }

  @Test func `of two equal SKUs, letters' case aside, the older variant keeps its own`() throws {
    var made = try MadeItems()
    made.add([.sample(1) { $0.sku = "ab-1" }, .sample(2) { $0.sku = "AB-1" }])
    #expect(made.items.map(\.id) == ["ab-1", "V2"])
    #expect(made.maker.report.warnings == [.idCollision: 1])
  }

  @Test func `a key that stands in is taken once only`() throws {
    var made = try MadeItems()
    made.add([
      .sample(1) { $0.sku = "V2" }, .sample(2) { $0.sku = "V2" },
      .sample(3) { ($0.sku, $0.remoteID) = ("", "") }, .sample(4) { $0.sku = "variant-3" },
    ])
    #expect(made.items.map(\.id) == ["V2", "V2-2", "variant-3", "V4"])
  }

  @Test func `a definition may take another source for the identifier`() throws {
    #expect(try MadeItems.one("fields: {id: {from: variant-id}}")?.id == "V1")
    #expect(try MadeItems.one("fields: {id: {from: product-id}}")?.id == "K7")
  }

  @Test func `variants of one product share the channel's key as their group`() throws {
    var made = try MadeItems()
    made.add([.sample(1), .sample(2)])
    #expect(made.items.map(\.groupID) == ["K7", "K7"])
  }

  @Test func `a product of one variant has no group`() throws {
    #expect(try MadeItems.one()?.groupID == "")
  }

  @Test(arguments: ["", String(repeating: "x", count: 51)])
  func `a key that cannot be a group is replaced and never cut`(_ key: String) throws {
    var made = try MadeItems()
    made.add(.sample { $0.remoteID = key }, [.sample(1), .sample(2)])
    #expect(made.items.map(\.groupID) == ["product-7", "product-7"])
  }
}
