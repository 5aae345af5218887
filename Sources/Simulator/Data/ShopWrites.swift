/// What clients write into the shop.
extension SimulatedShop {
  /// Sets a variant's stock; false when there is no such variant.
  @discardableResult
  func setStock(
    ofVariant variant: Int, to quantity: Int, _ state: inout ShopState, at now: ShopTime
  ) -> Bool {
    guard let card = source.cardRow(ofVariant: variant) else { return false }
    state.stock[variant] = ShopState.StockChange(quantity: quantity, at: now)
    state.cardStockChanges[card] = now
    return true
  }

  /// Sets a variant's prices as they are written on the card; false when there is no such variant.
  /// - Parameters:
  ///   - list: nil leaves it.
  ///   - sale: nil leaves it, zero ends a reduction.
  ///   - includesVAT: nil leaves it.
  func setPrice(
    ofVariant variant: Int, list: Amount?, sale: Amount?, includesVAT: Bool?,
    _ state: inout ShopState, at now: ShopTime
  ) -> Bool {
    guard let card = source.cardRow(ofVariant: variant) else { return false }
    var change = state.prices[variant] ?? ShopState.PriceChange()
    change.list = list ?? change.list
    change.sale = sale ?? change.sale
    change.includesVAT = includesVAT ?? change.includesVAT
    state.prices[variant] = change
    state.cardEdits[card] = now
    return true
  }
}
