import Testing

@testable import Simulator

struct TrendyolCreationTests {
  private static func item(
    _ barcode: String, size: Int = 6_981, _ change: [String: String?] = [:]
  ) -> String {
    var members: [String: String?] = [
      "barcode": "\"\(barcode)\"", "title": "\"Deneme Elbise\"", "productMainId": "\"NEW-1\"",
      "brandId": "410", "categoryId": "1021", "quantity": "10", "stockCode": "\"S-1\"",
      "dimensionalWeight": "1", "description": "\"<p>x</p>\"", "listPrice": "300",
      "salePrice": "250", "vatRate": "10",
      "images": #"[{"url":"https://cdn.example/1.jpg"}]"#,
      "attributes": """
      [{"attributeId":338,"attributeValueIds":[\(size)]},\
      {"attributeId":47,"attributeValue":"Mavi"},{"attributeId":348,"attributeValueId":686230}]
      """,
    ]
    for (name, value) in change { members[name] = value }
    let written = members.sorted { $0.key < $1.key }.compactMap { name, value in
      value.map { "\"\(name)\":\($0)" }
    }
    return "{" + written.joined(separator: ",") + "}"
  }

  private static func statuses(_ client: TrendyolClient, _ items: [String]) async throws
    -> [String]
  {
    let body = "{\"items\":[\(items.joined(separator: ","))]}"
    let id = try await client.send("POST", "product/sellers/{s}/v2/products", body).json
      .string("batchRequestId")
    let result = try await client.get("product/sellers/{s}/products/batch-requests/\(id)").json
    #expect(result.string("status") == "COMPLETED")
    return result.items("items").map { $0.string("status") }
  }

  @Test func `a new product waits, is approved and can then be pushed`() async throws {
    let time = TestTime()
    try await withTrendyol(try Shops.generated(orders: 1), time: time.time) {
      $0.trendyol.batchDelay = .zero...(.zero)
    } _: { client, server in
      let made = try await Self.statuses(client, [Self.item("NEW-B-1"), Self.item("NEW-B-2")])
      #expect(made == ["SUCCESS", "SUCCESS"])
      let drafts = "product/sellers/{s}/products/unapproved?status=pendingApproval&barcode=NEW-B-1"
      #expect(try await client.get(drafts).content.count == 1)
      let push = "inventory/sellers/{s}/products/price-and-inventory"
      _ = await client.send("POST", push, #"{"items":[{"barcode":"NEW-B-1","quantity":4}]}"#)
      #expect(server.trendyol.stock(ofBarcode: "NEW-B-1") == 10)
      time.advance(.seconds(30))
      #expect(try await client.get(drafts).content.isEmpty)
      let listed = try await client.get("product/sellers/{s}/products/approved?productMainId=NEW-1")
        .content
      #expect(listed.count == 1)
      #expect(listed[0].items("variants").count == 2)
      _ = await client.send("POST", push, #"{"items":[{"barcode":"NEW-B-1","quantity":3}]}"#)
      #expect(server.trendyol.stock(ofBarcode: "NEW-B-1") == 3)
    }
  }

  @Test(arguments: [
    ("vatRate", "18"), ("brandId", "1"), ("categoryId", "1011"), ("listPrice", "1"),
    ("title", nil), ("images", "[]"), ("quantity", "20001"), ("attributes", "[]"),
    ("barcode", "\"a/b\""),
  ])
  func `a wrong field fails its row alone`(_ field: String, _ value: String?) async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) {
      $0.trendyol.batchDelay = .zero...(.zero)
    } _: { client, _ in
      let made = try await Self.statuses(
        client, [Self.item("NEW-B-1", [field: value]), Self.item("NEW-B-2")])
      #expect(made == ["FAILED", "SUCCESS"])
    }
  }

  @Test func `unknown barcodes and thin drafts are refused at once`() async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) {
      $0.trendyol.batchDelay = .zero...(.zero)
    } _: { client, _ in
      let path = "product/sellers/{s}/products"
      let unknown = #"{"items":[{"barcode":"no","stockCode":"x"}]}"#
      #expect(await client.send("POST", "\(path)/variant-bulk-update", unknown).status == 400)
      let content = #"{"items":[{"contentId":1,"title":"x"}]}"#
      #expect(await client.send("POST", "\(path)/content-bulk-update", content).status == 400)
      _ = try await Self.statuses(client, [Self.item("NEW-B-1")])
      let thin = #"{"items":[{"barcode":"NEW-B-1","title":"x"}]}"#
      #expect(await client.send("POST", "\(path)/unapproved-bulk-update", thin).status == 500)
    }
  }

  @Test func `archiving takes a listing off sale, and only then it can be deleted a day later`()
    async throws
  {
    try await withTrendyol(try Shops.generated(orders: 1)) {
      $0.trendyol.batchDelay = .zero...(.zero)
    } _: { client, _ in
      let path = "product/sellers/{s}/products"
      let first = try await client.get("\(path)/approved?status=onSale").content
      let barcode = try #require(first.first?.items("variants").first).string("barcode")
      let body = #"{"items":[{"barcode":"\#(barcode)","archived":true}]}"#
      #expect(await client.send("PUT", "\(path)/archive-state", body).status == 200)
      let archived = try await client.get("\(path)/approved?status=archived").content
      #expect(archived.count == 1)
      let id = try await client.send("DELETE", path, #"{"items":[{"barcode":"\#(barcode)"}]}"#)
        .json.string("batchRequestId")
      let result = try await client.get("\(path)/batch-requests/\(id)").json
      #expect(result.int("failedItemCount") == 1)
    }
  }
}
