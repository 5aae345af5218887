/// The course of one `send`: counts attempts and throttles and says what comes next. Pure, so that
/// every rule of retrying is tested without a network or a clock.
struct SendCourse {
  enum Step {
    case finish(OutboundResponse)
    case fail(OutboundError)
    /// Another attempt after the wait, if the account's budget allows it; otherwise the error.
    case retry(after: Duration, orElse: OutboundError)
    /// The whole account waits, then the same attempt is made again.
    case pause(Duration)
  }

  let host: String
  let isWrite: Bool
  let policy: RetryPolicy
  /// Attempts that failed or are under way; throttled ones are taken back.
  private(set) var attempt = 1
  private var throttles = 0

  init(host: String, isWrite: Bool, policy: RetryPolicy) {
    self.host = host
    self.isWrite = isWrite
    self.policy = policy
  }

  /// - Parameter random: Uniform in 0 ..< 1, for the jitter.
  mutating func step(
    after outcome: Result<OutboundResponse, OutboundError>, decision: RetryDecision,
    random: Double
  ) -> Step {
    if case .failure(let error) = outcome, let end = end(for: error) { return .fail(end) }
    switch decision {
    case .accept:
      if case .success(let response) = outcome { return .finish(response) }
      return .fail(error(outcome) { .rejected(status: $0) })
    case .fail:
      return .fail(error(outcome) { .rejected(status: $0) })
    case .outcomeUnknown:
      return .fail(unknown(outcome))
    case .retry:
      return retry(outcome, atLeast: nil, random: random)
    case .retryAfter(let wait):
      return retry(outcome, atLeast: max(wait, .zero), random: random)
    case .throttled(let wait):
      return throttle(outcome, wait: max(wait, .zero))
    }
  }

  /// Errors that end the call whatever the caller says: cancellation, and a write that may have
  /// arrived.
  private func end(for error: OutboundError) -> OutboundError? {
    if error.kind == .cancelled { return error }
    guard isWrite, error.sentAfter != nil else { return nil }
    return unknown(.failure(error))
  }

  private mutating func retry(
    _ outcome: Result<OutboundResponse, OutboundError>, atLeast named: Duration?, random: Double
  ) -> Step {
    var end = error(outcome) { .exhausted(status: $0) }
    end.retryAfter = named
    if attempt >= policy.maxAttempts { return .fail(end) }
    if let named, named > policy.maxRetryAfter { return .fail(end) }
    let wait = max(policy.delay(after: attempt, random: random), named ?? .zero)
    attempt += 1
    return .retry(after: wait, orElse: end)
  }

  private mutating func throttle(
    _ outcome: Result<OutboundResponse, OutboundError>, wait: Duration
  ) -> Step {
    throttles += 1
    if throttles > policy.maxThrottles || wait > policy.maxRetryAfter {
      var end = error(outcome) { _ in .throttled }
      end.retryAfter = wait
      return .fail(end)
    }
    return .pause(wait)
  }

  private func error(
    _ outcome: Result<OutboundResponse, OutboundError>, kind: (Int) -> OutboundError.Kind
  ) -> OutboundError {
    switch outcome {
    case .success(let response):
      OutboundError(
        kind(response.status), host: host, sentAfter: response.sentAfter, response: response)
    case .failure(let error): error
    }
  }

  private func unknown(_ outcome: Result<OutboundResponse, OutboundError>) -> OutboundError {
    var end = error(outcome) { _ in .unknownOutcome }
    if end.kind != .unknownOutcome { end.cause = end.kind }
    end.kind = .unknownOutcome
    return end
  }
}
