import Testing

@testable import Outbound

struct RetryBudgetTests {
  let budget = RetryBudget(percent: 20, minimum: 10, window: .seconds(100))

  @Test func `a quiet account may retry up to the minimum`() {
    var ledger = RetryLedger()
    let allowed = (0..<50).filter { _ in ledger.takeRetry(at: .zero, budget) }
    #expect(allowed.count == 10)
  }

  @Test func `a busy account may retry its share`() {
    var ledger = RetryLedger()
    for _ in 0..<200 { ledger.countRequest(at: .seconds(1), budget) }
    let allowed = (0..<100).filter { _ in ledger.takeRetry(at: .seconds(1), budget) }
    #expect(allowed.count == 40)
  }

  @Test func `retries are forgotten with the window`() {
    var ledger = RetryLedger()
    while ledger.takeRetry(at: .seconds(5), budget) {}
    let within = ledger.takeRetry(at: .seconds(94), budget)
    let after = ledger.takeRetry(at: .seconds(105), budget)
    #expect(!within)
    #expect(after)
  }

  @Test func `an outage adds at most the share to the load`() {
    var ledger = RetryLedger()
    var retries = 0
    for second in 0..<10_000 {
      ledger.countRequest(at: .seconds(second), budget)
      if ledger.takeRetry(at: .seconds(second), budget) { retries += 1 }
      if ledger.takeRetry(at: .seconds(second), budget) { retries += 1 }
    }
    // A window holds 100 requests, so 20 retries; slices of ten seconds blur it a little.
    #expect(retries > 1900 && retries <= 2300)
  }
}
