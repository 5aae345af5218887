import Testing

@testable import Simulator

struct TrendyolDoorTests {
  private static let cheap = "sellers/{s}/addresses"

  @Test func `a request with key, agent and the own seller is answered`() async throws {
    let answer = try await withTrendyol(try Shops.generated(orders: 1)) { client, _ in
      await client.get(Self.cheap)
    }
    #expect(answer.status == 200)
    #expect(answer.headers["content-type"] == "application/json;charset=UTF-8")
    #expect(try answer.json.items("supplierAddresses").count == 3)
  }

  @Test(arguments: [
    "", "SelfIntegration", "2738001-SelfIntegration", "2738001 - Self Integration",
    "2738001 - " + String(repeating: "x", count: 31),
  ])
  func `an agent that is not seller and integrator is forbidden`(_ agent: String) async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) { client, _ in
      var client = client
      client.agent = agent.isEmpty ? nil : agent
      #expect(await client.get(Self.cheap).status == 403)
    }
  }

  @Test func `a wrong secret and another seller are told apart`() async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) { client, _ in
      var wrong = client
      wrong.credentials = "SIMULATED-API-KEY:WRONG"
      let refused = await wrong.get(Self.cheap)
      #expect(refused.status == 401)
      #expect(refused.text.contains("ClientApiAuthenticationException"))
      var other = client
      other.seller = "2738002"
      let denied = await other.get(Self.cheap)
      #expect(denied.status == 401)
      #expect(denied.text.contains("TrendyolAuthorizationException"))
    }
  }

  @Test func `the 51st request of one endpoint in ten seconds is one too many`() async throws {
    let time = TestTime()
    try await withTrendyol(try Shops.generated(orders: 1), time: time.time) { client, server in
      for _ in 0..<50 { #expect(await client.get(Self.cheap).status == 200) }
      let refused = await client.get(Self.cheap)
      #expect(refused.status == 429)
      #expect(refused.text.contains("too.many.requests"))
      #expect(refused.headers["retry-after"] == nil)
      #expect(await client.get("product/lookup/cargo-providers").status == 200)
      time.advance(.seconds(10))
      #expect(await client.get(Self.cheap).status == 200)
      #expect(server.log.count { $0.fault == "limit" } == 1)
      #expect(server.log.first?.operation == "GET /integration/sellers/{sellerId}/addresses")
    }
  }

  @Test func `limits can be switched off, and a refusal can say how long`() async throws {
    let shop = try Shops.generated(orders: 1)
    try await withTrendyol(shop) {
      $0.trendyol.limits = nil
    } _: { client, _ in
      for _ in 0..<60 { #expect(await client.get(Self.cheap).status == 200) }
    }
    try await withTrendyol(shop, time: TestTime().time) {
      $0.trendyol.limits?.perEndpoint = 1
      $0.trendyol.limits?.tellsRetryAfter = true
    } _: { client, _ in
      _ = await client.get(Self.cheap)
      #expect(await client.get(Self.cheap).headers["retry-after"] == "11")
    }
  }

  @Test func `paths that only look right answer 401, others 404`() async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) { client, _ in
      let trap = await client.get("sellers/{s}/webhooks")
      #expect(trap.status == 401)
      #expect(trap.text == "Invalid token")
      #expect(await client.get("product/nothing").status == 404)
      #expect(await client.get("product/sellers/{s}/products").status == 426)
    }
  }

  @Test(arguments: [
    (FaultKind.http500, [500, 502, 503, 504, 556]), (.throttle, [429]), (.fault, [500]),
    (.html, [200]),
  ])
  func `faults of the plan meet the seller API`(_ kind: FaultKind, _ codes: [Int]) async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) {
      $0.faults.rates = [kind: 1]
    } _: { client, server in
      let answer = await client.get(Self.cheap)
      #expect(codes.contains(answer.status))
      #expect(server.log.first?.fault == kind.rawValue)
      if kind == .html || kind == .http500 { #expect(answer.text.hasPrefix("<!DOCTYPE")) }
    }
  }

  @Test func `a body is cut and reset as a SOAP body is`() async throws {
    for kind in [FaultKind.truncated, .reset] {
      try await withTrendyol(try Shops.generated(orders: 1)) {
        $0.faults.rates = [kind: 1]
      } _: { client, _ in
        let answer = await client.get("product/brands")
        #expect(throws: UnexpectedAnswer.self) { try answer.json }
      }
    }
  }
}
