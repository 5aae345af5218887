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

  func order(_ row: Int) -> ShopOrder {
    var order = source.order(row, facts(row))
    state.dictated[row]?.apply(to: &order, self)
    return order
  }

  /// A card with the stock and the prices of now.
  func card(_ row: Int) -> ShopCard {
    var card = source.card(row)
    card.row.stockChangedAt = stockChanged(ofCard: row)
    if state.cardStockChanges[row] == nil, state.cardEdits[row] == nil { return card }
    for index in card.variants.indices {
      let variant = ShopKey.variantIndex(card.variants[index].id)
      if let change = state.stock[variant] {
        card.variants[index].stock = change.quantity
        card.variants[index].stockChangedAt = change.at
      }
      if let change = state.prices[variant] { change.apply(to: &card.variants[index]) }
    }
    return card
  }

  /// When a card was edited last, prices included.
  func edited(ofCard row: Int) -> ShopTime {
    let made = source.cards[row].editedAt
    return state.cardEdits[row].map { max($0, made) } ?? made
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

extension ShopState.PriceChange {
  func apply(to variant: inout ShopVariant) {
    variant.listPrice = list ?? variant.listPrice
    variant.salePrice = sale ?? variant.salePrice
    variant.pricesIncludeVAT = includesVAT ?? variant.pricesIncludeVAT
  }
}
