import Basics

/// What buyers do, from outside of the interface.
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

  /// Buyers return so many delivered orders, a unit of each.
  /// - Returns: how many there were.
  @discardableResult
  public func returnOrders(_ count: Int) -> Int {
    withState { state, moment in state.returnOrders(count, at: moment.now) }
  }

  /// Visitors ask so many questions.
  @discardableResult
  public func askQuestions(_ count: Int) -> Int {
    withState { state, moment in
      let approved = state.contents.indices.filter { state.contents[$0].isApproved }
      guard !approved.isEmpty else { return 0 }
      for _ in 0..<max(count, 0) {
        var draws = Draws(
          seed: state.world.seed, .trendyolQuestion, 1_000_000 + state.questions.count)
        state.ask(about: draws.pick(approved), at: moment.now, &draws)
      }
      return max(count, 0)
    }
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
