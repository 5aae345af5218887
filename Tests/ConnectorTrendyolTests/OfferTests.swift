import Basics
import ConnectorKit
import Outbound
import Testing

@testable import ConnectorTrendyol

@Suite struct OfferTests {
  static func offer(
    _ id: Int64, _ barcode: String, quantity: Int64? = nil, price: Int64? = nil,
    list: Int64? = nil, currency: Currency = .turkishLira
  ) -> OfferUpdate {
    OfferUpdate(
      listingID: id, remoteID: barcode, sku: "s", barcode: barcode, quantity: quantity,
      priceMinor: price, listPriceMinor: list, currency: currency)
  }

  static let taken = FakeTrendyol.json(#"{"batchRequestId":"6f1d-1795420800"}"#)

  private func ticket(_ receipt: PushReceipt) throws -> PushTicket {
    guard case .ticket(let ticket, let poll, let life) = receipt else {
      throw ConnectorError(.permanent, "no ticket")
    }
    #expect(poll == .seconds(4))
    #expect(life == .seconds(4 * 3600))
    return ticket
  }

  @Test func `a push is one request with what changed`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in Self.taken })
    _ = try await shop.connector.push([
      Self.offer(1, "8680\"1", quantity: 12), Self.offer(2, "2", price: 24_990, list: 30_000),
      Self.offer(3, "3", quantity: 1_000_000, price: 5),
    ])
    let call = try #require(shop.shop.calls.first)
    #expect(call.method == "POST")
    #expect(call.path == "/inventory/sellers/4711/products/price-and-inventory")
    #expect(call.headers["content-type"] == "application/json")
    #expect(
      call.body == #"{"items":[{"barcode":"8680\"1","quantity":12},"#
        + #"{"barcode":"2","salePrice":249.90,"listPrice":300.00},"#
        + #"{"barcode":"3","quantity":20000,"salePrice":0.05}]}"#)
    #expect(shop.limits["offers"] == .minimumInterval(.milliseconds(200)))
  }

  @Test(arguments: [
    (Self.offer(1, "1"), OfferRefusal.empty), (Self.offer(1, "", quantity: 1), .barcode),
    (Self.offer(1, "a b", quantity: 1), .barcode),
    (Self.offer(1, String(repeating: "1", count: 41), quantity: 1), .barcode),
    (Self.offer(1, "1", quantity: -1), .quantity), (Self.offer(1, "1", price: 0), .price),
    (Self.offer(1, "1", price: 100, list: 99), .listPrice),
    (Self.offer(1, "1", price: 100, currency: .euro), .currency),
  ])
  func `a row that would be refused is not sent`(offer: OfferUpdate, refusal: OfferRefusal)
    async throws
  {
    let shop = try TrendyolConnection(FakeTrendyol { _ in Self.taken })
    let receipt = try await shop.connector.push([offer])
    #expect(
      receipt == .done([OfferOutcome(listingID: 1, result: .rejected(reason: refusal.sentence))]))
    #expect(shop.shop.calls.isEmpty)
  }

  @Test func `rows that were not sent are told with the others`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in Self.taken })
    let receipt = try await shop.connector.push([
      Self.offer(1, "ok", quantity: 1), Self.offer(2, "we\tird", quantity: 2),
    ])
    #expect(shop.shop.calls[0].body == #"{"items":[{"barcode":"ok","quantity":1}]}"#)
    let ticket = try ticket(receipt)
    shop.shop.script(
      FakeTrendyol.json(
        """
        {"batchRequestId":"6f1d-1795420800","itemCount":1,"failedItemCount":0,
         "batchRequestType":"ProductInventoryUpdate","items":[
         {"requestItem":{"barcode":"ok","quantity":1},"status":"SUCCESS","failureReasons":[]}]}
        """))
    let answer = try await shop.connector.result(of: PushTicket(ticket.text))
    #expect(
      answer
        == .finished([
          RemoteOutcome(
            remoteID: "we\tird", result: .rejected(reason: OfferRefusal.barcode.sentence)),
          RemoteOutcome(remoteID: "ok", result: .accepted),
        ]))
    #expect(
      shop.shop.calls[1].path
        == "/product/sellers/4711/products/batch-requests/6f1d-1795420800")
  }

  private func answer(_ body: String) async throws -> TicketAnswer {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.json(body) })
    return try await shop.connector.result(of: PushTicket(OfferTicket(batchID: "b").text))
  }

  private static func item(_ barcode: String, _ status: String, _ reasons: String = "[]") -> String
  {
    #"{"requestItem":{"barcode":"\#(barcode)"},"status":"\#(status)","failureReasons":\#(reasons)}"#
  }

  @Test func `a batch is done when every row is`() async throws {
    let ok = Self.item("1", "SUCCESS")
    let failed = Self.item("2", "FAILED", #"["Ürün bulunamadı","\n"]"#)
    #expect(
      try await answer(#"{"batchRequestId":"b","itemCount":2,"items":[\#(ok),\#(failed)]}"#)
        == .finished([
          RemoteOutcome(remoteID: "1", result: .accepted),
          RemoteOutcome(remoteID: "2", result: .rejected(reason: "Ürün bulunamadı;")),
        ]))
    for unsettled in ["IN_PROGRESS", "PROCESSING"] {
      #expect(
        try await answer(
          #"{"batchRequestId":"b","itemCount":2,"items":[\#(ok),\#(Self.item("2", unsettled))]}"#)
          == .working([RemoteOutcome(remoteID: "1", result: .accepted)]))
    }
    // Rows that are announced and not there yet.
    #expect(
      try await answer(#"{"batchRequestId":"b","itemCount":2,"items":[\#(ok)]}"#)
        == .working([RemoteOutcome(remoteID: "1", result: .accepted)]))
    #expect(try await answer(#"{"batchRequestId":"b","itemCount":2,"items":[]}"#) == .working([]))
  }

  @Test(arguments: [
    #"{"batchRequestId":null,"items":[]}"#, "{}", #"{"items":null}"#,
    #"{"batchRequestId":"b","status":"COMPLETED","items":[]}"#,
  ])
  func `a batch that Trendyol does not know any more is over`(body: String) async throws {
    #expect(try await answer(body) == .expired)
  }

  @Test func `a ticket that is none of ours is over`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol())
    for text in [
      "", "b", "{}", #"{"batch":"b","refused":["x"]}"#, #"{"batch":"b","refused":["x","?"]}"#,
    ] {
      #expect(try await shop.connector.result(of: PushTicket(text)) == .expired)
    }
    #expect(shop.shop.calls.isEmpty)
  }

  /// 10, 9, 10 and 9 again within a quarter of an hour: the last one must arrive.
  @Test func `a request that equals an earlier one goes again with a row that nobody has`()
    async throws
  {
    let shop = try TrendyolConnection(FakeTrendyol { _ in Self.taken })
    shop.shop.script(
      FakeTrendyol.status(
        400,
        #"{"errors":[{"message":"15 dakika boyunca aynı isteği tekrarlı olarak atamazsınız!"}]}"#),
      Self.taken)
    let ticket = try ticket(
      try await shop.connector.push([Self.offer(1, "1", quantity: 9)]))
    #expect(shop.shop.calls.count == 2)
    #expect(shop.shop.calls[0].body == #"{"items":[{"barcode":"1","quantity":9}]}"#)
    let again = shop.shop.calls[1].body
    #expect(
      again.hasPrefix(#"{"items":[{"barcode":"1","quantity":9},{"barcode":"TEZGAH-TEKRAR-"#))
    #expect(again.hasSuffix(#"","quantity":0}]}"#) && again.utf8.count < 110)
    let marker = try #require(again.split(separator: "\"").first { $0.hasPrefix("TEZGAH") })
    shop.shop.script(
      FakeTrendyol.json(
        #"{"batchRequestId":"b","itemCount":2,"items":[\#(Self.item("1", "SUCCESS")),"#
          + #"\#(Self.item(String(marker), "FAILED", #"["Ürün bulunamadı"]"#))]}"#))
    #expect(
      try await shop.connector.result(of: ticket)
        == .finished([RemoteOutcome(remoteID: "1", result: .accepted)]))
  }

  @Test func `a request that is refused as repeated twice tells nothing of its outcome`()
    async throws
  {
    let shop = try TrendyolConnection(
      FakeTrendyol { _ in
        FakeTrendyol.status(
          400,
          #"{"errors":[{"message":"15 dakika boyunca aynı isteği tekrarlı olarak atamazsınız!"}]}"#)
      })
    let error = await TrendyolConnection.failure {
      _ = try await shop.connector.push([Self.offer(1, "1", quantity: 1)])
    }
    #expect(error?.kind == .unknownOutcome)
    #expect(shop.shop.calls.count == 2)
    #expect(shop.connector.offerLimits.identicalCooldown == .seconds(900))
  }

  @Test(arguments: [500, 502, 503, 504, 505, 520, 524, 556, 599, 408])
  func `a push that failed on the way is never made twice`(status: Int) async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(status) })
    let error = await TrendyolConnection.failure {
      _ = try await shop.connector.push([Self.offer(1, "1", quantity: 1)])
    }
    #expect(error?.kind == .unknownOutcome)
    #expect(shop.shop.calls.count == 1)
  }

  @Test func `silence and an answer without a batch leave the outcome open`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol())
    shop.shop.script(
      .failure(OutboundError(.timeout(.read), host: "x", sentAfter: .zero)),
      FakeTrendyol.json(#"{"batchRequestId":""}"#), FakeTrendyol.json("<html>"))
    for _ in 0..<3 {
      let error = await TrendyolConnection.failure {
        _ = try await shop.connector.push([Self.offer(1, "1", quantity: 1)])
      }
      #expect(error?.kind == .unknownOutcome)
    }
    #expect(shop.shop.calls.count == 3)
  }

  @Test func `what never left, and what was too fast, is made again`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in Self.taken })
    shop.shop.script(
      .failure(OutboundError(.connect, host: "x")), FakeTrendyol.status(429))
    _ = try ticket(try await shop.connector.push([Self.offer(1, "1", quantity: 1)]))
    #expect(shop.shop.calls.count == 3)
  }
}
