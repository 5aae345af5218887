import Synchronization

/// Pairs each sale with the moment in which another channel had accepted a value that knows of it.
final class SaleClock: Sendable {
  private struct State {
    var sold: [Int64: Int64] = [:]
    /// Sales of a variant that a channel has not heard of: how many were sold with it, and when.
    var waiting: [[Int64: [(sold: Int64, seenAt: ContinuousClock.Instant)]]]
    var lags: [Duration] = []
  }

  private let state: Mutex<State>
  private let opening: Int64

  /// - Parameter opening: units of each variant before the first sale.
  init(channels: Int, opening: Int64) {
    state = Mutex(State(waiting: Array(repeating: [:], count: channels)))
    self.opening = opening
  }

  func saw(_ variant: Int64) {
    let now = ContinuousClock.now
    state.withLock { state in
      let sold = state.sold[variant, default: 0] + 1
      state.sold[variant] = sold
      for channel in state.waiting.indices {
        state.waiting[channel][variant, default: []].append((sold, now))
      }
    }
  }

  func accepted(_ variant: Int64, _ quantity: Int64, on channel: Int) {
    let now = ContinuousClock.now
    state.withLock { state in
      guard let waiting = state.waiting[channel][variant] else { return }
      let heard = waiting.filter { quantity <= opening - $0.sold }
      state.lags += heard.map { now - $0.seenAt }
      state.waiting[channel][variant] = waiting.filter { quantity > opening - $0.sold }
    }
  }

  /// Sales that some channel has not heard of.
  var open: Int {
    state.withLock { $0.waiting.reduce(0) { $0 + $1.values.map(\.count).reduce(0, +) } }
  }

  /// Milliseconds, smallest first.
  var lags: [Double] {
    state.withLock { state in
      state.lags.map {
        Double($0.components.seconds) * 1000 + Double($0.components.attoseconds) / 1e15
      }.sorted()
    }
  }
}
