import Basics

/// The account at one moment: everything that requests, sales and people change.
struct TrendyolState: Sendable {
  /// The most units that Trendyol takes for a listing (Trendyol wire facts 2026-11-23, §6.5).
  static let mostUnits = 20_000

  let world: TrendyolWorld
  var contents: [TrendyolContent]
  var listings: [TrendyolListing]
  var byBarcode: [String: Int]
  /// The first listing of a variant of the shop.
  var byVariant: [Int: Int]

  let orderDays: Int64
  var orders: [TrendyolOrder]
  var orderByNumber: [String: Int]
  var packages: PackageIndex
  /// How many of the shop's events were looked at.
  var seenShopEvents = 0
  var saleCount = 0
  /// Nil when the fault `poison` is off.
  var poison: PoisonDraw?

  var claims: [TrendyolClaim] = []
  /// Indices of orders with a claim.
  var claimed: Set<Int> = []
  var questions: [TrendyolQuestion] = []

  let seller: Int
  var webhooks: [TrendyolWebhook] = []
  var webhookCount = 0
  let webhookFaults: WebhookFaults
  /// Messages that are to be delivered now, in this order.
  var messages: [WebhookMessage] = []
  /// Messages that wait for the next one (the fault `reordered`).
  var heldMessages: [WebhookMessage] = []
  var messageCount = 0

  var batches: [String: TrendyolBatch] = [:]
  /// All batches that can be read, oldest first.
  var batchOrder: [String] = []
  /// Those that are not applied yet, the first due first.
  var waitingBatches: [String] = []
  var batchCount = 0
  /// When the rows with this hash were pushed last.
  var recentPushes: [Int64: Duration] = [:]
  /// When the price of a barcode was changed in the last minute.
  var priceChanges: [String: [Duration]] = [:]
  /// When a content that waits is approved, by its index.
  var pendingApprovals: [Int: Duration] = [:]

  init(_ world: TrendyolWorld, _ options: TrendyolOptions, _ faults: FaultPlan) {
    let catalogue = TrendyolCatalogue(world)
    self.world = world
    contents = catalogue.contents
    listings = catalogue.listings
    byBarcode = catalogue.byBarcode
    byVariant = catalogue.byVariant
    orderDays = options.orderDays
    orders =
      TrendyolOrderMaker(
        world: world, contents: contents, listings: listings, byVariant: byVariant,
        orderDays: orderDays
      ).orders()
    orderByNumber = Dictionary(
      orders.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    packages = PackageIndex(orders)
    seller = options.sellerID
    webhookFaults = WebhookFaults(
      twice: faults.rate(of: .twice), reordered: faults.rate(of: .reordered),
      lost: faults.rate(of: .lost))
    let poisoned = faults.rate(of: .poison)
    poison = poisoned > 0 ? PoisonDraw(seed: faults.seed, rate: poisoned) : nil
    makeClaims()
    makeQuestions()
  }

  /// The listing of a barcode, spelled as it may be: Trendyol cuts spaces away, inner ones too (§6.2).
  func listing(_ barcode: String) -> Int? { byBarcode[Self.normalised(barcode)] }

  static func normalised(_ barcode: String) -> String { barcode.filter { !$0.isWhitespace } }

  func isApproved(_ listing: Int) -> Bool { contents[listings[listing].content].isApproved }

  /// Makes orders of the listings as they are now.
  var maker: TrendyolOrderMaker {
    TrendyolOrderMaker(
      world: world, contents: contents, listings: listings, byVariant: byVariant,
      orderDays: orderDays)
  }

  // MARK: - Time

  /// Lets everything happen that is due.
  mutating func advance(to moment: TrendyolMoment, _ rules: BatchRules) {
    advanceBatches(to: moment, rules)
    approveWaiting(upTo: moment.elapsed, at: moment.now)
    acceptOldClaims(at: moment.now)
    closeOldQuestions(at: moment.now)
  }
}
