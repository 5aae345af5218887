import Hummingbird

/// Who may enter: the checks that a request passes before its endpoint sees it.
struct TrendyolDoor: Sendable {
  let options: TrendyolOptions
  private let windows = RequestWindows()
  private let expectedAuthorization: String

  init(_ options: TrendyolOptions) {
    self.options = options
    let pair = Array("\(options.apiKey):\(options.apiSecret)".utf8)
    expectedAuthorization = "Basic " + Base64.encode(pair)
  }

  /// - Throws: 403 without a proper `User-Agent`, 401 for a wrong key or another seller, 429 for one
  ///   request too many (Trendyol wire facts 2026-11-23, §2, §3).
  func admit(
    _ headers: HTTPFields, _ route: TrendyolRoute?, seller: String?, at time: Duration
  ) throws(TrendyolRefusal) {
    guard Self.isProper(agent: headers[.userAgent] ?? "") else { throw .noAgent }
    guard headers[.authorization] == expectedAuthorization else { throw .wrongKey }
    if let seller, seller != String(options.sellerID) { throw .otherSeller }
    guard let route, let limits = options.limits else { return }
    try count(route.operation, limits.perEndpoint, in: .seconds(10), limits, at: time)
    guard let most = limits.perMinute[route.group] else { return }
    let name = route.group == .claimWrite ? "minute \(route.operation)" : route.group.rawValue
    try count(name, most, in: .seconds(60), limits, at: time)
  }

  private func count(
    _ name: String, _ most: Int, in window: Duration, _ limits: TrendyolLimits, at time: Duration
  ) throws(TrendyolRefusal) {
    if let wait = windows.admit(name, most: most, in: window, at: time) {
      throw .tooMany(retryAfter: limits.tellsRetryAfter ? wait : nil)
    }
  }

  /// `{sellerId} - {IntegratorName}`, the name alphanumeric and at most 30 characters.
  static func isProper(agent: String) -> Bool {
    guard let dash = agent.firstRange(of: " - ") else { return false }
    let seller = agent[..<dash.lowerBound]
    let name = agent[dash.upperBound...]
    return !seller.isEmpty && seller.allSatisfy(\.isNumber) && (1...30).contains(name.count)
      && name.allSatisfy { $0.isLetter || $0.isNumber }
  }
}
