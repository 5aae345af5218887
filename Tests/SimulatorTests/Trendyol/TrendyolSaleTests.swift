import Testing

@testable import Simulator

struct TrendyolSaleTests {
  private static func listing(_ server: SimulatorServer) throws -> TrendyolAccount.Twin {
    try #require(
      server.trendyol.twins(offset: 0, limit: 1_000).first {
        $0.isApproved && $0.variant != nil && $0.listing.isSellable && $0.listing.quantity > 2
      })
  }

  @Test func `each channel sells from its own counter and refuses more`() async throws {
    let shop = try Shops.generated(orders: 50)
    try await withTrendyol(shop) { client, server in
      let twin = try Self.listing(server)
      let variant = try #require(twin.variant)
      let barcode = twin.listing.barcode
      let control = client.client
      let before = shop.stock(ofVariantID: variant.id)
      for _ in 0..<twin.listing.quantity {
        let sold = await control.post("/_simulator/trendyol/sell?barcode=\(barcode)", [])
        #expect(sold.status == 200)
      }
      let refused = await control.post("/_simulator/trendyol/sell?barcode=\(barcode)", [])
      #expect(refused.status == 409)
      #expect(server.trendyol.stock(ofBarcode: barcode) == 0)
      #expect(shop.stock(ofVariantID: variant.id) == before)
      let many = "/_simulator/sell?variant=\(variant.id)&quantity=\((before ?? 0) + 1)"
      #expect(await control.post(many, []).status == 409)
      #expect(await control.post("/_simulator/sell?sku=\(variant.sku)", []).status == 200)
      #expect(shop.stock(ofVariantID: variant.id) == (before ?? 0) - 1)
      #expect(await control.post("/_simulator/sell", []).status == 400)
    }
  }

  @Test func `a mirrored sale is one order under one number on both channels`() async throws {
    let shop = try Shops.generated(orders: 50)
    try await withTrendyol(shop) { client, server in
      let twin = try Self.listing(server)
      let barcode = twin.listing.barcode
      guard
        case .sold(let number, let left) = server.trendyol.sell(
          barcode: barcode, quantity: 2, mirrors: true)
      else { return #expect(Bool(false), "not sold") }
      #expect(left == twin.listing.quantity - 2)
      let package = try #require(
        try await client.get("\(TrendyolOrderTests.list)?orderNumber=\(number)").content.first)
      #expect(package.items("lines")[0].string("barcode") == barcode)
      #expect(package.items("lines")[0].int("quantity") == 2)
      #expect(package.string("status") == "Created")
      let order = try #require(try shop.answers().orders(Requests.orders(descending: true)).first)
      #expect(order.value("SiparisKaynagi") == "Trendyol")
      #expect(order.value("ReferansNo") == number)
      let line = try #require(order.all("WebSiparisUrun").first)
      #expect(line.value("StokKodu") == twin.variant?.sku)
    }
  }

  @Test func `orders placed in the shop as Trendyol's appear there`() async throws {
    let shop = try Shops.generated(orders: 300)
    try await withTrendyol(shop) { client, server in
      let before = server.trendyol.counts.orders
      let ids = shop.placeOrders(60)
      let mirrored = ids.map { shop.view.order(ShopKey.orderRow($0)) }.filter {
        OrderOrigin.all[Int($0.row.origin)].source == "Trendyol"
      }
      #expect(!mirrored.isEmpty)
      #expect(server.trendyol.counts.orders == before + mirrored.count)
      let number = try #require(mirrored.last?.marketplaceNumber)
      let found = try await client.get("\(TrendyolOrderTests.list)?orderNumber=\(number)").content
      #expect(found.count == 1)
      #expect(found[0].string("status") == "Created")
    }
  }

  @Test func `a cancelled part closes the package and leaves two`() async throws {
    try await withTrendyol(try Shops.generated(orders: 50)) { client, server in
      let barcode = try Self.listing(server).listing.barcode
      guard case .sold(let number, _) = server.trendyol.sell(barcode: barcode, quantity: 2) else {
        return #expect(Bool(false), "not sold")
      }
      #expect(server.trendyol.cancel(order: number, units: 1))
      let path = "\(TrendyolOrderTests.list)?orderNumber=\(number)&orderByDirection=ASC"
      let packages = try await client.get(path).content
      #expect(packages.map { $0.string("status") } == ["UnPacked", "Created", "Cancelled"])
      #expect(server.trendyol.cancel(order: number, units: nil))
      #expect(!server.trendyol.cancel(order: number, units: nil))
      let ended = try await client.get(path).content.map { $0.string("status") }
      #expect(ended.sorted() == ["Cancelled", "Cancelled", "UnPacked"])
    }
  }

  @Test func `a thousand buyers at once get what there is and no more`() async throws {
    let shop = try Shops.generated(orders: 20)
    try await withTrendyol(shop) { _, server in
      let barcode = try Self.listing(server).listing.barcode
      _ = server.trendyol.edit(barcode, quantity: 3, sale: nil, list: nil)
      let sold = await withTaskGroup { group in
        for _ in 0..<1_000 {
          group.addTask { server.trendyol.sell(barcode: barcode, quantity: 1) }
        }
        return await group.reduce(into: 0) { count, outcome in
          if case .sold = outcome { count += 1 }
        }
      }
      #expect(sold == 3)
    }
  }
}
