import Basics

/// Sales on Trendyol while the shop runs. They take units from Trendyol's own counter, and are
/// refused when there are not enough.
extension TrendyolState {
  /// A buyer orders so many units of a listing.
  mutating func sell(_ index: Int, quantity: Int, at moment: TrendyolMoment) -> SaleOutcome {
    let listing = listings[index]
    guard quantity > 0, quantity <= 1_000, isApproved(index), listing.isSellable else {
      return .unknown
    }
    guard listing.quantity >= quantity else { return .soldOut(left: listing.quantity) }
    listings[index].quantity -= quantity
    let key = 4_000_000 + saleCount
    var draws = Draws(seed: world.seed, .trendyolOrder, key)
    let maker = maker
    let line = TrendyolSoldLine(
      goods: maker.goods(ofListing: index), units: quantity, price: listing.sale)
    var order = maker.sale(
      key: key, number: 9_800_000_000 + saleCount * 31, placed: moment.now, [line], &draws)
    saleCount += 1
    order.open(.created, at: moment.now, carrier: 0)
    add(order)
    return .sold(order: order.number, left: listings[index].quantity)
  }

  /// Listings with something to sell.
  var sellable: [Int] {
    listings.indices.filter {
      listings[$0].quantity > 0 && listings[$0].isSellable && isApproved($0)
        && byBarcode[listings[$0].barcode] == $0
    }
  }

  /// Orders from Trendyol that the shop's own activity placed or moved: they are orders here, too.
  /// A shop that is settled has no poisoned records on either side.
  mutating func follow(_ view: ShopView, at now: Timestamp) {
    if view.state.isSettled { poison = nil }
    let events = view.state.marketplaceEvents
    guard seenShopEvents < events.count else { return }
    for row in events[seenShopEvents...] {
      let facts = view.facts(row)
      let shopOrder = view.order(row)
      if let number = shopOrder.marketplaceNumber, let known = orderByNumber[number] {
        followMove(of: known, to: facts.state, at: now)
      } else if row >= world.source.orders.count {
        take(shopOrder)
        add(maker.mirrored(row, facts, shopOrder))
      }
    }
    seenShopEvents = events.count
  }

  private mutating func take(_ order: ShopOrder) {
    for line in order.lines {
      guard let listing = byVariant[line.variant] else { continue }
      listings[listing].quantity = max(listings[listing].quantity - line.quantity, 0)
    }
  }

  /// The packages catch up with the state that the shop shows.
  private mutating func followMove(of number: Int, to state: OrderState, at now: Timestamp) {
    let target: TrendyolStatus? =
      switch state {
      case .approved: .created
      case .packing: .picking
      case .shipped: .shipped
      case .delivered: .delivered
      default: nil
      }
    guard let target else { return }
    try? change(number) { order throws(TrendyolRefusal) in
      for package in order.livePackages {
        while let next = order.packages[package].status.next,
          order.packages[package].status != target
        {
          order.packages[package].set(next, at: now)
        }
      }
    }
  }
}
