import Basics
import Commerce
import ConnectorKit
import Outbound
import TestKit
import Testing

@testable import ConnectorTrendyol

@Suite struct CallingTests {
  @Test func `every request says who it is`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.json("[]") })
    _ = try await shop.readAll(.categories)
    let call = try #require(shop.shop.calls.first)
    #expect(call.method == "GET")
    #expect(call.path == "/product/product-categories")
    #expect(call.headers["User-Agent"] == "4711 - SelfIntegration")
    // base64("ANAHTAR:GIZLI")
    #expect(call.headers["Authorization"] == "Basic QU5BSFRBUjpHSVpMSQ==")
    #expect(call.headers["storefrontcode"] == "TR")
    #expect(call.headers["Content-Type"] == nil)
  }

  @Test func `an integrator is named`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { _ in FakeTrendyol.json("[]") }, ["integrator": "Tezgah"])
    _ = try await shop.readAll(.categories)
    #expect(shop.shop.calls.first?.headers["User-Agent"] == "4711 - Tezgah")
  }

  /// Answers everything with the same; probes are answered apart.
  private func failure(
    _ answer: FakeTrendyol.Answer, probe: FakeTrendyol.Answer? = nil, _ stream: SyncStream = .brands
  ) async throws -> (error: ConnectorError?, calls: Int) {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in call.path.hasSuffix("/approved") ? probe ?? answer : answer })
    let error = await TrendyolConnection.failure { _ = try await shop.readAll(stream) }
    return (error, shop.shop.calls.count)
  }

  @Test func `a wrong key stops the account at once`() async throws {
    let (error, calls) = try await failure(
      FakeTrendyol.status(401, #"{"exception":"ClientApiAuthenticationException","status":401}"#))
    #expect(error?.kind == .unauthorised)
    #expect(calls == 1)
  }

  @Test func `another seller's key is a matter of the setting`() async throws {
    let (error, _) = try await failure(
      FakeTrendyol.status(401, #"{"exception":"TrendyolAuthorizationException"}"#))
    #expect(error?.kind == .configuration(field: "seller-id"))
  }

  @Test func `an unclear 401 is cleared up with a cheap call`() async throws {
    let closed = try await failure(
      FakeTrendyol.status(401, "Invalid token"), probe: FakeTrendyol.page([]))
    #expect(closed.error?.kind == .permanent)
    #expect(closed.error?.statistics.requests == 2)
    let wrong = try await failure(FakeTrendyol.status(401, "Invalid token"))
    #expect(wrong.error?.kind == .unauthorised)
    #expect(wrong.calls == 2)
  }

  @Test(arguments: [
    (403, "<html>no</html>", ConnectorError.Kind.unauthorised),
    (404, "<html>nginx</html>", .configuration(field: "base-url")),
    (404, #"{"errors":[{"key":"product.not.found","message":"Yok"}]}"#, .permanent),
    (
      400, #"{"errors":[{"key":"invalid.barcode","message":"Barkod","errorCode":"400"}]}"#,
      .permanent
    ),
    (426, "gone", .contractChanged), (414, "", .permanent),
  ])
  func `a refusal is told by its kind`(
    status: Int, body: String, kind: ConnectorError.Kind
  ) async throws {
    let (error, calls) = try await failure(FakeTrendyol.status(status, body))
    #expect(error?.kind == kind)
    #expect(calls == 1)
  }

  @Test(arguments: [
    #"{"errors":[{"key":"k","message":"Sözü"}]}"#, #"{"errors":["Sözü"]}"#,
    #"{"error":"x","message":"Sözü"}"#, #"{"body":{"errors":[{"message":"Sözü"}]}}"#,
    #"{"status":400,"error":{"code":"c","detail":"Sözü"}}"#, #""Sözü""#, "Sözü\n",
  ])
  func `Trendyol's own words are found in every form`(body: String) {
    #expect(TrendyolRefusal(status: 400, body: Array(body.utf8)).words == "Sözü")
  }

  @Test func `words are bounded, and a web page has none`() {
    let long = TrendyolRefusal(
      status: 400, body: Array((String(repeating: "a", count: 9000) + "\u{7}").utf8))
    #expect(long.words.count == TrendyolLimits.longestWords)
    #expect(TrendyolRefusal(status: 500, body: Array("<html>x".utf8)).words.isEmpty)
    #expect(TrendyolRefusal(status: 500, body: [0xFF, 0x00]).isJSON == false)
  }

  @Test(arguments: [500, 502, 503, 504, 505, 520, 524, 556, 599, 408])
  func `a read that fails in passing is repeated`(status: Int) async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.json("[]") })
    shop.shop.script(FakeTrendyol.status(status), FakeTrendyol.status(status, "<html>"))
    _ = try await shop.readAll(.categories)
    #expect(shop.shop.calls.count == 3)
    let (error, calls) = try await failure(FakeTrendyol.status(status))
    #expect(error?.kind == .temporary)
    #expect(calls == 3)
  }

  @Test func `a cut answer is asked for again`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.json("[]") })
    shop.shop.script(FakeTrendyol.json(#"[{"id":1,"name":"Giy"#))
    let reading = try await shop.readAll(.categories)
    #expect(shop.shop.calls.count == 2)
    #expect(reading.pages[0].statistics.retries == 1)
    let (error, _) = try await failure(FakeTrendyol.json("<html>Bakım</html>"))
    #expect(error?.kind == .temporary)
    let (other, _) = try await failure(FakeTrendyol.json("{}"))
    #expect(other?.kind == .contractChanged)
  }

  @Test func `429 holds the service up, longer each time`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.json("[]") })
    let slow = FakeTrendyol.status(429, #"{"errors":[{"key":"too.many.requests"}]}"#)
    shop.shop.script(slow, slow, FakeTrendyol.status(429, "", retryAfter: "3"))
    let reading = try await shop.readAll(.categories)
    #expect(reading.pages[0].statistics.throttled == 3)
    // 10 s and 20 s, each with half of the quarter that may come on top, and what the last one named.
    #expect(shop.clock.now == .milliseconds(11_250 + 22_500 + 3000))
    let (error, calls) = try await failure(slow)
    #expect(error?.kind == .rateLimited)
    #expect(calls == TrendyolLimits.mostThrottles + 1)
  }

  @Test func `each service has the pace of its own limits`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.page([]) })
    _ = try await shop.readAll(.orders)
    _ = try await shop.readAll(.claims)
    #expect(shop.limits["orderStream"] == .minimumInterval(.seconds(5)))
    #expect(shop.limits["claims"] == .minimumInterval(.milliseconds(200)))
    let quick = try TrendyolConnection(
      FakeTrendyol { _ in FakeTrendyol.page([]) }, ["min-interval-ms": "7"])
    _ = try await quick.readAll(.orders)
    #expect(quick.limits["orderStream"] == .minimumInterval(.milliseconds(7)))
  }

  @Test func `no service is quicker than 50 requests in ten seconds`() {
    for service in TrendyolService.allCases { #expect(service.interval >= 200) }
    #expect(TrendyolService.claimApproval.interval == 60_000 / 5)
    #expect(TrendyolService.orderList.interval == 60_000 / 30)
  }
}
