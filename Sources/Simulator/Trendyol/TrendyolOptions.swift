/// How the simulated Trendyol account answers: who may ask, how fast, and where the facts leave a
/// choice (Trendyol wire facts 2026-11-23, §17).
public struct TrendyolOptions: Sendable {
  public var sellerID = 2_738_001
  public var apiKey = "SIMULATED-API-KEY"
  public var apiSecret = "SIMULATED-API-SECRET"
  /// Nil for no limits at all.
  public var limits: TrendyolLimits? = TrendyolLimits()

  /// How long a batch of catalogue writes waits until it is applied; each batch draws its own, so a
  /// later one may be applied first.
  public var batchDelay: ClosedRange<Duration> = .milliseconds(300)...(.milliseconds(1_500))
  /// How long a batch's result can be read (§6.6).
  public var batchLife: Duration = .seconds(4 * 3_600)
  /// A batch that is not applied yet shows no items at all, instead of items in progress.
  public var hidesWaitingItems = false
  /// The same price and stock body is refused for so long (§6.5); nil for no such rule.
  public var identicalCooldown: Duration? = .seconds(900)
  /// How long a new product waits for its approval; nil until a person approves it.
  public var approvalDelay: Duration? = .seconds(30)
  /// The category tree comes as `{"categories":[…]}` instead of a bare array (§5).
  public var wrapsCategories = false
  /// Attribute values are named `attributeValueName`, as the documentation has it (§5).
  public var usesDocumentedValueName = false
  /// The stream calls the package `id`, as it did in May 2026 (§8.2).
  public var streamUsesOldID = false
  /// An empty list of claims answers 404 (§10.1).
  public var missesEmptyClaims = false
  /// How many days of orders there are; packages that changed earlier are never made.
  public var orderDays: Int64 = 100
  /// A webhook is tried again after so long (§13).
  public var webhookRetry: Duration = .seconds(300)
  /// So many failures in a row make a webhook `PASSIVE` (§13).
  public var webhookFailures = 13

  public init() {}
}

/// How many requests are let in (Trendyol wire facts 2026-11-23, §3).
public struct TrendyolLimits: Sendable, Equatable {
  /// Requests of one endpoint in ten seconds.
  public var perEndpoint = 50
  /// Requests in a minute by group, at the smallest size of seller.
  public var perMinute: [TrendyolLimitGroup: Int] = [
    .productRead: 1_000, .productWrite: 200, .priceWrite: 350, .claimWrite: 5,
    .packageWrite: 300, .packageSplit: 100, .finance: 100,
  ]
  /// A refusal says in `Retry-After` how many seconds to wait. The facts know of no such header.
  public var tellsRetryAfter = false

  public init() {}
}

/// Requests that are counted together, by the minute.
public enum TrendyolLimitGroup: String, Sendable, CaseIterable {
  case productRead, productWrite, priceWrite
  /// The list of packages. Documented with 30 and with 1,000 a minute, so there is no limit unless
  /// one is set.
  case packageRead
  case packageWrite, packageSplit
  /// Accepting and rejecting, each counted by itself.
  case claimWrite
  case finance
  /// Counted by endpoint alone.
  case none
}
