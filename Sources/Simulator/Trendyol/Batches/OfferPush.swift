import Basics

/// Stock and prices (Trendyol wire facts 2026-11-23, §6.5).
extension TrendyolState {
  /// Price changes of one barcode in a minute; a change too many fails in its batch (§3).
  private static let mostPriceChanges = 30

  /// `POST …/products/price-and-inventory`: taken as a batch. Unknown barcodes are taken as well and
  /// fail in it; the very same rows within a quarter of an hour are refused at once.
  static func pushOffers(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let items = try call.items()
    for item in items where key(of: item).isEmpty {
      throw TrendyolRefusal.product(400, "invalid.barcode", "Barkod formatı geçersiz")
    }
    if let cooldown = call.options.identicalCooldown {
      var json = ReplyJSON(capacity: call.body.count)
      json.array(items) { $0.value($1) }
      let hash = ContentHash.of(json.bytes)
      let elapsed = call.moment.elapsed
      state.recentPushes = state.recentPushes.filter { elapsed - $0.value < cooldown }
      guard state.recentPushes.updateValue(elapsed, forKey: hash) == nil else {
        throw TrendyolRefusal.product(
          400, "identical.request", "15 dakika boyunca aynı isteği tekrarlı olarak atamazsınız!")
      }
    }
    return state.accept(items, as: .offers, call)
  }

  mutating func applyOffer(
    _ request: WireJSON, at moment: TrendyolMoment
  ) throws(RowRefusal) {
    let index = try approvedListing(request)
    var listing = listings[index]
    if let quantity = try Self.quantity(request) {
      listing.quantity = quantity
      listing.stockChanged = moment.now
    }
    let prices = try Self.prices(request, listing)
    if prices.sale != listing.sale || prices.list != listing.list {
      try countPriceChange(of: listing.barcode, at: moment.elapsed)
      listing.sale = prices.sale
      listing.list = prices.list
      listing.priceChanged = moment.now
    }
    listings[index] = listing
  }

  /// The listing that a row speaks of.
  func knownListing(_ request: WireJSON) throws(RowRefusal) -> Int {
    guard let index = listing(request["barcode"]?.text ?? "") else {
      throw RowRefusal("Barkod bilgisine ait ürün bulunamadı")
    }
    return index
  }

  func approvedListing(_ request: WireJSON) throws(RowRefusal) -> Int {
    let index = try knownListing(request)
    guard isApproved(index) else { throw RowRefusal("Onaylanmamış ürün güncellenemez") }
    return index
  }

  private static func quantity(_ request: WireJSON) throws(RowRefusal) -> Int? {
    guard let value = request["quantity"], !value.isNull else { return nil }
    guard let quantity = value.int, (0...mostUnits).contains(quantity) else {
      throw RowRefusal("Stok adedi 0 ile \(mostUnits) arasında bir tam sayı olmalıdır")
    }
    return quantity
  }

  /// A price that is absent stays.
  static func prices(
    _ request: WireJSON, _ listing: TrendyolListing
  ) throws(RowRefusal) -> (sale: Lira, list: Lira) {
    let sale = try price(request["salePrice"]) ?? listing.sale
    let list = try price(request["listPrice"]) ?? listing.list
    guard list >= sale else { throw RowRefusal("Satış fiyatı liste fiyatından büyük olamaz") }
    return (sale, list)
  }

  static func price(_ value: WireJSON?) throws(RowRefusal) -> Lira? {
    guard let value, !value.isNull else { return nil }
    guard let price = value.lira, price > .zero else { throw RowRefusal("Fiyat sıfır olamaz") }
    return price
  }

  private mutating func countPriceChange(
    of barcode: String, at time: Duration
  ) throws(RowRefusal) {
    let recent = (priceChanges[barcode] ?? []).filter { time - $0 < .seconds(60) }
    guard recent.count < Self.mostPriceChanges else {
      throw RowRefusal("Aynı barkod için dakikada en fazla 30 fiyat değişikliği yapılabilir")
    }
    priceChanges[barcode] = recent + [time]
  }
}
