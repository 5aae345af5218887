import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTrendyol

@Suite struct WebhookTests {
  private func connection(
    secret: String? = "GIZLI-ANAHTAR",
    _ answer: FakeTrendyol.Answer = FakeTrendyol.status(200, "200 OK")
  ) throws -> TrendyolConnection {
    try TrendyolConnection(
      FakeTrendyol { _ in answer }, secrets: secret.map { ["webhook-secret": Secret($0)] } ?? [:])
  }

  @Test func `a subscription takes the account's secret along`() async throws {
    let shop = try connection(FakeTrendyol.json(#"{"id":"w-1"}"#))
    #expect(try await shop.connector.subscribe(url: "https://ben.example/hooks/a") == "w-1")
    let call = shop.shop.calls[0]
    #expect(call.method == "POST")
    #expect(call.path == "/webhook/sellers/4711/webhooks")
    #expect(
      call.body == #"{"url":"https://ben.example/hooks/a","authenticationType":"API_KEY","#
        + #""apiKey":"GIZLI-ANAHTAR","subscribedStatuses":[]}"#)
  }

  @Test(arguments: [
    "http://ben.example/x", "https://trendyol.example/x", "https://a.example/Dolap",
    "https://localhost/x",
  ])
  func `an address that Trendyol refuses is not sent`(url: String) async throws {
    let shop = try connection()
    let error = await TrendyolConnection.failure {
      _ = try await shop.connector.subscribe(url: url)
    }
    #expect(error?.kind == .permanent)
    #expect(shop.shop.calls.isEmpty)
  }

  @Test func `without a secret there are no notices`() async throws {
    let shop = try connection(secret: nil)
    let error = await TrendyolConnection.failure {
      _ = try await shop.connector.subscribe(url: "https://ben.example/x")
    }
    #expect(error?.kind == .configuration(field: "webhook-secret"))
    #expect(!shop.connector.isAuthentic(WebhookNotice(headers: [("x-api-key", "")], body: [])))
  }

  @Test func `subscriptions are listed, taken up again and ended`() async throws {
    let shop = try connection()
    shop.shop.script(
      FakeTrendyol.json(
        """
        [{"id":"w-1","url":"https://a","status":"ACTIVE","createdDate":1},
         {"id":"w-2","url":"https://b","status":"PASSIVE"}]
        """))
    #expect(
      try await shop.connector.subscriptions() == [
        WebhookSubscription(remoteID: "w-1", url: "https://a", isActive: true),
        WebhookSubscription(remoteID: "w-2", url: "https://b", isActive: false),
      ])
    try await shop.connector.reactivate("w-2")
    try await shop.connector.unsubscribe("w/1")
    #expect(
      shop.shop.calls.map { "\($0.method) \($0.path)" } == [
        "GET /webhook/sellers/4711/webhooks", "PUT /webhook/sellers/4711/webhooks/w-2/activate",
        "DELETE /webhook/sellers/4711/webhooks/w%2F1",
      ])
  }

  @Test(arguments: [
    ("GIZLI-ANAHTAR", true), ("gizli-anahtar", false), ("GIZLI-ANAHTA", false),
    ("GIZLI-ANAHTARX", false), ("", false),
  ])
  func `a notice is the channel's when it carries the secret`(key: String, isOurs: Bool) throws {
    let shop = try connection()
    let notice = WebhookNotice(headers: [("Accept", "x"), ("X-Api-Key", key)], body: [])
    #expect(shop.connector.isAuthentic(notice) == isOurs)
    #expect(!shop.connector.isAuthentic(WebhookNotice(headers: [], body: [])))
  }

  @Test func `a notice holds whole packages that map like those of a list`() throws {
    let shop = try connection()
    let body = #"{"totalElements":1,"page":0,"size":1,"content":[\#(Documents.package())]}"#
    let records = try shop.connector.records(
      in: WebhookNotice(headers: [], body: Array(body.utf8)))
    #expect(records.map(\.remoteID) == ["3300000111"])
    guard case .order(let order) = try shop.connector.map(records[0], stream: .orders) else {
      Issue.record("not an order")
      return
    }
    #expect(order.number == "10000000777")
    #expect(throws: ConnectorError.self) {
      try shop.connector.records(in: WebhookNotice(headers: [], body: Array("{".utf8)))
    }
  }
}
