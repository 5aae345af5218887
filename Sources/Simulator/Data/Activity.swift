/// Things that happen in the shop while it runs.
extension SimulatedShop {
  /// Places new orders now, and moves as many of the newest open orders one state on, as a shop's
  /// day does. New orders take their goods out of the stock.
  /// - Returns: IDs of the new orders, oldest first.
  @discardableResult
  public func placeOrders(_ count: Int) -> [Int] {
    let now = now
    let ready = withState { state in
      (0..<max(count, 0)).map { _ in place(&state, at: now) }
    }
    let moved = Set(ready.map(\.row))
    withState { advance(&$0, count: count, at: now, except: moved) }
    return ready.map(\.id)
  }

  /// Moves so many of the newest open orders one state on.
  public func moveOrders(_ count: Int) {
    let now = now
    withState { advance(&$0, count: max(count, 0), at: now, except: []) }
  }

  private func place(_ state: inout ShopState, at now: ShopTime) -> (row: Int, id: Int) {
    let row = source.orders.count + state.addedOrders.count
    let facts = source.newOrder(row, at: now)
    state.addedOrders.append(facts)
    state.orders.append()
    if Int(facts.origin) == TrendyolOrderMaker.origin { state.marketplaceEvents.append(row) }
    for line in source.order(row, facts).lines {
      takeFromStock(line, &state, at: now)
    }
    return (row, ShopKey.order(row))
  }

  private func takeFromStock(_ line: ShopOrderLine, _ state: inout ShopState, at now: ShopTime) {
    let known = ShopView(source: source, state: state).card(line.card).variants
    let id = ShopKey.variant(line.variant)
    let stock = known.first { $0.id == id }?.stock ?? 0
    setStock(ofVariant: line.variant, to: max(stock - line.quantity, 0), &state, at: now)
  }

  private func advance(
    _ state: inout ShopState, count: Int, at now: ShopTime, except: Set<Int>
  ) {
    let newest = state.orders.page(offset: 0, limit: count * 8 + 200, descending: true)
    var left = count
    for row in newest where left > 0 && !except.contains(row) {
      let view = ShopView(source: source, state: state)
      var facts = view.facts(row)
      guard let next = facts.state.next else { continue }
      facts.state = next
      facts.paymentState = OrderLife.payment(next, facts.payment)
      facts.stateChangedAt = UInt32(clamping: now.seconds)
      facts.editedAt = facts.stateChangedAt
      state.changedOrders[row] = facts
      if Int(facts.origin) == TrendyolOrderMaker.origin { state.marketplaceEvents.append(row) }
      left -= 1
    }
  }
}
