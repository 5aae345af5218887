import Outbound
import Testing

struct RetryDecisionTests {
  @Test(arguments: [200, 201, 204, 304])
  func `an answer is accepted`(status: Int) {
    #expect(RetryDecision.standard(status: status, headers: [:]) == .accept)
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504])
  func `a passing status is tried again`(status: Int) {
    #expect(RetryDecision.standard(status: status, headers: [:]) == .retry)
  }

  @Test(arguments: [400, 401, 403, 404, 405, 409, 410, 422, 501, 505])
  func `any other status is final`(status: Int) {
    #expect(RetryDecision.standard(status: status, headers: ["Retry-After": "1"]) == .fail)
  }

  @Test func `429 with a time slows the whole account down`() {
    let decision = RetryDecision.standard(status: 429, headers: ["Retry-After": "7"])
    #expect(decision == .throttled(.seconds(7)))
  }

  @Test func `503 with a time waits for that time`() {
    let decision = RetryDecision.standard(status: 503, headers: ["Retry-After": "7"])
    #expect(decision == .retryAfter(.seconds(7)))
  }

  @Test(arguments: [408, 500, 502, 504])
  func `a write that a gateway gave up on has an unknown outcome`(status: Int) {
    let decision = RetryDecision.standard(status: status, headers: [:], isWrite: true)
    #expect(decision == .outcomeUnknown)
  }

  @Test(arguments: [429, 503])
  func `a write that was turned away is tried again`(status: Int) {
    #expect(RetryDecision.standard(status: status, headers: [:], isWrite: true) == .retry)
  }
}
