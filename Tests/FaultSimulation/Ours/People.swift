import Basics
import Commerce
import Inventory
import Storage

/// The people of the shop: goods come in and are counted, figures are put right, claims accepted.
/// What they write down reaches us at least once, some time later.
final class People {
  let side: OurSide
  private let places: [Int64]
  private var papers = 0

  init(_ side: OurSide) {
    self.side = side
    places = [side.shop.main, side.shop.main, side.shop.second]
    side.onStart.append { [weak self] in self?.look() }
  }

  var world: World { side.world }

  func open() {
    every(5) { [weak self] in self?.receive() }
    every(5) { [weak self] in self?.count() }
    every(12) { [weak self] in self?.adjust() }
    every(16) { [weak self] in self?.move() }
    every(6) { [weak self] in self?.acceptClaims() }
    if let hours = world.scenario.editHours {
      every(Int64(hours)) { [weak self] in
        guard let self else { return }
        world.pick(side.markets).editByHand()
      }
    }
    if let hours = world.scenario.leapHours {
      every(Int64(hours)) { [weak self] in self?.side.leap() }
    }
  }

  private func every(_ hours: Int64, _ body: @escaping () -> Void) {
    world.after(world.number(1...(2 * hours)) * 3_600_000) { [weak self] in
      guard let self, !world.isQuiet else { return }
      body()
      every(hours, body)
    }
  }

  /// Tells us something until we have it, and sometimes once more.
  private func tell(
    _ what: String, _ book: @escaping (inout StockBook) throws -> Void,
    then: @escaping () -> Void
  ) {
    let times = world.fault(world.scenario.toldAgain) ? 3 : 1
    for _ in 0..<times {
      attempt(after: world.number(0...240) * 60_000, what, book, then)
    }
    if times > 1 { world.saw(.paperToldAgain) }
  }

  private func attempt(
    after wait: Int64, _ what: String, _ book: @escaping (inout StockBook) throws -> Void,
    _ then: @escaping () -> Void
  ) {
    world.after(wait) { [self] in
      guard side.isAlive else { return attempt(after: 600_000, what, book, then) }
      let isStored = side.transact(what) { connection in
        var stock = try StockBook(now: side.clock, in: connection)
        try book(&stock)
        try stock.close()
      }
      guard isStored else { return attempt(after: 600_000, what, book, then) }
      then()
      side.publishSoon()
      side.endStep()
    }
  }

  func paper() -> String {
    papers += 1
    return "paper-\(papers)"
  }

  private func receive() {
    let (id, units) = (paper(), world.number(1...8))
    let movement = StockMovement(
      .receipt, variantID: Shop.variantID(world.index(Shop.goods)), warehouseID: world.pick(places),
      delta: units, cause: StockCause(.delivery, id: id), effectiveAt: moment(), actor: "user:2")
    tell("\(units) of \(movement.variantID) came in by \(id)") {
      try $0.post([movement])
    } then: { [side] in
      side.reference.movements[movement.cause] = movement
    }
  }

  private func adjust() {
    let movement = StockMovement(
      .adjustment, variantID: Shop.variantID(world.index(Shop.goods)),
      warehouseID: world.pick(places), delta: world.pick([-2, -1, -1, 1]),
      cause: StockCause(.person, id: paper()), effectiveAt: moment(), actor: "user:2",
      note: "broken")
    tell("\(movement.delta) of \(movement.variantID) by \(movement.cause.id)") {
      try $0.post([movement])
    } then: { [side] in
      side.reference.movements[movement.cause] = movement
    }
  }

  private func move() {
    let (id, units, when) = (paper(), world.number(1...3), moment())
    let variantID = Shop.variantID(world.index(Shop.goods))
    let both = [(side.shop.main, -units, "out"), (side.shop.second, units, "in")].map {
      StockMovement(
        .transfer, variantID: variantID, warehouseID: $0.0, delta: $0.1,
        cause: StockCause(.transfer, id: id, line: $0.2), effectiveAt: when, actor: "user:2")
    }
    tell("\(units) of \(variantID) went to the second warehouse by \(id)") {
      try $0.post(both)
    } then: { [side] in
      for movement in both { side.reference.movements[movement.cause] = movement }
    }
  }

  private func count() {
    let place = StockPlace(
      variantID: Shop.variantID(world.index(Shop.goods)), warehouseID: world.pick(places))
    let count = StockCount(
      place, quantity: world.number(0...10), at: moment(),
      cause: StockCause(.person, id: paper()), actor: "user:2")
    tell("\(count.quantity) of \(place.variantID) counted by \(count.cause.id)") {
      try $0.count(count)
    } then: { [side] in
      side.reference.counts[count.cause] = count
    }
  }

  /// What is written down happened up to some hours ago.
  private func moment() -> Timestamp {
    Timestamp(milliseconds: world.now - world.number(0...180) * 60_000)
  }
}
