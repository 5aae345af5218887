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
  mutating func follow(_ view: ShopView, at now: Timestamp) {
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

extension TrendyolAccount {
  /// A buyer on Trendyol orders so many units of a barcode.
  /// - Parameter mirrors: the shop's own list shows the order as well, under the same number.
  public func sell(barcode: String, quantity: Int, mirrors: Bool = false) -> SaleOutcome {
    withState { state, moment in
      guard let index = state.listing(barcode) else { return .unknown }
      return sell(index, quantity: quantity, mirrors: mirrors, &state, moment)
    }
  }

  /// Buyers order one unit each of so many listings that have something to sell.
  /// - Parameter mirrors: seven orders in ten show in the shop's list as well.
  /// - Returns: numbers of the orders; fewer when everything is sold out.
  @discardableResult
  public func placeOrders(_ count: Int, mirrors: Bool = true) -> [String] {
    withState { state, moment in
      var numbers: [String] = []
      for _ in 0..<max(count, 0) {
        let sellable = state.sellable
        guard !sellable.isEmpty else { break }
        var draws = Draws(seed: state.world.seed, .trendyolOrder, -1 - state.saleCount)
        let index = sellable[draws.rank(sellable.count, steepness: 1.5)]
        let isMirrored = mirrors && draws.chance(0.7)
        if case .sold(let number, _) = sell(
          index, quantity: 1, mirrors: isMirrored, &state, moment)
        {
          numbers.append(number)
        }
      }
      return numbers
    }
  }

  private func sell(
    _ index: Int, quantity: Int, mirrors: Bool, _ state: inout TrendyolState,
    _ moment: TrendyolMoment
  ) -> SaleOutcome {
    let outcome = state.sell(index, quantity: quantity, at: moment)
    let listing = state.listings[index]
    if mirrors, case .sold(let number, _) = outcome, let variant = listing.variant {
      let line = DictatedOrder.Line(
        variant: variant, quantity: quantity, unitPrice: Amount(minor: listing.sale.minor))
      shop.mirror(DictatedOrder(lines: [line], marketplaceNumber: number))
    }
    return outcome
  }

  /// Moves so many of the oldest open packages one step on.
  @discardableResult
  public func movePackages(_ count: Int) -> Int {
    withState { state, moment in state.movePackages(count, at: moment.now) }
  }

  /// The buyer cancels units of a package that is not shipped yet.
  /// - Parameters:
  ///   - order: the order's number.
  ///   - units: how many; nil cancels everything.
  /// - Returns: false when there is no such order, or nothing left to cancel.
  public func cancel(order number: String, units: Int?) -> Bool {
    withState { state, moment in
      guard let index = state.orderByNumber[number] else { return false }
      let done: Bool? = try? state.change(index) { order throws(TrendyolRefusal) in
        let open = order.livePackages.first {
          order.packages[$0].status.isOpen || order.packages[$0].status == .awaiting
        }
        guard let open else { return false }
        var wanted: [Int: Int] = [:]
        var missing = units ?? .max
        for item in order.packages[open].items where missing > 0 {
          wanted[item.line] = min(item.units.count, missing)
          missing -= min(item.units.count, missing)
        }
        return order.cancel(
          open, wanted, as: .cancelled, reason: 0, by: "Customer", at: moment.now)
      }
      return done ?? false
    }
  }
}
