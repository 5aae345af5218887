import Basics

/// Sales of named goods while the shop runs.
extension SimulatedShop {
  /// A buyer on the shop's own page orders so many units of a variant.
  /// - Parameter variantID: as on the wire.
  public func sell(variantID: Int, quantity: Int) -> SaleOutcome {
    let variant = ShopKey.variantIndex(variantID)
    let now = now
    return withState { state in
      let view = ShopView(source: source, state: state)
      guard quantity > 0, let left = view.stock(ofVariant: variant) else { return .unknown }
      guard left >= quantity else { return .soldOut(left: left) }
      let order = DictatedOrder(lines: [.init(variant: variant, quantity: quantity)])
      let id = place(order, origin: 0, &state, at: now)
      return .sold(order: String(id), left: left - quantity)
    }
  }

  /// The buyer of an order that `sell` placed takes it back before it is on its way; its goods are for
  /// sale again.
  /// - Parameter number: as `sell` gave it.
  /// - Returns: false when there is no such order, or it is cancelled already.
  public func cancel(order number: String) -> Bool {
    guard let id = Int(number) else { return false }
    let (row, now) = (ShopKey.orderRow(id), now)
    return withState { state in
      guard let order = state.dictated[row] else { return false }
      var facts = ShopView(source: source, state: state).facts(row)
      guard [.awaitingApproval, .approved, .packing].contains(facts.state) else { return false }
      facts.state = .cancelled
      facts.paymentState = OrderLife.payment(.cancelled, facts.payment)
      facts.stateChangedAt = UInt32(clamping: now.seconds)
      facts.editedAt = facts.stateChangedAt
      state.changedOrders[row] = facts
      for line in order.lines {
        let left = ShopView(source: source, state: state).stock(ofVariant: line.variant) ?? 0
        setStock(ofVariant: line.variant, to: left + line.quantity, &state, at: now)
      }
      return true
    }
  }

  /// Shows an order of Trendyol in the shop's list, as the shop's own link to the marketplace does.
  /// What it takes out of the stock may be more than there is, because nobody asked the shop.
  @discardableResult
  func mirror(_ order: DictatedOrder) -> Int {
    let now = now
    return withState { place(order, origin: TrendyolOrderMaker.origin, &$0, at: now) }
  }

  private func place(
    _ order: DictatedOrder, origin: Int, _ state: inout ShopState, at now: ShopTime
  ) -> Int {
    let row = source.orders.count + state.addedOrders.count
    var facts = source.newOrder(row, at: now)
    facts.origin = UInt8(origin)
    if OrderOrigin.all[origin].isMarketplace {
      facts.member = -1
      facts.payment = .currentAccount
      facts.paymentState = OrderLife.payment(facts.state, facts.payment)
      facts.carrier = UInt8(OrderOrigin.all[origin].carrier ?? 0)
    }
    state.addedOrders.append(facts)
    state.orders.append()
    state.dictated[row] = order
    for line in order.lines {
      let left = ShopView(source: source, state: state).stock(ofVariant: line.variant) ?? 0
      setStock(ofVariant: line.variant, to: max(left - line.quantity, 0), &state, at: now)
    }
    return ShopKey.order(row)
  }

  /// Units of a variant that the shop's own page still sells; nil for an unknown one.
  public func stock(ofVariantID id: Int) -> Int? { view.stock(ofVariant: ShopKey.variantIndex(id)) }
}

extension ShopView {
  func stock(ofVariant variant: Int) -> Int? {
    if let change = state.stock[variant] { return change.quantity }
    guard let row = source.cardRow(ofVariant: variant) else { return nil }
    let id = ShopKey.variant(variant)
    return source.card(row).variants.first { $0.id == id }?.stock
  }
}

/// What became of a wish to buy.
public enum SaleOutcome: Sendable, Equatable {
  /// - Parameters:
  ///   - order: the number of the order on its channel.
  ///   - left: units that can still be bought there.
  case sold(order: String, left: Int)
  /// There are fewer units than were wanted; nothing happened.
  case soldOut(left: Int)
  /// There is no such listing, or it is not on sale.
  case unknown
}
