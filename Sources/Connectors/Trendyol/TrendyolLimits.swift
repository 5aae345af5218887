/// Figures that bound the connector's behaviour, with their grounds. Trendyol changes its limits
/// several times a year, so they stand here and nowhere else.
/// "Fact sheet" is the Trendyol seller API fact sheet of 2026-11-23.
enum TrendyolLimits {
  static let daySeconds: Int64 = 86_400
  /// For lists that set no bound.
  static let centurySeconds: Int64 = 36_525 * daySeconds

  // MARK: - Lists (fact sheet §5, §6.7, §8, §10, §11)

  static let packagesPerPage = 200
  static let approvedPerPage = 100
  static let unapprovedPerPage = 1000
  static let claimsPerPage = 200
  static let questionsPerPage = 50
  static let brandsPerPage = 2000
  /// Finance takes 500 or 1000 and nothing else (fact sheet §12, seen live).
  static let settlementsPerPage = 1000

  /// `page × size` may not pass this; beyond, products need their token and orders give 429.
  static let reachablePages = 10_000

  /// Orders, claims and questions: the longest span of one request.
  static let windowSeconds: Int64 = 14 * daySeconds
  static let settlementWindowSeconds: Int64 = 15 * daySeconds

  /// How far back the cursor list of orders reaches: three months. A day less, because a month has
  /// no length.
  static let streamReachSeconds: Int64 = 89 * daySeconds
  /// How far back the page list reaches since 2026-03-05: one month.
  static let listReachSeconds: Int64 = 29 * daySeconds
  /// Nothing says how far claims and questions reach; a year is more than a return can take.
  static let claimReachSeconds: Int64 = 364 * daySeconds
  /// How far back an incremental pass looks at claims and questions, whatever has changed: whether
  /// their date filter means the first day or the last change is not known (fact sheet §10.1), and
  /// they are few.
  static let claimLookBackSeconds: Int64 = 28 * daySeconds
  static let questionReachSeconds: Int64 = 89 * daySeconds
  static let questionLookBackSeconds: Int64 = 14 * daySeconds

  /// Date filters are documented as "milliseconds, GMT+3" without saying what is shifted. We send
  /// true moments and begin three hours and five minutes early (fact sheet §8.6).
  static let overlapSeconds: Int64 = 3 * 3600 + 300

  // MARK: - Our own bounds

  /// Requests of one `pull` at most, so that a checkpoint is never far away.
  static let requestsPerPull = 10
  /// Rows of goods that wait for approval which one pull reads: they are put together by model, so
  /// they must be in memory at once.
  static let mostUnapprovedRows = 20_000
  /// Pages of brands, 2000 each. There were some 300 000 brands.
  static let mostBrandPages: Int64 = 1000
  /// No list is believed to have more rows or pages: forty years of a shop with 70,000 orders a day.
  static let mostRowsOfAList: Int64 = 1_000_000_000
  /// Rows that a list is followed for from token to token: a fortnight of twice the orders of such a
  /// shop, and more goods than a seller has.
  static let mostRowsBehindTokens: Int64 = 2_000_000
  /// How often a list is begun anew because its token is not taken back.
  static let mostRestarts: Int64 = 20
  /// Longest answer that is read: 200 packages are about 1 MB.
  static let longestReply = 64 << 20
  /// Bytes of a refusal that are looked at, and characters of its words that are passed on.
  static let longestRefusal = 64 << 10
  static let longestWords = 300
  static let longestKey = 100

  /// No quantity beyond this is believed, in whole units; for amounts of money see `WireAmount`.
  static let largestQuantity: Int64 = 10_000_000

  // MARK: - Patience (fact sheet §3: no Retry-After is promised, clients wait ten seconds)

  static let throttleSeconds = 10
  static let longestThrottleSeconds = 60
  static let mostThrottles = 6

  // MARK: - Stock and price (fact sheet §6.5, §6.6)

  static let offersPerPush = 999
  static let mostUnits: Int64 = 20_000
  static let identicalSeconds = 15 * 60
  /// Between the acceptance of a batch and the first question about it, and what a batch's result
  /// lives for.
  static let firstPollSeconds = 4
  static let batchLifeSeconds = 4 * 3600
  static let longestBarcode = 40
}
