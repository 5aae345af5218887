import Testing

@testable import Simulator

/// Each fault as a client meets it on the wire.
struct WireFaultTests {
  private static let path = "/Servis/SiparisServis.svc"

  private func reply(
    to kind: FaultKind, seed: UInt64 = 1, gzip: Bool = false, patience: Int = 120
  ) async throws -> RawHTTPClient.Reply {
    let shop = try Shops.generated(orders: 200)
    return try await withSimulator(shop) {
      $0.faults.rates = [kind: 1]
      $0.faults.seed = seed
    } _: { client, _ in
      await client.post(Self.path, Requests.orders(size: 20), gzip: gzip, patience: patience)
    }
  }

  @Test func `http500 is the web server's page`() async throws {
    let reply = try await reply(to: .http500)
    #expect(reply.status == 500)
    #expect(reply.headers["content-type"] == "text/html; charset=utf-8")
    #expect(reply.text.contains("500 - Internal server error."))
  }

  @Test func `html is a login page with status 200`() async throws {
    let reply = try await reply(to: .html)
    #expect(reply.status == 200)
    #expect(reply.headers["content-type"] == "text/html; charset=utf-8")
    #expect(reply.text.contains("Giriş Yap"))
  }

  @Test func `fault is the null source fault with status 500`() async throws {
    let reply = try await reply(to: .fault)
    #expect(reply.status == 500)
    let fault = try XMLTree.parse(reply.body)
    #expect(
      fault.all("faultstring").first?.text == "Value cannot be null.\nParameter name: source")
    #expect(fault.all("faultcode").first?.text == "a:InternalServiceFault")
  }

  @Test func `throttle tells the seconds twice`() async throws {
    let reply = try await reply(to: .throttle)
    #expect(reply.status == 500)
    let text = try #require(try XMLTree.parse(reply.body).all("faultstring").first?.text)
    let seconds = try #require(text.split(separator: "|").last)
    #expect(text == "Next Query Allowed After \(seconds) seconds. |\(seconds)")
    #expect((1...3).contains(Int(seconds) ?? 0))
  }

  @Test func `reset breaks the connection in the middle of the body`() async throws {
    let reply = try await reply(to: .reset)
    #expect(reply.ending == .reset)
    #expect(reply.status == 200)
    #expect(reply.body.count < Int(reply.headers["content-length"] ?? "") ?? 0)
    #expect(!reply.body.isEmpty)
  }

  @Test func `truncated comes with the length of the rest and with that of the whole`()
    async throws
  {
    var endings: Set<Bool> = []
    for seed in 1...12 where endings.count < 2 {
      let reply = try await reply(to: .truncated, seed: UInt64(seed))
      #expect(reply.status == 200)
      #expect(!reply.text.hasSuffix("</s:Envelope>"))
      #expect(reply.ending == .complete || reply.ending == .closed)
      endings.insert(reply.ending == .complete)
    }
    #expect(endings == [true, false])
  }

  @Test func `timeout never answers and closes in the end`() async throws {
    let shop = try Shops.generated(orders: 20)
    let reply = try await withSimulator(shop) {
      $0.faults.rates = [.timeout: 1]
      $0.faults.timeoutLimit = .milliseconds(400)
    } _: { client, _ in
      await client.post(Self.path, Requests.orders(size: 1))
    }
    #expect(reply.status == 0)
    #expect(reply.body.isEmpty)
    #expect(reply.ending == .closed || reply.ending == .reset)
  }

  @Test func `a timeout stays silent for as long as its limit`() async throws {
    let reply = try await reply(to: .timeout, patience: 1)
    #expect(reply.ending == .silent)
    #expect(reply.body.isEmpty)
  }

  @Test func `nogzip answers unpacked although gzip was asked for`() async throws {
    let plain = try await reply(to: .nogzip, gzip: true)
    #expect(plain.headers["content-encoding"] == nil)
    #expect(plain.text.hasSuffix("</s:Envelope>"))
  }

  @Test func `latency waits before it answers, on top of the base latency`() async throws {
    let shop = try Shops.generated(orders: 20)
    let time = TestTime()
    let status = try await withSimulator(shop, time: time.time) {
      $0.faults.rates = [.latency: 1]
      $0.faults.baseLatency = .milliseconds(50)
    } _: { client, _ in
      await client.post(Self.path, Requests.orders(size: 1)).status
    }
    #expect(status == 200)
    let slept = try #require(time.slept.first)
    #expect(slept >= .milliseconds(250) && slept <= .milliseconds(2_050))
  }

  @Test func `the same seed draws the same faults`() {
    let plan = FaultPlan.everything(at: 0.3)
    let first = (1...200).map { FaultDraw(plan, request: $0) }
    #expect(first == (1...200).map { FaultDraw(plan, request: $0) })
    var other = plan
    other.seed = 2
    #expect(first != (1...200).map { FaultDraw(other, request: $0) })
  }

  @Test func `a rate is met over many requests`() {
    var plan = FaultPlan()
    plan.rates = [.http500: 0.05]
    let hits = (1...10_000).count { FaultDraw(plan, request: $0).outcome == .http500 }
    #expect((400...600).contains(hits))
  }
}
