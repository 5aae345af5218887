/// Caps retries of an account, so that an outage does not triple the load on it.
public struct RetryBudget: Sendable, Equatable {
  /// Most retries as a share of the first requests in the window, 0 to 100.
  public var percent: Int
  /// Retries that are always allowed in a window, so that small accounts can retry at all.
  public var minimum: Int
  /// Length of the sliding window.
  public var window: Duration

  public init(percent: Int = 20, minimum: Int = 10, window: Duration = .seconds(300)) {
    self.percent = percent
    self.minimum = minimum
    self.window = window
  }
}

/// Requests and retries of the last window. Pure. Counted in ten slices, so it is small and at
/// most a tenth of the window late in forgetting.
struct RetryLedger: Sendable, Equatable {
  private static let sliceCount = 10

  private struct Slice: Sendable, Equatable {
    let number: Int
    var requests = 0
    var retries = 0
  }

  private var slices: [Slice] = []

  mutating func countRequest(at now: Duration, _ budget: RetryBudget) {
    let last = openSlice(at: now, budget)
    slices[last].requests += 1
  }

  /// Takes one retry when the budget allows it.
  mutating func takeRetry(at now: Duration, _ budget: RetryBudget) -> Bool {
    let last = openSlice(at: now, budget)
    let requests = slices.reduce(0) { $0 + $1.requests }
    let retries = slices.reduce(0) { $0 + $1.retries }
    guard retries < max(budget.minimum, requests * budget.percent / 100) else { return false }
    slices[last].retries += 1
    return true
  }

  private mutating func openSlice(at now: Duration, _ budget: RetryBudget) -> Int {
    let length = max(budget.window / Self.sliceCount, .milliseconds(1))
    let number = Int(now / length)
    slices.removeAll { $0.number <= number - Self.sliceCount }
    if slices.last?.number != number { slices.append(Slice(number: number)) }
    return slices.count - 1
  }
}
