/// A shop at one moment: its data with the changes made so far. One request reads one view.
struct ShopView: Sendable {
  let source: any ShopSource
  let state: ShopState

  /// The facts of an order row, added and changed orders included.
  func facts(_ row: Int) -> OrderRow {
    if let changed = state.changedOrders[row] { return changed }
    let known = source.orders.count
    return row < known ? source.orders[row] : state.addedOrders[row - known]
  }

  func order(_ row: Int) -> ShopOrder { source.order(row, facts(row)) }

  /// A card with the stock of now.
  func card(_ row: Int) -> ShopCard {
    var card = source.card(row)
    card.row.stockChangedAt = stockChanged(ofCard: row)
    if state.cardStockChanges[row] == nil { return card }
    for index in card.variants.indices {
      let variant = ShopKey.variantIndex(card.variants[index].id)
      guard let change = state.stock[variant] else { continue }
      card.variants[index].stock = change.quantity
      card.variants[index].stockChangedAt = change.at
    }
    return card
  }

  func stockChanged(ofCard row: Int) -> ShopTime {
    let made = source.cards[row].stockChangedAt
    return state.cardStockChanges[row].map { max($0, made) } ?? made
  }

  /// Orders in state 10, which only their own filter finds.
  var deletedOrders: [Int] {
    source.orders.indices.filter { source.orders[$0].kind == .deleted }
  }

  /// Row of an order that a client may see, deleted ones included.
  func orderRow(id: Int) -> Int? {
    let row = ShopKey.orderRow(id)
    guard row >= 0, row < source.orders.count + state.addedOrders.count else { return nil }
    return state.orders[row] || facts(row).kind == .deleted ? row : nil
  }
}
