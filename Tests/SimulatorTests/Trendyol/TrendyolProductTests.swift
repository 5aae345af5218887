import Testing

@testable import Simulator

struct TrendyolProductTests {
  private static let approved = "product/sellers/{s}/products/approved"

  private static func walk(_ client: TrendyolClient, _ query: String) async throws -> [WireJSON] {
    var all: [WireJSON] = []
    var token = ""
    while true {
      let answer = await client.get("\(approved)\(query)&nextPageToken=\(token)")
      let part = try answer.content
      if part.isEmpty { return all }
      all += part
      token = try answer.json.string("nextPageToken")
    }
  }

  @Test func `about six cards in ten are listed, each barcode once`() async throws {
    let shop = try Shops.generated(orders: 10, products: 400)
    let contents = try await withTrendyol(shop) { client, _ in
      try await Self.walk(client, "?size=100")
    }
    let listings = contents.flatMap { $0.items("variants") }
    let barcodes = listings.map { $0.string("barcode") }
    #expect(Set(barcodes).count == barcodes.count)
    let cards = shop.source.cards.filter { $0.isActive && $0.kind.belongs }.count
    let models = Set(contents.map { $0.string("productMainId") }).count
    #expect((cards / 2...cards * 7 / 10).contains(models))
    let shops = Set(
      shop.view.state.cards.rows { _ in true }.flatMap { shop.view.card($0).variants }
        .map(\.barcode))
    let same = barcodes.count { shops.contains($0) }
    #expect(same < barcodes.count)
    #expect(same > barcodes.count * 9 / 10)
  }

  @Test func `variants that share a barcode in the shop are one listing on Trendyol`() throws {
    var spec = ShopSpec(orders: 5, products: 400, favourites: 5, now: Shops.now)
    spec.sharesBarcodes = true
    let shop = try SimulatedShop(spec, clock: StandingClock(time: Shops.now))
    let barcodes = shop.view.state.cards.rows { _ in true }
      .flatMap { shop.view.card($0).variants }.map(\.barcode)
    #expect((3...12).contains(barcodes.count - Set(barcodes).count))
    let catalogue = TrendyolCatalogue(TrendyolWorld(shop))
    #expect(Set(catalogue.listings.map(\.barcode)).count == catalogue.listings.count)
  }

  @Test func `the same seed lists the same goods`() async throws {
    let pages = try await [1, 1, 2].asyncMap { seed in
      try await withTrendyol(try Shops.generated(orders: 10, seed: UInt64(seed))) { client, _ in
        await client.get("\(Self.approved)?size=100").bytes
      }
    }
    #expect(pages[0] == pages[1])
    #expect(pages[0] != pages[2])
  }

  @Test func `a page has totals, fields and a token that holds with its filters alone`()
    async throws
  {
    try await withTrendyol(try Shops.generated(orders: 10)) { client, _ in
      let answer = await client.get("\(Self.approved)?page=1&size=5")
      let page = try answer.json
      #expect(page.int("page") == 1)
      #expect(page.int("size") == 5)
      #expect(page.int("totalPages") == (page.int("totalElements") + 4) / 5)
      let content = try #require(page.items("content").first)
      #expect(content.int("contentId") > 0)
      #expect(content["brand"]?.string("name").isEmpty == false)
      #expect(content.items("attributes").contains { $0.int("attributeId") == 348 })
      let variant = try #require(content.items("variants").first)
      #expect(variant["stock"]?.int("quantity") ?? -1 >= 0)
      #expect(variant["price"]?["salePrice"]?.lira ?? .zero > .zero)
      #expect(variant.items("attributes").first?.string("attributeName") == "Beden")
      let token = page.string("nextPageToken")
      #expect(await client.get("\(Self.approved)?size=5&nextPageToken=\(token)").status == 200)
      let other = await client.get("\(Self.approved)?status=archived&nextPageToken=\(token)")
      #expect(other.status == 400)
    }
  }

  @Test func `pages are bounded`() async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) { client, _ in
      #expect(await client.get("\(Self.approved)?size=101").status == 400)
      #expect(await client.get("\(Self.approved)?page=100&size=100").status == 400)
      #expect(await client.get("\(Self.approved)?page=99&size=100").status == 200)
      #expect(await client.get("\(Self.approved)?page=x").status == 400)
    }
  }

  @Test func `offers, base and filters speak of the same listing`() async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) { client, _ in
      let offers = try await client.get("\(Self.approved)/inventory-and-price?size=100").content
      let listing = try #require(offers.last?.items("variants").last)
      let barcode = listing.string("barcode")
      let found = try await client.get("\(Self.approved)?barcode=\(barcode)").content
      #expect(found.count == 1)
      #expect(found[0].int("contentId") == offers.last?.int("contentId"))
      let base = try await client.get("product/sellers/{s}/product/\(barcode)").json
      #expect(base["approved"]?.bool == true)
      #expect(base.int("contentId") == offers.last?.int("contentId"))
      #expect(await client.get("product/sellers/{s}/product/none").status == 404)
    }
  }

  @Test func `what is not approved is listed flat, with its reason`() async throws {
    let rows = try await withTrendyol(try Shops.generated(orders: 1, products: 800)) { client, _ in
      try await client.get("product/sellers/{s}/products/unapproved?size=1000").content
    }
    #expect(Set(rows.map { $0.string("status") }) == ["pendingApproval", "rejected"])
    for row in rows {
      #expect(row["variants"] == nil)
      #expect(row.items("images").first?.string("url").isEmpty == false)
      #expect(row.items("rejectReasonDetails").isEmpty == (row.string("status") != "rejected"))
    }
  }

  @Test func `brands, categories and attributes are read`() async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) { client, _ in
      let first = try await client.get("product/brands?size=10").json.items("brands")
      #expect(first.count == 1_000)
      #expect(try await client.get("product/brands?page=2").json.items("brands").isEmpty)
      let named = try await client.get("product/brands/by-name?name=lodos").json.list
      #expect(named?.map { $0.string("name") } == ["Lodos"])
      let roots = try await client.get("product/product-categories").json.list ?? []
      #expect(roots.count == 6)
      let leaf = try #require(roots[0].items("subCategories").first)
      let path = "product/categories/\(leaf.int("id"))/attributes"
      let attributes = try await client.get(path).json.items("categoryAttributes")
      #expect(attributes.count { $0["varianter"]?.bool == true } == 1)
      let values = try await client.get("\(path)/338/values").content
      #expect(values.contains { $0.string("attributeValue") == "XL" })
      let root = "product/categories/\(roots[0].int("id"))/attributes"
      #expect(await client.get(root).status == 404)
    }
  }
}

extension Sequence {
  func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
