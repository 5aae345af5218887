import Testing

@testable import Simulator

struct TrendyolPushTests {
  private static let push = "inventory/sellers/{s}/products/price-and-inventory"

  /// A shop on a clock that the test moves; batches take one second.
  private static func withPushes(
    _ change: @escaping (inout SimulatorOptions) -> Void = { _ in },
    _ body: @escaping @Sendable (TrendyolClient, SimulatorServer, TestTime) async throws -> Void
  ) async throws {
    let time = TestTime()
    try await withTrendyol(try Shops.generated(orders: 1), time: time.time) {
      $0.trendyol.batchDelay = .seconds(1)...(.seconds(1))
      change(&$0)
    } _: { client, server in
      try await body(client, server, time)
    }
  }

  private static func barcodes(_ client: TrendyolClient, _ count: Int) async throws -> [String] {
    let page = try await client.get(
      "product/sellers/{s}/products/approved/inventory-and-price?size=100"
    ).content
    return page.flatMap { $0.items("variants") }.prefix(count).map { $0.string("barcode") }
  }

  private static func send(_ client: TrendyolClient, _ items: [String]) async throws -> String {
    let answer = await client.send("POST", push, "{\"items\":[\(items.joined(separator: ","))]}")
    #expect(answer.status == 200)
    return try answer.json.string("batchRequestId")
  }

  private static func result(_ client: TrendyolClient, _ id: String) async throws -> WireJSON {
    try await client.get("product/sellers/{s}/products/batch-requests/\(id)").json
  }

  private static func statuses(_ result: WireJSON) -> [String] {
    result.items("items").map { $0.string("status") }
  }

  @Test func `numbers change when the batch is applied, not when it is taken`() async throws {
    try await Self.withPushes { client, server, time in
      let barcode = try await Self.barcodes(client, 1)[0]
      let before = server.trendyol.stock(ofBarcode: barcode)
      let id = try await Self.send(
        client, [#"{"barcode":"\#(barcode)","quantity":777,"salePrice":99.9,"listPrice":120}"#])
      let waiting = try await Self.result(client, id)
      #expect(waiting["status"] == nil)
      #expect(Self.statuses(waiting) == ["IN_PROGRESS"])
      #expect(server.trendyol.stock(ofBarcode: barcode) == before)
      time.advance(.seconds(1))
      let done = try await Self.result(client, id)
      #expect(Self.statuses(done) == ["SUCCESS"])
      #expect(done.string("batchRequestType") == "ProductInventoryUpdate")
      #expect(done.items("items")[0]["requestItem"]?.int("quantity") == 777)
      #expect(server.trendyol.stock(ofBarcode: barcode) == 777)
      let read = try await client.get("product/sellers/{s}/products/approved?barcode=\(barcode)")
        .content[0].items("variants").first { $0.string("barcode") == barcode }
      #expect(read?["price"]?.string("salePrice") == "99.9")
      #expect(read?["price"]?.string("listPrice") == "120.0")
    }
  }

  @Test func `rows fail one by one`() async throws {
    try await Self.withPushes { client, server, time in
      let barcodes = try await Self.barcodes(client, 4)
      let id = try await Self.send(
        client,
        [
          #"{"barcode":"\#(barcodes[0])","quantity":5}"#,
          #"{"barcode":"\#(barcodes[1])","quantity":20001}"#,
          #"{"barcode":"UNKNOWN-1","quantity":5}"#,
          #"{"barcode":"\#(barcodes[2])","salePrice":100,"listPrice":90}"#,
          #"{"barcode":" \#(barcodes[0]) ","quantity":6}"#,
          #"{"barcode":"\#(barcodes[3])","salePrice":0}"#,
        ])
      time.advance(.seconds(1))
      let result = try await Self.result(client, id)
      #expect(
        Self.statuses(result) == ["SUCCESS", "FAILED", "FAILED", "FAILED", "FAILED", "FAILED"])
      #expect(result.int("failedItemCount") == 5)
      #expect(result.int("itemCount") == 6)
      #expect(server.trendyol.stock(ofBarcode: barcodes[0]) == 5)
      #expect(result.items("items")[1].items("failureReasons").count == 1)
    }
  }

  @Test func `the same rows are refused for a quarter of an hour`() async throws {
    try await Self.withPushes { client, _, time in
      let barcode = try await Self.barcodes(client, 1)[0]
      let body = #"{"items":[{"barcode":"\#(barcode)","quantity":5}]}"#
      #expect(await client.send("POST", Self.push, body).status == 200)
      let refused = await client.send("POST", Self.push, body)
      #expect(refused.status == 400)
      #expect(refused.text.contains("15 dakika boyunca aynı isteği"))
      let other = #"{"items":[{"barcode":"\#(barcode)","quantity":6}]}"#
      #expect(await client.send("POST", Self.push, other).status == 200)
      time.advance(.seconds(900))
      #expect(await client.send("POST", Self.push, body).status == 200)
    }
  }

  @Test func `a result is unknown after four hours, and an unknown one looks the same`()
    async throws
  {
    try await Self.withPushes { client, _, time in
      let barcode = try await Self.barcodes(client, 1)[0]
      let id = try await Self.send(client, [#"{"barcode":"\#(barcode)","quantity":5}"#])
      time.advance(.seconds(4 * 3_600 - 1))
      #expect(try await Self.result(client, id).items("items").count == 1)
      time.advance(.seconds(1))
      let expired = try await Self.result(client, id)
      #expect(expired == (try await Self.result(client, "never-given")))
      #expect(expired["batchRequestId"]?.isNull == true)
    }
  }

  @Test func `the 31st price of a barcode in a minute fails in its batch`() async throws {
    try await Self.withPushes({ $0.trendyol.batchDelay = .zero...(.zero) }) { client, _, time in
      let barcode = try await Self.barcodes(client, 1)[0]
      var last = ""
      for price in 1...31 {
        last = try await Self.send(client, [#"{"barcode":"\#(barcode)","salePrice":\#(price)}"#])
      }
      #expect(Self.statuses(try await Self.result(client, last)) == ["FAILED"])
      time.advance(.seconds(60))
      last = try await Self.send(client, [#"{"barcode":"\#(barcode)","salePrice":50}"#])
      #expect(Self.statuses(try await Self.result(client, last)) == ["SUCCESS"])
    }
  }

  @Test func `a silent row says success and changes nothing, a rejected one fails`() async throws {
    for (fault, status) in [(FaultKind.silent, "SUCCESS"), (.rejected, "FAILED")] {
      try await Self.withPushes({ $0.faults.rates = [fault: 1] }) { client, server, time in
        let barcode = try await Self.barcodes(client, 1)[0]
        let before = server.trendyol.stock(ofBarcode: barcode)
        let id = try await Self.send(client, [#"{"barcode":"\#(barcode)","quantity":777}"#])
        time.advance(.seconds(1))
        #expect(Self.statuses(try await Self.result(client, id)) == [status])
        #expect(server.trendyol.stock(ofBarcode: barcode) == before)
      }
    }
  }

  @Test func `a later batch may be applied first`() async throws {
    let range: ClosedRange<Duration> = .zero...(.seconds(10))
    try await Self.withPushes({ $0.trendyol.batchDelay = range }) { client, server, time in
      let barcode = try await Self.barcodes(client, 1)[0]
      for quantity in 1...12 {
        _ = try await Self.send(client, [#"{"barcode":"\#(barcode)","quantity":\#(quantity)}"#])
      }
      time.advance(.seconds(10))
      let left = try #require(server.trendyol.stock(ofBarcode: barcode))
      #expect((1..<12).contains(left))
    }
  }

  @Test func `bodies that are no list of rows are refused at once`() async throws {
    try await Self.withPushes { client, _, _ in
      let many = (0...1_000).map { #"{"barcode":"b\#($0)","quantity":1}"# }
      for body in [
        "", "[]", "{}", #"{"items":[]}"#, #"{"items":[{"quantity":1}]}"#,
        "{\"items\":[\(many.joined(separator: ","))]}",
      ] {
        #expect(await client.send("POST", Self.push, body).status == 400)
      }
    }
  }

  @Test func `a person's edit and the look behind the counter`() async throws {
    try await Self.withPushes { client, server, _ in
      let barcode = try await Self.barcodes(client, 1)[0]
      let control = client.client
      let edited = await control.post(
        "/_simulator/trendyol/offer?barcode=\(barcode)&quantity=3&salePrice=12.5", [])
      #expect(edited.text.contains("\"quantity\":3,\"salePrice\":12.5"))
      #expect(server.trendyol.stock(ofBarcode: barcode) == 3)
      #expect(await control.post("/_simulator/trendyol/offer?barcode=no", []).status == 400)
      let rows = try WireJSONParser.parse(
        await control.get("/_simulator/trendyol/listings?limit=10000").body
      ).list
      let row = try #require(rows?.first { $0.string("barcode") == barcode })
      #expect(row.int("quantity") == 3)
      #expect(row["shop"]?.string("sku").isEmpty == false)
    }
  }
}
