import Basics

/// The difference between what an order held and what it holds, as movements and promises that
/// ended. Promises that are made are not in it: they are made where free units are looked for.
struct HoldingSteps {
  private(set) var movements: [StockMovement] = []
  private(set) var released: [StockPlace: Int64] = [:]

  private let item: OrderCase

  init(_ item: OrderCase, after before: [Int64: VariantHolding]) {
    self.item = item
    for (variantID, holding) in item.decision.holdings.sorted(by: { $0.key < $1.key }) {
      let old = before[variantID] ?? VariantHolding()
      // Units that claims brought back are numbered in the order in which they come.
      var returned = old.returned
      for next in holding.places {
        let place = StockPlace(variantID: variantID, warehouseID: next.warehouseID)
        let last =
          old.places.first { $0.warehouseID == next.warehouseID }
          ?? OrderHolding(warehouseID: next.warehouseID)
        add(place, from: last, to: next)
        let units = next.returned - last.returned
        if units > 0 { addReturns(place, returned..<returned + units) }
        returned += max(0, units)
      }
    }
  }

  private mutating func add(_ place: StockPlace, from old: OrderHolding, to new: OrderHolding) {
    if new.reserved < old.reserved { released[place] = old.reserved - new.reserved }
    guard new.shipped != old.shipped else { return }
    let kind: StockMovement.Kind = new.shipped > old.shipped ? .shipment : .unshipment
    let line = "\(label(place))/\(item.order.revision + 1)/\(old.shipped)-\(new.shipped)"
    movements.append(
      movement(
        kind, place, delta: old.shipped - new.shipped,
        cause: StockCause(.order, id: "\(item.order.orderID)", line: line),
        at: item.order.changedAt))
  }

  /// A return is caused by its claim: units are taken from the claims in the order in which they
  /// were accepted.
  private mutating func addReturns(_ place: StockPlace, _ units: Range<Int64>) {
    var position: Int64 = 0
    for claim in item.order.returns[place.variantID] ?? [] {
      let part = units.clamped(to: position..<position + claim.units)
      position += claim.units
      guard !part.isEmpty else { continue }
      movements.append(
        movement(
          .goodsReturned, place, delta: part.upperBound - part.lowerBound,
          cause: StockCause(
            .claim, id: claim.claimID,
            line: "\(item.order.orderID)/\(label(place))/\(part.lowerBound)-\(part.upperBound)"),
          at: claim.acceptedAt, actor: claim.actor))
    }
  }

  private func label(_ place: StockPlace) -> String { "\(place.variantID)/\(place.warehouseID)" }

  private func movement(
    _ kind: StockMovement.Kind, _ place: StockPlace, delta: Int64, cause: StockCause,
    at moment: Timestamp?, actor: String? = nil
  ) -> StockMovement {
    StockMovement(
      kind, variantID: place.variantID, warehouseID: place.warehouseID, delta: delta,
      cause: cause, effectiveAt: moment ?? Timestamp(milliseconds: .max),
      actor: actor ?? "channel:\(item.order.channelID)")
  }
}
