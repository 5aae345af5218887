/// Sends the requests of one channel account: paced by the account's limiter, repeated by policy,
/// counted. Cheap to copy; clients that share a limiter share its pace and its retry budget.
public struct AccountClient: Sendable {
  public let limiter: AccountLimiter
  public let policy: RetryPolicy
  private let transport: any HTTPTransport
  private let random: @Sendable () -> Double

  /// - Parameter random: Uniform in 0 ..< 1, for the jitter of back-offs.
  public init(
    limiter: AccountLimiter, transport: any HTTPTransport, policy: RetryPolicy = RetryPolicy(),
    random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) {
    self.limiter = limiter
    self.transport = transport
    self.policy = policy
    self.random = random
  }

  /// Sends with the usual reading of statuses, `RetryDecision.standard`. See the other `send`.
  public func send(
    _ request: OutboundRequest, onEvent: (SendEvent) -> Void = { _ in }
  ) async throws(OutboundError) -> (response: OutboundResponse, stats: SendStats) {
    let isWrite = request.isWrite
    return try await send(
      request, classify: { RetryDecision.standard($0, isWrite: isWrite) }, onEvent: onEvent)
  }

  /// Sends until `classify` is content, within the policy.
  ///
  /// - Parameters:
  ///   - classify: Judges each outcome. What it says about a cancelled request, or about a write
  ///     that may have arrived but was not answered, is overruled: both end the call.
  ///   - onEvent: Told of starts, waits and pauses as they come.
  /// - Returns: The accepted reply, and what all requests of this call cost together.
  /// - Throws: `OutboundError`, with `stats` filled in and the last reply in `response`.
  ///   `cancelled` comes at once. `unknownOutcome` means that a write must be read back first.
  public func send(
    _ request: OutboundRequest,
    classify: (Result<OutboundResponse, OutboundError>) -> RetryDecision,
    onEvent: (SendEvent) -> Void = { _ in }
  ) async throws(OutboundError) -> (response: OutboundResponse, stats: SendStats) {
    let began = limiter.clock.now
    var stats = SendStats()
    do throws(OutboundError) {
      let response = try await run(request, classify, onEvent, &stats)
      stats.elapsed = limiter.clock.now - began
      return (response, stats)
    } catch {
      stats.elapsed = limiter.clock.now - began
      var failed = error
      failed.stats = stats
      throw failed
    }
  }

  private func run(
    _ request: OutboundRequest,
    _ classify: (Result<OutboundResponse, OutboundError>) -> RetryDecision,
    _ onEvent: (SendEvent) -> Void, _ stats: inout SendStats
  ) async throws(OutboundError) -> OutboundResponse {
    let host = (try? OutboundURL(request.url).host) ?? "?"
    await limiter.countRequest(policy.budget)
    var course = SendCourse(host: host, isWrite: request.isWrite, policy: policy)
    while true {
      let outcome = try await attempt(request, host, course.attempt, onEvent, &stats)
      let decision = classify(outcome)
      if case .throttled(let pause) = decision {
        stats.throttled += 1
        // Bounded, or one absurd reply would hold up every stream of the account.
        await limiter.pause(for: min(max(pause, .zero), policy.maxRetryAfter))
      }
      switch course.step(after: outcome, decision: decision, random: random()) {
      case .finish(let response): return response
      case .fail(let error): throw error
      case .pause(let time): onEvent(.throttled(pause: time))
      case .retry(let wait, let end):
        guard await limiter.takeRetry(policy.budget) else { throw end }
        stats.retries += 1
        onEvent(.retrying(attempt: course.attempt, after: wait))
        try await sleep(wait, host, &stats)
      }
    }
  }

  private func attempt(
    _ request: OutboundRequest, _ host: String, _ number: Int, _ onEvent: (SendEvent) -> Void,
    _ stats: inout SendStats
  ) async throws(OutboundError) -> Result<OutboundResponse, OutboundError> {
    let asked = limiter.clock.now
    let start: Duration
    do {
      start = try await limiter.acquire()
    } catch {
      stats.waited += limiter.clock.now - asked
      throw OutboundError(.cancelled, host: host)
    }
    stats.waited += start - asked
    stats.requests += 1
    onEvent(.started(attempt: number))
    let outcome = await exchange(request)
    stats.receivedBytes += outcome.receivedBytes
    if let late = outcome.sentAfter { await limiter.requestLeft(at: start + late, late: late) }
    return outcome
  }

  private func exchange(_ request: OutboundRequest) async -> Result<OutboundResponse, OutboundError>
  {
    do throws(OutboundError) {
      return .success(try await transport.send(request))
    } catch {
      return .failure(error)
    }
  }

  private func sleep(
    _ wait: Duration, _ host: String, _ stats: inout SendStats
  ) async throws(OutboundError) {
    let asked = limiter.clock.now
    defer { stats.waited += limiter.clock.now - asked }
    do {
      try await limiter.clock.sleep(until: asked + wait)
    } catch {
      throw OutboundError(.cancelled, host: host)
    }
  }
}

extension Result<OutboundResponse, OutboundError> {
  fileprivate var receivedBytes: Int { (try? get())?.receivedBytes ?? 0 }

  /// Nil when nothing was sent.
  fileprivate var sentAfter: Duration? {
    switch self {
    case .success(let response): response.sentAfter
    case .failure(let error): error.sentAfter
    }
  }
}
