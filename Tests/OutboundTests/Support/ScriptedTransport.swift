import Outbound
import Synchronization

/// Answers from a list, one entry for each request, and remembers when each came.
final class ScriptedTransport: HTTPTransport {
  typealias Outcome = Result<OutboundResponse, OutboundError>

  private let clock: any OutboundClock
  private let outcomes: Mutex<[Outcome]>
  private let starts = Journal<Duration>()

  init(_ outcomes: [Outcome], clock: any OutboundClock) {
    self.clock = clock
    self.outcomes = Mutex(outcomes)
  }

  /// Moments at which requests came, by the clock.
  var requestTimes: [Duration] { starts.all }

  var requestCount: Int { requestTimes.count }

  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    starts.note(clock.now)
    // The last entry answers every further request.
    let outcome = outcomes.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    return try outcome.get()
  }
}

extension Result<OutboundResponse, OutboundError> {
  static func status(_ status: Int, headers: OutboundHeaders = [:]) -> Self {
    .success(OutboundResponse(status: status, headers: headers))
  }

  /// - Parameter sent: Whether the request had left when it failed.
  static func fault(_ kind: OutboundError.Kind, sent: Bool) -> Self {
    .failure(OutboundError(kind, host: "shop.example", sentAfter: sent ? .zero : nil))
  }
}
