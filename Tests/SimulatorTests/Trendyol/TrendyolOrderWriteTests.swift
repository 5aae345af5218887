import Testing

@testable import Simulator

struct TrendyolOrderWriteTests {
  private struct Sale {
    let number: String
    let package: Int
    let lines: [Int]
  }

  private static func sell(
    _ client: TrendyolClient, _ server: SimulatorServer, quantity: Int = 1
  ) async throws -> Sale {
    let twin = try #require(
      server.trendyol.twins(offset: 0, limit: 1_000).first {
        $0.isApproved && $0.listing.isSellable && $0.listing.quantity >= quantity
      })
    guard
      case .sold(let number, _) = server.trendyol.sell(
        barcode: twin.listing.barcode, quantity: quantity)
    else { throw UnexpectedAnswer(text: "not sold") }
    let package = try #require(try await packages(client, number).first)
    return Sale(
      number: number, package: package.int("shipmentPackageId"),
      lines: package.items("lines").map { $0.int("lineId") })
  }

  private static func packages(_ client: TrendyolClient, _ number: String) async throws
    -> [WireJSON]
  {
    try await client.get(
      "\(TrendyolOrderTests.list)?orderNumber=\(number)&orderByDirection=ASC"
    ).content
  }

  private static func path(_ package: Int, _ rest: String = "") -> String {
    "order/sellers/{s}/shipment-packages/\(package)\(rest)"
  }

  @Test func `picking comes before invoiced, and each has an empty answer`() async throws {
    try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
      let sale = try await Self.sell(client, server)
      let line = #"[{"lineId":\#(sale.lines[0]),"quantity":1}]"#
      let invoice = #"{"lines":\#(line),"params":{"invoiceNumber":"ABC2026000000001"}"#
      let early = await client.send(
        "PUT", Self.path(sale.package), invoice + #","status":"Invoiced"}"#)
      #expect(early.status == 404)
      let picking = await client.send(
        "PUT", Self.path(sale.package), #"{"lines":\#(line),"params":{},"status":"Picking"}"#)
      #expect(picking.status == 200)
      #expect(picking.bytes.isEmpty)
      let done = await client.send(
        "PUT", Self.path(sale.package), invoice + #","status":"Invoiced"}"#)
      #expect(done.status == 200)
      let package = try await Self.packages(client, sale.number)[0]
      #expect(package.string("status") == "Invoiced")
      #expect(package.string("invoiceNumber") == "ABC2026000000001")
      #expect(
        package.items("packageHistories").map { $0.string("status") }
          == ["Created", "Picking", "Invoiced"])
      let shipped = await client.send(
        "PUT", Self.path(sale.package), #"{"status":"Shipped"}"#)
      #expect(shipped.status == 400)
    }
  }

  @Test func `unknown packages look like a wrong key, closed ones like missing ones`()
    async throws
  {
    try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
      let body = #"{"status":"Picking","lines":[],"params":{}}"#
      #expect(await client.send("PUT", Self.path(12), body).status == 401)
      let text = "order/sellers/{s}/shipment-packages/abc"
      #expect(await client.send("PUT", text, body).status == 401)
      let sale = try await Self.sell(client, server)
      _ = server.trendyol.cancel(order: sale.number, units: nil)
      let closed = await client.send("PUT", Self.path(sale.package), body)
      #expect(closed.status == 404)
      #expect(closed.text.contains("SellerIntegrationApiDomainNotFoundException"))
    }
  }

  @Test func `a part that cannot be supplied leaves a package with the rest`() async throws {
    try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
      let sale = try await Self.sell(client, server, quantity: 3)
      let lines = #"[{"lineId":\#(sale.lines[0]),"quantity":2}]"#
      let wrong = await client.send(
        "PUT", Self.path(sale.package, "/items/unsupplied"),
        #"{"lines":\#(lines),"reasonId":503}"#)
      #expect(wrong.status == 400)
      let done = await client.send(
        "PUT", Self.path(sale.package, "/items/unsupplied"),
        #"{"lines":\#(lines),"reasonId":500}"#)
      #expect(done.status == 200)
      let packages = try await Self.packages(client, sale.number)
      #expect(packages.map { $0.string("status") } == ["UnPacked", "Created", "UnSupplied"])
      #expect(packages.map { $0.items("lines")[0].int("quantity") } == [3, 1, 2])
      #expect(packages[1].items("originPackageIds").first?.int == sale.package)
      #expect(Set(packages.map { $0.string("cargoTrackingNumber") }).count == 3)
    }
  }

  @Test func `splits by quantity and by plan put new packages in the place of one`()
    async throws
  {
    let bodies = [
      ("/quantity-split", #"{"quantitySplit":[{"orderLineId":LINE,"quantities":[2,1]}]}"#, [2, 1]),
      (
        "/split-packages",
        #"{"splitPackages":[{"packageDetails":[{"orderLineId":LINE,"quantities":1}]}]}"#, [1, 2]
      ),
    ]
    for (path, body, counts) in bodies {
      try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
        let sale = try await Self.sell(client, server, quantity: 3)
        let text = body.split(separator: "LINE").joined(separator: "\(sale.lines[0])")
        #expect(await client.send("POST", Self.path(sale.package, path), text).status == 200)
        let packages = try await Self.packages(client, sale.number).filter {
          $0.string("status") == "Created"
        }
        #expect(packages.map { $0.items("lines")[0].int("quantity") } == counts)
        #expect(packages.allSatisfy { $0.string("createdBy") == "split" })
      }
    }
  }

  @Test func `a split of everything or of too much is refused`() async throws {
    try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
      let sale = try await Self.sell(client, server, quantity: 2)
      let all = #"{"orderLineIds":[\#(sale.lines[0])]}"#
      #expect(await client.send("POST", Self.path(sale.package, "/split"), all).status == 400)
      let many = #"{"quantitySplit":[{"orderLineId":\#(sale.lines[0]),"quantities":[2,1]}]}"#
      let path = Self.path(sale.package, "/quantity-split")
      #expect(await client.send("POST", path, many).status == 400)
      #expect(try await Self.packages(client, sale.number).count == 1)
    }
  }

  @Test func `an invoice link is taken once, a label only while packing`() async throws {
    try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
      let sale = try await Self.sell(client, server)
      let body = """
        {"invoiceLink":"https://fatura.example/1.pdf","shipmentPackageId":\(sale.package),\
        "invoiceDateTime":1795428000000,"invoiceNumber":"ABC2026000000001"}
        """
      let links = "sellers/{s}/seller-invoice-links"
      #expect(await client.send("POST", links, body).status == 201)
      #expect(await client.send("POST", links, body).status == 409)
      let package = try await Self.packages(client, sale.number)[0]
      #expect(package.string("invoiceLink") == "https://fatura.example/1.pdf")
      let label = "sellers/{s}/common-label/\(package.string("cargoTrackingNumber"))"
      #expect(await client.get(label).status == 404)
      _ = await client.send("PUT", Self.path(sale.package), #"{"status":"Picking"}"#)
      #expect(try await client.get(label).json.items("data")[0].string("format") == "ZPL")
      #expect(await client.get("sellers/{s}/common-label/1").status == 500)
    }
  }

  @Test func `a change of carrier changes the tracking number`() async throws {
    try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
      let sale = try await Self.sell(client, server)
      let before = try await Self.packages(client, sale.number)[0]
      let path = Self.path(sale.package, "/cargo-providers")
      #expect(await client.send("PUT", path, #"{"cargoProvider":"XX"}"#).status == 400)
      #expect(await client.send("PUT", path, #"{"cargoProvider":"ARASMP"}"#).status == 200)
      let after = try await Self.packages(client, sale.number)[0]
      #expect(after.string("cargoProviderName") == "Aras Kargo Marketplace")
      #expect(after.string("cargoTrackingNumber") != before.string("cargoTrackingNumber"))
    }
  }

  @Test func `a parcel that the seller carries is shipped and delivered by the seller`()
    async throws
  {
    try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
      let sale = try await Self.sell(client, server)
      let tracking = try await Self.packages(client, sale.number)[0].string("cargoTrackingNumber")
      let done = "order/sellers/{s}/manual-deliver/\(tracking)"
      #expect(await client.send("PUT", done, "").status == 404)
      let path = Self.path(sale.package, "/alternative-delivery")
      let body = #"{"isPhoneNumber":true,"trackingInfo":"5550000000","params":{}}"#
      #expect(await client.send("PUT", path, body).status == 200)
      #expect(await client.send("PUT", done, "").status == 200)
      #expect(try await Self.packages(client, sale.number)[0].string("status") == "Delivered")
      #expect(await client.send("PUT", "order/sellers/{s}/manual-deliver/1", "").status == 401)
    }
  }
}
