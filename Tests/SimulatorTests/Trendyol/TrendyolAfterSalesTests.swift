import Basics
import Testing

@testable import Simulator

struct TrendyolAfterSalesTests {
  private static let claims = "order/sellers/{s}/claims"
  private static let finance = "finance/che/sellers/{s}"
  private static let questions = "qna/sellers/{s}/questions"
  private static let day: Int64 = 86_400_000
  private static let now = Shops.now.milliseconds

  // MARK: - Claims

  @Test func `returned orders have claims, one item for each unit`() async throws {
    try await withTrendyol(try Shops.generated(orders: 8_000)) { client, _ in
      let rows = try await client.get("\(Self.claims)?size=200").content
      #expect(rows.count > 10)
      for claim in rows {
        #expect(claim.string("id") == claim.string("claimId"))
        #expect(claim.string("cargoTrackingNumber").count == 20)
        let items = claim.items("items").flatMap { $0.items("claimItems") }
        #expect(!items.isEmpty)
        #expect(Set(items.map { $0.string("id") }).count == items.count)
      }
      let states = Set(
        rows.flatMap { $0.items("items") }.flatMap { $0.items("claimItems") }.map {
          $0["claimItemStatus"]?.string("name") ?? ""
        })
      #expect(states.contains("Accepted"))
      #expect(states.contains("WaitingInAction"))
    }
  }

  private static func waiting(
    _ client: TrendyolClient, _ server: SimulatorServer
  ) async throws -> (claim: String, item: String) {
    try #require(server.trendyol.returnOrders(1) == 1)
    let claim = try #require(
      try await client.get("\(claims)?claimItemStatus=WaitingInAction").content.first)
    let item = try #require(claim.items("items").first?.items("claimItems").first)
    return (claim.string("id"), item.string("id"))
  }

  private static func status(_ client: TrendyolClient, _ claim: String) async throws -> WireJSON {
    let row = try #require(try await client.get("\(claims)?claimIds=\(claim)").content.first)
    return try #require(row.items("items").first?.items("claimItems").first)
  }

  @Test func `a waiting claim is accepted once`() async throws {
    try await withTrendyol(try Shops.generated(orders: 4_000)) { client, server in
      let (claim, item) = try await Self.waiting(client, server)
      let path = "\(Self.claims)/\(claim)/items/approve"
      let body = #"{"claimLineItemIdList":["\#(item)"],"params":{}}"#
      #expect(await client.send("PUT", path, body).status == 200)
      let done = try await Self.status(client, claim)
      #expect(done["claimItemStatus"]?.string("name") == "Accepted")
      #expect(done["acceptedBySeller"]?.bool == true)
      #expect(await client.send("PUT", path, body).status == 400)
      let audit = try await client.get("\(Self.claims)/items/\(item)/audit").json.list
      #expect(audit?.first?.string("newStatus") == "Accepted")
      #expect(await client.get("\(Self.claims)/items/none/audit").status == 404)
    }
  }

  @Test func `a rejection needs a reason, a text and mostly a file`() async throws {
    try await withTrendyol(try Shops.generated(orders: 4_000)) { client, server in
      let (claim, item) = try await Self.waiting(client, server)
      func issue(_ reason: Int) async -> Int {
        let query = "claimIssueReasonId=\(reason)&claimItemIdList=\(item)&description=neden"
        return await client.send("POST", "\(Self.claims)/\(claim)/issue?\(query)", "").status
      }
      #expect(await issue(999) == 400)
      #expect(await issue(51) == 400)
      #expect(await issue(1_651) == 400)
      #expect(await issue(451) == 200)
      let done = try await Self.status(client, claim)
      #expect(done["claimItemStatus"]?.string("name") == "InAnalysis")
    }
  }

  @Test func `deciding is let in five times a minute`() async throws {
    try await withTrendyol(try Shops.generated(orders: 10), time: TestTime().time) { client, _ in
      for _ in 0..<5 {
        #expect(await client.send("PUT", "\(Self.claims)/x/items/approve", "{}").status == 404)
      }
      #expect(await client.send("PUT", "\(Self.claims)/x/items/approve", "{}").status == 429)
      #expect(await client.send("POST", "\(Self.claims)/x/issue", "{}").status == 404)
    }
  }

  @Test func `an empty list can be a 404`() async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) {
      $0.trendyol.missesEmptyClaims = true
    } _: { client, _ in
      #expect(await client.get("\(Self.claims)?orderNumber=0").status == 404)
    }
  }

  @Test func `what waits for two days is accepted by itself`() throws {
    let shop = try Shops.generated(orders: 4_000)
    let account = TrendyolAccount(
      shop: shop, options: TrendyolOptions(), faults: FaultPlan(), time: TestTime().time)
    account.returnOrders(1)
    account.withState { state, moment in
      let claim = state.claims.count - 1
      state.acceptOldClaims(at: moment.now.adding(milliseconds: 48 * Timestamp.hour - 1))
      #expect(state.claims[claim].items[0].status == .waiting)
      state.acceptOldClaims(at: moment.now.adding(milliseconds: 48 * Timestamp.hour))
      #expect(state.claims[claim].items[0].isAutomatic)
    }
  }

  // MARK: - Questions

  @Test func `questions are listed within a fortnight and answered once`() async throws {
    try await withTrendyol(try Shops.generated(orders: 10, products: 300)) { client, server in
      server.trendyol.askQuestions(2)
      let range = "startDate=\(Self.now - 60 * Self.day)&endDate=\(Self.now + 1)"
      let old = try await client.get("\(Self.questions)/filter?\(range)&size=50").content
      #expect(old.allSatisfy { $0.int("creationDate") <= Int(Self.now - 46 * Self.day) })
      let waiting = try await client.get(
        "\(Self.questions)/filter?status=WAITING_FOR_ANSWER&size=50"
      ).content
      let id = try #require(waiting.first).int("id")
      let path = "\(Self.questions)/\(id)/answers"
      #expect(await client.send("POST", path, #"{"text":"kısa"}"#).status == 400)
      let refused = await client.send("POST", path, #"{"text":"Arayın: 05550000000"}"#)
      #expect(refused.status == 200)
      let after = try await client.get("\(Self.questions)/\(id)").json
      #expect(after.string("status") == "REJECTED")
      #expect(after["answer"]?.isNull == true)
      #expect(after["rejectedAnswer"]?.string("text") == "Arayın: 05550000000")
      let good = #"{"text":"Evet, pamuklu kumaştır."}"#
      #expect(await client.send("POST", path, good).status == 200)
      #expect(await client.send("POST", path, good).status == 400)
      #expect(await client.get("\(Self.questions)/1").status == 404)
    }
  }

  // MARK: - Finance

  @Test func `sales are credited, returns debited, with Turkish labels`() async throws {
    try await withTrendyol(try Shops.generated(orders: 8_000)) { client, _ in
      var rows: [WireJSON] = []
      for window in 0..<6 {
        let end = Self.now - Int64(window) * 15 * Self.day
        let range = "startDate=\(end - 15 * Self.day + 1)&endDate=\(end)&size=1000"
        rows += try await client.get(
          "\(Self.finance)/settlements?transactionTypes=Sale,Return&\(range)"
        ).content
      }
      #expect(Set(rows.map { $0.string("transactionType") }) == ["Satış", "İade"])
      #expect(Set(rows.map { $0.string("id") }).count == rows.count)
      for row in rows {
        let sold = try #require(row[row.string("transactionType") == "Satış" ? "credit" : "debt"])
        let parts =
          try #require(row["commissionAmount"]?.lira) + (row["sellerRevenue"]?.lira ?? .zero)
        #expect(sold.lira == parts)
      }
    }
  }

  @Test func `a request without type, with another size or a longer window fails`() async throws {
    try await withTrendyol(try Shops.generated(orders: 10)) { client, _ in
      let path = "\(Self.finance)/settlements?"
      let range = "startDate=\(Self.now - 15 * Self.day)&endDate=\(Self.now)"
      let bare = await client.get("\(path)\(range)&size=500")
      #expect(bare.status == 500)
      #expect(bare.bytes.isEmpty)
      let small = await client.get("\(path)\(range)&size=50&transactionType=Sale")
      #expect(small.status == 400)
      #expect(small.text.contains("Size değeri 500 ya da 1000 olmalı"))
      let long = "startDate=\(Self.now - 16 * Self.day)&endDate=\(Self.now)"
      #expect(await client.get("\(path)\(long)&size=500&transactionType=Sale").status == 400)
      let other = "\(Self.finance)/otherfinancials?transactionType=PaymentOrder&size=500&\(range)"
      #expect(await client.get(other).status == 200)
    }
  }

  @Test func `payments are made on Wednesdays, four weeks later at the earliest`() {
    let time = Shops.now
    let payment = FinanceRows.paymentDate(after: time)
    #expect((28...35).contains((payment.milliseconds - time.milliseconds) / Self.day))
    #expect((payment.milliseconds / Self.day + 3) % 7 == 2)
  }
}
