import Testing

@testable import Simulator

struct LiveServerTests {
  private static let orders = "/Servis/SiparisServis.svc"

  @Test func `a page of orders comes over HTTP as it comes in process`() async throws {
    let shop = try Shops.generated(orders: 50)
    let expected = shop.answers().answer(.siparis, body: Requests.orders(), action: nil).bytes
    let reply = try await withSimulator(shop) { client, _ in
      await client.post(
        Self.orders, Requests.orders(),
        action: "\"http://tempuri.org/ISiparisServis/SelectSiparis\"")
    }
    #expect(reply.status == 200)
    #expect(reply.headers["content-type"] == "text/xml; charset=utf-8")
    #expect(reply.body == expected)
  }

  @Test func `paths match without regard to case`() async throws {
    let reply = try await withSimulator(try Shops.generated(orders: 5)) { client, _ in
      await client.post("/servis/siparisservis.SVC", Requests.orders(size: 1))
    }
    #expect(reply.status == 200)
  }

  @Test func `a reply is packed when gzip is asked for, and a fault too small for it is not`()
    async throws
  {
    let shop = try Shops.generated(orders: 50)
    try await withSimulator(shop) { client, _ in
      let packed = await client.post(Self.orders, Requests.orders(), gzip: true)
      #expect(packed.headers["content-encoding"] == "gzip")
      #expect(packed.body.prefix(2) == [0x1F, 0x8B])
      let plain = await client.post(Self.orders, Requests.orders())
      #expect(plain.headers["content-encoding"] == nil)
      #expect(packed.body.count * 4 < plain.body.count)
    }
  }

  @Test func `a request that strict mode refuses has status 500`() async throws {
    let reply = try await withSimulator(try Shops.generated(orders: 5)) { client, _ in
      await client.post(Self.orders, Requests.orders(["Renk": "1"]))
    }
    #expect(reply.status == 500)
    #expect(reply.text.contains("STRICT: SelectSiparis: f.Renk"))
  }

  @Test(arguments: ["wsdl", "singleWsdl", "WSDL", "xsd=xsd0", "xsd=xsd4"])
  func `descriptions are served`(_ query: String) async throws {
    let reply = try await withSimulator(try Shops.generated(orders: 1)) { client, _ in
      await client.get("/Servis/UrunServis.svc?\(query)")
    }
    #expect(reply.status == 200)
    #expect(reply.headers["content-type"] == "text/xml; charset=utf-8")
    #expect(throws: Never.self) { try XMLTree.parse(reply.body) }
    if query.hasSuffix("sdl") {
      #expect(reply.text.contains("location=\"http://127.0.0.1:"))
    }
  }

  @Test func `the log holds the start of every request`() async throws {
    let log = try await withSimulator(try Shops.generated(orders: 5)) { client, server in
      _ = await client.post(
        Self.orders, Requests.orders(size: 1),
        action: "http://tempuri.org/ISiparisServis/SelectSiparis")
      _ = await client.post("/Servis/UyeServis.svc", Requests.members(size: 1))
      let page = await client.get("/_simulator/log")
      #expect(page.text.contains("\"operation\":\"SelectUyeler\""))
      return server.log
    }
    #expect(log.map(\.operation) == ["SelectSiparis", "SelectUyeler"])
    #expect(log.map(\.number) == [1, 2])
    #expect(log[0].startedAt <= log[1].startedAt)
  }

  @Test func `requests closer than the minimum interval are throttled`() async throws {
    let time = TestTime()
    try await withSimulator(try Shops.generated(orders: 5), time: time.time) {
      $0.minimumInterval = .seconds(2)
    } _: { client, _ in
      func ask() async -> RawHTTPClient.Reply {
        await client.post(Self.orders, Requests.orders(size: 1))
      }
      #expect(await ask().status == 200)
      time.advance(.milliseconds(500))
      let refused = await ask()
      #expect(refused.status == 500)
      #expect(refused.text.contains("Next Query Allowed After 2 seconds. |2"))
      time.advance(.milliseconds(1_490))
      #expect(await ask().status == 200)
    }
  }

  @Test func `new orders appear with a change of state elsewhere`() async throws {
    let shop = try Shops.generated(orders: 300)
    let before = shop.counts.orders
    let reply = try await withSimulator(shop) { client, _ in
      let bad = await client.post("/_simulator/orders?count=0", [])
      #expect(bad.status == 400)
      return await client.post("/_simulator/orders?count=4", [])
    }
    #expect(reply.status == 200)
    #expect(shop.counts.orders == before + 4)
    let changed = try shop.answers().orders(
      Requests.orders(size: 0, ["DuzenlemeTarihiBas": "2026-11-23T13:00:00"]))
    let placed = changed.filter { $0.value("SiparisTarihi") == "2026-11-23T13:00:00" }
    #expect(placed.count == 4)
    #expect(placed.allSatisfy { $0.value("Durum") == "2" })
    #expect(changed.count > 4)
  }

  @Test func `new orders take their goods out of the stock`() throws {
    let shop = try Shops.generated(orders: 20)
    let ids = shop.placeOrders(10)
    let lines = ids.flatMap { shop.view.order(ShopKey.orderRow($0)).lines }
    for line in lines {
      let first = shop.source.card(line.card).variants.first { $0.sku == line.sku }?.stock ?? 0
      let left = shop.view.card(line.card).variants.first { $0.sku == line.sku }?.stock
      let sold = lines.filter { $0.variant == line.variant }.reduce(0) { $0 + $1.quantity }
      #expect(left == max(first - sold, 0))
    }
  }

  @Test func `counts are served and settling answers them`() async throws {
    let shop = try Shops.generated(orders: 1_000)
    try await withSimulator(shop) {
      $0.faults.rates = [.drift: 0.5]
    } _: { client, _ in
      let counts = await client.get("/_simulator/counts")
      #expect(!counts.text.contains("\"pendingDrift\":0}"))
      let settled = await client.post("/_simulator/settle", [])
      #expect(settled.text.contains("\"orders\":1000,"))
      #expect(settled.text.contains("\"pendingDrift\":0}"))
    }
  }

  @Test func `other paths are not found`() async throws {
    try await withSimulator(try Shops.generated(orders: 1)) { client, _ in
      #expect(await client.get("/").status == 404)
      #expect(await client.get("/_simulator/secrets").status == 404)
      #expect(await client.get("/Servis/KategoriServis.svc?wsdl").status == 404)
    }
  }
}
