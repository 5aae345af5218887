import Synchronization

/// Counts requests in sliding windows and refuses those that are one too many.
final class RequestWindows: Sendable {
  private let starts = Mutex<[String: [Duration]]>([:])

  /// Takes note of a request, or says after how many whole seconds the next one is let in.
  /// A refused request does not count.
  func admit(_ name: String, most: Int, in window: Duration, at time: Duration) -> Int? {
    starts.withLock { starts in
      var recent = (starts[name] ?? []).filter { time - $0 < window }
      defer { starts[name] = recent }
      guard recent.count >= most else {
        recent.append(time)
        return nil
      }
      let wait = window - (time - (recent.first ?? time))
      return max(Int(wait.components.seconds) + 1, 1)
    }
  }
}
