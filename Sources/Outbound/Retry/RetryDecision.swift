/// What to do about the outcome of one request. The caller decides, because only it can read the
/// reply: HTTP 500 with a SOAP fault may be final, HTTP 200 may hold a plea for patience.
public enum RetryDecision: Sendable, Equatable {
  /// The answer: `send` returns it.
  case accept
  /// Final. `send` throws `rejected` with the reply, or the transport's error.
  case fail
  /// Passing. Another attempt after a back-off, while attempts and budget last.
  case retry
  /// As `retry`, but not before the time that the channel named.
  case retryAfter(Duration)
  /// The account is too fast. Everyone on it waits; this does not count as an attempt.
  case throttled(Duration)
  /// A write that may or may not have happened. `send` throws `unknownOutcome` with the reply.
  case outcomeUnknown

  /// The usual reading of a status (facts/reliability.md 1.3, after Airbyte's error table):
  /// 2xx and 304 are answers; 408, 429, 500, 502, 503 and 504 pass; 429 with `Retry-After` slows
  /// the account down; everything else is final.
  ///
  /// For a write, only 429 and 503 say that nothing was done. 408, 500, 502 and 504 leave it open
  /// (a gateway gave up on a server that may still be working), so the outcome is unknown.
  public static func standard(
    status: Int, headers: OutboundHeaders, isWrite: Bool = false
  ) -> RetryDecision {
    switch status {
    case 200..<300, 304: .accept
    case 429: RetryAfter.wait(headers).map { .throttled($0) } ?? .retry
    case 503: RetryAfter.wait(headers).map { .retryAfter($0) } ?? .retry
    case 408, 500, 502, 504:
      isWrite ? .outcomeUnknown : RetryAfter.wait(headers).map { .retryAfter($0) } ?? .retry
    default: .fail
    }
  }

  /// The usual reading of an outcome: `standard(status:headers:isWrite:)` for a reply, and another
  /// try for passing faults of the way there. A write that may have arrived is not repeated,
  /// whatever this says.
  public static func standard(
    _ outcome: Result<OutboundResponse, OutboundError>, isWrite: Bool = false
  ) -> RetryDecision {
    switch outcome {
    case .success(let response):
      standard(status: response.status, headers: response.headers, isWrite: isWrite)
    case .failure(let error): error.isRetryable ? .retry : .fail
    }
  }
}
