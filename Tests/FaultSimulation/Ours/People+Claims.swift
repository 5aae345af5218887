import Basics
import Commerce
import Inventory
import Storage

/// Goods that buyers send back.
extension People {
  func acceptClaims() {
    guard world.chance(world.scenario.claimed) else { return }
    let market = world.pick(side.markets)
    let candidate = market.orders.last {
      world.chance(0.3) && $0.current.status != .cancelled
    }
    guard let order = candidate,
      let orderID = side.reference.id(of: order.current.number, channel: market.number)
    else { return }
    let line = world.pick(order.current.lines)
    guard line.goods != Shop.bundle else { return }
    let id = paper()
    let part = ClaimReturns.Part(
      orderID: orderID, variantID: Shop.variantID(line.goods), units: world.number(1...2))
    if side.reference.orders[orderID]?.status != .delivered { world.saw(.claimBeforeShipment) }
    let times = world.fault(world.scenario.toldAgain) ? 2 : 1
    for _ in 0..<times { claim(id, part) }
  }

  private func claim(_ id: String, _ part: ClaimReturns.Part) {
    world.after(world.number(0...240) * 60_000) { [self] in
      guard side.isAlive else { return claim(id, part) }
      let isStored = side.transact("claim \(id) of order \(part.orderID): \(part.units)") {
        try ClaimReturns.accept(
          claimID: id, parts: [part], acceptedAt: side.clock, actor: "user:2", now: side.clock,
          in: $0)
      }
      guard isStored else { return claim(id, part) }
      side.reference.claims[id] = part
      side.publishSoon()
      side.endStep()
    }
  }
}
