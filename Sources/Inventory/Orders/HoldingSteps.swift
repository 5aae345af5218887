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
      for place in holding.places {
        let old =
          before[variantID]?.places.first { $0.warehouseID == place.warehouseID }
          ?? OrderHolding(warehouseID: place.warehouseID)
        add(
          StockPlace(variantID: variantID, warehouseID: place.warehouseID), from: old, to: place)
      }
    }
  }

  private mutating func add(_ place: StockPlace, from old: OrderHolding, to new: OrderHolding) {
    if new.reserved < old.reserved { released[place] = old.reserved - new.reserved }
    if new.shipped != old.shipped {
      let kind: StockMovement.Kind = new.shipped > old.shipped ? .shipment : .unshipment
      let line = "\(label(place))/\(item.order.revision + 1)/\(old.shipped)-\(new.shipped)"
      movements.append(
        movement(
          kind, place, delta: old.shipped - new.shipped,
          cause: StockCause(.order, id: "\(item.order.orderID)", line: line),
          at: item.order.changedAt))
    }
    if new.returned > old.returned { addReturns(place, from: old.returned, to: new.returned) }
  }

  /// A return is caused by its claim: units are taken from the claims in the order in which they
  /// were accepted.
  private mutating func addReturns(_ place: StockPlace, from old: Int64, to new: Int64) {
    let before = returnedBefore(place)
    var position: Int64 = 0
    for claim in item.order.returns[place.variantID] ?? [] {
      let start = max(position, before + old)
      let end = min(position + claim.units, before + new)
      position += claim.units
      guard start < end else { continue }
      movements.append(
        movement(
          .goodsReturned, place, delta: end - start,
          cause: StockCause(
            .claim, id: claim.claimID,
            line: "\(item.order.orderID)/\(label(place))/\(start)-\(end)"),
          at: claim.acceptedAt, actor: claim.actor))
    }
  }

  /// Units that came back to places in front of this one.
  private func returnedBefore(_ place: StockPlace) -> Int64 {
    let places = item.decision.holdings[place.variantID]?.places ?? []
    return places.prefix { $0.warehouseID != place.warehouseID }.reduce(0) { $0 + $1.returned }
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
