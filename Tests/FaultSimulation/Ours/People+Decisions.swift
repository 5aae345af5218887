import Basics
import Inventory
import Storage

/// Once in a while somebody looks at what waits for a decision.
extension People {
  func look() {
    side.after(world.number(2...(world.isQuiet ? 3 : 5)) * 3_600_000) { [weak self] in
      self?.decide()
      self?.look()
    }
  }

  private func decide() {
    let holds = side.read { try PushHolds.list(in: $0) } ?? []
    for hold in holds {
      let isDone = side.transact("a person agrees to the push to \(hold.channelID)") {
        try PushHolds.allow(
          channelID: hold.channelID, actor: "user:1", now: side.clock, in: $0)
      }
      guard isDone else { return }
    }
    for market in side.markets {
      let drifts =
        side.read {
          try StockDrift.list(channelID: Int64(market.number + 1), limit: 10, in: $0)
        } ?? []
      for drift in drifts { guard cure(drift) else { return } }
    }
    side.publishSoon()
    side.endStep()
  }

  private func cure(_ drift: StockDrift) -> Bool {
    if drift.cause == .editedOnChannel { world.saw(.driftEdited) }
    guard !world.isQuiet, drift.cause == .editedOnChannel, world.chance(0.6) else {
      world.saw(.curedByTelling)
      return side.transact("a person tells listing \(drift.listingID) our value") {
        try DriftCures.tellOurs(
          listingID: drift.listingID, actor: "user:1", now: side.clock, in: $0)
      }
    }
    var count: StockCount?
    let isDone = side.transact("a person believes listing \(drift.listingID)") { connection in
      let fold = try Fold(reference: side.reference, until: side.clock, in: connection)
      let place = StockPlace(variantID: drift.variantID, warehouseID: side.shop.main)
      let believed = max(0, fold.onHand(place) + drift.shown - drift.ours)
      let isTaken = try DriftCures.takeTheirs(
        listingID: drift.listingID, actor: "user:1", now: side.clock, in: connection)
      guard isTaken else { return }
      world.saw(.curedByTaking)
      count = StockCount(
        place, quantity: believed, at: side.clock,
        cause: StockCause(
          .drift, id: "\(drift.listingID)", line: "\(drift.firstSeenAt.milliseconds)"),
        actor: "user:1")
    }
    if isDone, let count { side.reference.counts[count.cause] = count }
    return isDone
  }
}
