/// What goes wrong between the shop and its clients, by name.
public enum FaultKind: String, CaseIterable, Sendable {
  /// The answer comes late, within `FaultPlan.latency`.
  case latency
  /// The request is accepted and never answered; the connection closes after
  /// `FaultPlan.timeoutLimit`.
  case timeout
  /// The connection is reset (TCP RST) in the middle of the body.
  case reset
  /// Status 500 with the HTML page of the web server.
  case http500
  /// Status 500 with the SOAP fault `Value cannot be null. Parameter name: source`.
  case fault
  /// Status 500 with the SOAP fault `Next Query Allowed After N seconds. |N`.
  case throttle
  /// The body is cut, half the time with a Content-Length that fits what is left, half the time
  /// with that of the whole body.
  case truncated
  /// Status 200 with the HTML of a login page.
  case html
  /// No gzip, although it was asked for.
  case nogzip
  /// Rows come and go while a client is paging.
  case drift
  /// Single records hold a value that their type does not allow.
  case poison
  /// Trendyol: a row of a batch fails, whatever it says.
  case rejected
  /// Trendyol: a row of a batch is told to be a success and is not applied.
  case silent
  /// Trendyol: a webhook is delivered twice.
  case twice
  /// Trendyol: a webhook is delivered after the next one.
  case reordered
  /// Trendyol: a webhook is never delivered.
  case lost

  /// The faults that are drawn for each request, in the order of their draws. A new fault is no
  /// part of it, or it would move the hits of the others.
  static let ofRequests: [FaultKind] = [
    .latency, .timeout, .reset, .http500, .fault, .throttle, .truncated, .html, .nogzip, .drift,
    .poison,
  ]
}

/// How often each fault happens, and how. Draws are made from the seed and the number of the
/// request, so the same requests in the same order meet the same faults.
public struct FaultPlan: Sendable, Equatable {
  /// Probability by fault, 0...1: of requests, for `poison` of records, for `rejected` and `silent`
  /// of a batch's rows, for `twice`, `reordered` and `lost` of webhook deliveries.
  public var rates: [FaultKind: Double] = [:]
  public var seed: UInt64 = 1
  /// Waited before every answer, on top of the fault `latency`.
  public var baseLatency: Duration = .zero
  public var latency: ClosedRange<Duration> = .milliseconds(200)...(.seconds(2))
  public var timeoutLimit: Duration = .seconds(60)
  /// The largest N of a `throttle` fault, at least 1.
  public var maximumThrottleSeconds = 3

  public init() {}

  /// Reads `NAME=RATE` settings, as of the command line.
  /// - Throws: `FaultPlanError`.
  public init(parsing settings: [String]) throws(FaultPlanError) {
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw .notAPair(setting) }
      guard let kind = FaultKind(rawValue: String(parts[0])) else {
        throw .unknownName(String(parts[0]))
      }
      guard let rate = Double(parts[1]), rate >= 0, rate <= 1 else {
        throw .badRate(name: kind.rawValue, rate: String(parts[1]))
      }
      guard rates[kind] == nil else { throw .givenTwice(kind.rawValue) }
      rates[kind] = rate
    }
  }

  /// Every fault at one rate.
  public static func everything(at rate: Double) -> FaultPlan {
    var plan = FaultPlan()
    for kind in FaultKind.allCases { plan.rates[kind] = rate }
    return plan
  }

  public func rate(of kind: FaultKind) -> Double { rates[kind] ?? 0 }
}

/// What is wrong with a fault setting.
public enum FaultPlanError: Error, Equatable, CustomStringConvertible {
  case notAPair(String)
  case unknownName(String)
  case badRate(name: String, rate: String)
  case givenTwice(String)

  public var description: String {
    switch self {
    case .notAPair(let text): "a fault is written NAME=RATE, for example throttle=0.05, not \(text)"
    case .unknownName(let name):
      "there is no fault \(name); there are "
        + FaultKind.allCases.map(\.rawValue).joined(separator: ", ")
    case .badRate(let name, let rate): "the rate of \(name) is a number from 0 to 1, not \(rate)"
    case .givenTwice(let name): "the fault \(name) is given twice"
    }
  }
}
