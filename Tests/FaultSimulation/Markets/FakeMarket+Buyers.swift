import Commerce

/// What buyers do.
extension FakeMarket {
  func openForBusiness() {
    guard !world.isQuiet else { return }
    world.after(world.number(1...(2 * world.scenario.customerMinutes)) * 60_000) {
      [weak self] in
      self?.sell()
      self?.openForBusiness()
    }
  }

  private func sell() {
    let key = world.pick(keys)
    let quantity = world.pick([1, 1, 1, 1, 2, 3] as [Int64])
    guard !world.isQuiet, var listing = listings[key], listing.stock >= quantity else { return }
    listing.stock -= quantity
    listings[key] = listing
    var lines = [FakeOrder.Line(goods: listing.goods, quantity: quantity)]
    let other = world.pick(keys)
    if world.chance(0.2), other != key, let more = listings[other], more.stock >= 1 {
      listings[other]?.stock -= 1
      lines.append(FakeOrder.Line(goods: more.goods, quantity: 1))
    }
    let status = world.pick([.created, .created, .awaitingPayment] as [OrderStatus])
    orders.append(
      FakeOrder(number: orders.count, lines: lines, status: status, at: world.now))
    world.note("market \(number) sold order \(orders.count - 1): \(lines)")
    onChange(orders.count - 1)
    live(orders.count - 1)
  }

  /// The order's life: paid, changed, shipped, delivered, or ended before.
  private func live(_ order: Int) {
    var wait = world.number(1...20) * 600_000
    if world.chance(world.scenario.edited) {
      world.after(wait) { [self] in edit(order) }
      wait += world.number(1...6) * 600_000
    }
    if world.chance(world.scenario.cancelled) {
      world.after(wait) { [self] in end(order, .cancelled) }
      // A seller's mistake, taken back.
      guard world.chance(0.1) else { return }
      wait += world.number(1...10) * 600_000
      world.after(wait) { [self] in move(order, to: .created) }
    }
    for status in [.preparing, .shipped, .delivered] as [OrderStatus] {
      wait += world.number(1...20) * 600_000
      world.after(wait) { [self] in move(order, to: status) }
    }
    if world.chance(0.05) {
      world.after(wait + world.number(1...6) * 600_000) { [self] in end(order, .cancelled) }
    }
  }

  private func move(_ order: Int, to status: OrderStatus) {
    orders[order].change(at: world.now) { $0.status = status }
    onChange(order)
  }

  private func end(_ order: Int, _ status: OrderStatus) {
    if restocks { giveBack(orders[order].current.lines) }
    move(order, to: status)
  }

  private func edit(_ order: Int) {
    guard orders[order].current.status != .cancelled else { return }
    let place = world.index(orders[order].current.lines.count)
    orders[order].change(at: world.now) { snapshot in
      if snapshot.lines[place].quantity > 1 {
        snapshot.lines[place].quantity -= 1
      } else {
        snapshot.lines[place].isCancelled = true
      }
    }
    onChange(order)
  }

  private func giveBack(_ lines: [FakeOrder.Line]) {
    for line in lines where !line.isCancelled {
      for key in keys where listings[key]?.goods == line.goods {
        listings[key]?.stock += line.quantity
      }
    }
  }
}
