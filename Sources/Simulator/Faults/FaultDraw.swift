/// What happens to one request.
struct FaultDraw: Sendable, Equatable {
  /// The fault that decides the answer; the others of this kind give way to it.
  enum Outcome: Sendable, Equatable {
    case timeout
    case reset
    case http500
    case fault
    case throttle(seconds: Int)
    /// - Parameter fitsLength: whether the Content-Length is that of the cut body.
    case truncated(fitsLength: Bool)
    case html
  }

  var delay: Duration
  var outcome: Outcome?
  var refusesGzip: Bool
  var drifts: Bool
  /// Where in the body a `reset` or `truncated` strikes, 0.1...0.9.
  var cut: Double

  /// The draw of the n-th SOAP request of a server.
  init(_ plan: FaultPlan, request number: Int) {
    var draws = Draws(seed: plan.seed, .fault, number)
    // Every kind draws, whatever came before, so that one rate does not move another's hits.
    var hits: Set<FaultKind> = []
    for kind in FaultKind.ofRequests where draws.chance(plan.rate(of: kind)) { hits.insert(kind) }
    delay = plan.baseLatency
    let lateness = draws.unit()
    if hits.contains(.latency) {
      delay +=
        plan.latency.lowerBound
        + (plan.latency.upperBound - plan.latency.lowerBound) * lateness
    }
    let seconds = 1 + draws.below(max(plan.maximumThrottleSeconds, 1))
    let fitsLength = draws.chance(0.5)
    cut = 0.1 + 0.8 * draws.unit()
    outcome = Self.outcome(of: hits, seconds: seconds, fitsLength: fitsLength)
    refusesGzip = hits.contains(.nogzip)
    drifts = hits.contains(.drift)
  }

  private static func outcome(of hits: Set<FaultKind>, seconds: Int, fitsLength: Bool) -> Outcome? {
    if hits.contains(.timeout) { return .timeout }
    if hits.contains(.throttle) { return .throttle(seconds: seconds) }
    if hits.contains(.http500) { return .http500 }
    if hits.contains(.fault) { return .fault }
    if hits.contains(.html) { return .html }
    if hits.contains(.reset) { return .reset }
    return hits.contains(.truncated) ? .truncated(fitsLength: fitsLength) : nil
  }
}
