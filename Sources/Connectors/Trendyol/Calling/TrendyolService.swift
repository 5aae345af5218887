import Outbound

/// Kinds of calls that Trendyol counts apart, for one seller (fact sheet 2026-11-23, §3, as of
/// 2026-10-08). Each is paced for the smallest tier of sellers. Every endpoint besides has 50
/// requests in ten seconds, so no interval is below 200 ms.
enum TrendyolService: String, Sendable, CaseIterable {
  case products, batches, offers, orderStream, orderList, packageStatus, packageChange
  case label, invoice, claims, claimApproval, claimIssue, questions, finance, webhooks

  /// Milliseconds between the starts of two requests.
  var interval: Int {
    switch self {
    // Product reads share 1000 a minute, stock and price has 350, both above 50 in ten seconds.
    case .products, .batches, .offers: 200
    // "At least five seconds between calls" is a recommendation; a digest says 1000 a minute.
    case .orderStream: 5000
    // 30 a minute in the table of limits, 1000 in the page's text.
    case .orderList: 2000
    case .packageStatus: 200  // 300 a minute
    case .packageChange: 600  // 100 a minute
    case .label, .finance: 600  // 100 a minute
    case .claims, .questions, .invoice, .webhooks: 200
    case .claimApproval, .claimIssue: 12_000  // five a minute
    }
  }

  /// - Parameter override: The account's own interval in milliseconds, when it has one.
  func limit(override: Int?) -> RateLimit {
    .minimumInterval(.milliseconds(override ?? interval))
  }
}
