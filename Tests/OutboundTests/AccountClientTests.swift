import Outbound
import Testing

@Suite(.timeLimit(.minutes(5)))
struct AccountClientTests {
  let clock = ManualClock(skipsSleep: true)
  let read = OutboundRequest(method: .post, url: "https://shop.example/s?key=secret")
  let write = OutboundRequest(method: .post, url: "https://shop.example/s", isWrite: true)

  @Test func `an answer comes back with what it cost`() async throws {
    let (client, transport) = make([.status(200)])
    let (response, stats) = try await client.send(read)
    #expect(response.status == 200)
    #expect(stats.requests == 1)
    #expect(stats.retries == 0)
    #expect(transport.requestCount == 1)
  }

  @Test func `a passing status is tried again after a growing wait`() async throws {
    let (client, transport) = make([.status(503), .status(502), .status(200)])
    let (_, stats) = try await client.send(read)
    #expect(stats.requests == 3)
    #expect(stats.retries == 2)
    #expect(transport.requestTimes == [.zero, .milliseconds(500), .milliseconds(1500)])
    #expect(stats.waited == .milliseconds(1500))
  }

  @Test func `the last attempt fails at once and hands over the reply`() async throws {
    let (client, transport) = make([.status(503)])
    let error = try await failure { try await client.send(read) }
    #expect(error.kind == .exhausted(status: 503))
    #expect(error.response?.status == 503)
    #expect(error.stats.requests == 3)
    #expect(error.stats.elapsed == .milliseconds(1500))
    #expect(clock.now == transport.requestTimes.last)
  }

  @Test func `a final status is not tried again`() async throws {
    let (client, transport) = make([.status(404)])
    let error = try await failure { try await client.send(read) }
    #expect(error.kind == .rejected(status: 404))
    #expect(error.response?.status == 404)
    #expect(transport.requestCount == 1)
  }

  @Test func `the caller's judgement beats the status`() async throws {
    let (client, transport) = make([.status(500)])
    let error = try await failure { try await client.send(read) { _ in .fail } }
    #expect(error.kind == .rejected(status: 500))
    #expect(transport.requestCount == 1)
  }

  @Test(arguments: [
    OutboundError.Kind.timeout(.read), .reset, .closedEarly, .timeout(.connect), .connect,
  ])
  func `a read is tried again after a fault of the way`(kind: OutboundError.Kind) async throws {
    let (client, _) = make([.fault(kind, sent: true), .status(200)])
    let (response, stats) = try await client.send(read)
    #expect(response.status == 200)
    #expect(stats.retries == 1)
  }

  @Test(arguments: [OutboundError.Kind.timeout(.read), .timeout(.total), .reset, .closedEarly])
  func `a write that left and was not answered is never sent again`(
    kind: OutboundError.Kind
  ) async throws {
    let (client, transport) = make([.fault(kind, sent: true)])
    let error = try await failure { try await client.send(write) { _ in .retry } }
    #expect(error.kind == .unknownOutcome)
    #expect(error.cause == kind)
    #expect(error.stats.requests == 1)
    #expect(transport.requestCount == 1)
  }

  @Test func `a write that never left is tried again`() async throws {
    let (client, _) = make([.fault(.connect, sent: false), .status(200)])
    let (response, stats) = try await client.send(write)
    #expect(response.status == 200)
    #expect(stats.retries == 1)
  }

  @Test func `a write answered by a gateway's time-out has an unknown outcome`() async throws {
    let (client, transport) = make([.status(504)])
    let error = try await failure { try await client.send(write) }
    #expect(error.kind == .unknownOutcome)
    #expect(error.response?.status == 504)
    #expect(transport.requestCount == 1)
  }

  @Test func `a fault that cannot pass is not tried again`() async throws {
    let (client, transport) = make([.fault(.redirectRefused(host: "evil.example"), sent: true)])
    let error = try await failure { try await client.send(read) }
    #expect(error.kind == .redirectRefused(host: "evil.example"))
    #expect(transport.requestCount == 1)
  }

  @Test func `a named wait is kept`() async throws {
    let (client, transport) = make([.status(503, headers: ["Retry-After": "30"]), .status(200)])
    _ = try await client.send(read)
    #expect(transport.requestTimes == [.zero, .seconds(30)])
  }

  @Test func `a named wait beyond the policy ends the call at once`() async throws {
    let (client, transport) = make([.status(503, headers: ["Retry-After": "86400"])])
    let error = try await failure { try await client.send(read) }
    #expect(error.kind == .exhausted(status: 503))
    #expect(error.retryAfter == .seconds(86_400))
    #expect(transport.requestTimes == [.zero])
  }

  @Test func `being throttled does not use up attempts`() async throws {
    let slow = ScriptedTransport.Outcome.status(429, headers: ["Retry-After": "44"])
    let (client, transport) = make(Array(repeating: slow, count: 7) + [.status(200)])
    let (_, stats) = try await client.send(read)
    #expect(stats.throttled == 7)
    #expect(stats.retries == 0)
    #expect(stats.requests == 8)
    #expect(stats.waited == .seconds(44 * 7))
    #expect(transport.requestTimes.last == .seconds(44 * 7))
  }

  @Test func `being throttled too often ends the call`() async throws {
    let (client, transport) = make(
      [.status(429, headers: ["Retry-After": "1"])], policy: RetryPolicy(maxThrottles: 4))
    let error = try await failure { try await client.send(read) }
    #expect(error.kind == .throttled)
    #expect(error.retryAfter == .seconds(1))
    #expect(error.stats.throttled == 5)
    #expect(transport.requestCount == 5)
  }

  @Test func `throttling one caller holds up every caller of the account`() async throws {
    let (client, transport) = make([.status(429, headers: ["Retry-After": "44"]), .status(200)])
    _ = try await client.send(read)
    let other = AccountClient(limiter: client.limiter, transport: transport)
    _ = try await other.send(read)
    #expect(transport.requestTimes == [.zero, .seconds(44), .seconds(44)])
  }

  @Test func `requests and retries keep the account's interval`() async throws {
    let limiter = AccountLimiter(.minimumInterval(.seconds(2)), clock: clock)
    let (client, transport) = make([.status(503), .status(200)], limiter: limiter)
    _ = try await client.send(read)
    _ = try await client.send(read)
    for (earlier, later) in zip(transport.requestTimes, transport.requestTimes.dropFirst()) {
      #expect(later - earlier >= .seconds(2))
      #expect(later - earlier < .milliseconds(2100))
    }
  }

  @Test func `a request that left late counts from when it left`() async throws {
    let limiter = AccountLimiter(.minimumInterval(.seconds(2)), clock: clock)
    let late = OutboundResponse(status: 200, sentAfter: .milliseconds(700))
    let (client, transport) = make([.success(late)], limiter: limiter)
    _ = try await client.send(read)
    _ = try await client.send(read)
    #expect(transport.requestTimes[1] >= .milliseconds(2700))
  }

  @Test func `an outage stops retries when the account's budget is used up`() async throws {
    let (client, transport) = make([.status(503)])
    for _ in 0..<100 { _ = try await failure { try await client.send(read) } }
    // 100 requests may have 20 retries; the minimum of 10 is included in that.
    #expect(transport.requestCount <= 120)
    #expect(transport.requestCount >= 110)
  }

  @Test func `a cancelled transport ends the call without asking the caller`() async throws {
    let (client, transport) = make([.fault(.cancelled, sent: true)])
    let error = try await failure { try await client.send(read) { _ in .retry } }
    #expect(error.kind == .cancelled)
    #expect(transport.requestCount == 1)
  }

  @Test func `cancellation during a back-off is reported at once`() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport([.status(503)], clock: clock)
    let client = AccountClient(
      limiter: AccountLimiter(.unlimited, clock: clock), transport: transport)
    let call = Task { try await client.send(read).stats }
    while clock.sleeperCount == 0 { await Task.yield() }
    call.cancel()
    let error = try await failure { try await call.value }
    #expect(error.kind == .cancelled)
    #expect(error.stats.requests == 1)
    #expect(transport.requestCount == 1)
  }

  @Test func `events tell the course of a call`() async throws {
    let (client, _) = make([
      .status(429, headers: ["Retry-After": "44"]), .status(503), .status(200),
    ])
    let events = Journal<SendEvent>()
    _ = try await client.send(read, onEvent: events.note)
    #expect(
      events.all == [
        .started(attempt: 1), .throttled(pause: .seconds(44)), .started(attempt: 1),
        .retrying(attempt: 2, after: .milliseconds(500)), .started(attempt: 2),
      ])
  }

  @Test func `descriptions hold the host and nothing of the request`() async throws {
    let reply = OutboundResponse(
      status: 403, headers: ["Set-Cookie": "secret"], body: Array("secret".utf8))
    let (client, _) = make([.success(reply)])
    let error = try await failure { try await client.send(read) }
    for text in ["\(error)", String(reflecting: error), "\(read)", String(reflecting: read)] {
      #expect(text.contains("shop.example"))
      #expect(!text.contains("secret"))
    }
    #expect(!"\(reply) \(String(reflecting: reply))".contains("secret"))
  }

  /// Half of every back-off, so that waits can be foretold.
  private func make(
    _ outcomes: [ScriptedTransport.Outcome], limiter: AccountLimiter? = nil,
    policy: RetryPolicy = RetryPolicy()
  ) -> (AccountClient, ScriptedTransport) {
    let transport = ScriptedTransport(outcomes, clock: clock)
    let client = AccountClient(
      limiter: limiter ?? AccountLimiter(.unlimited, clock: clock), transport: transport,
      policy: policy, random: { 0.5 })
    return (client, transport)
  }

  private func failure<T>(_ body: () async throws -> T) async throws -> OutboundError {
    let error = await #expect(throws: OutboundError.self) { _ = try await body() }
    return try #require(error)
  }
}
