/// An order whose goods were named by whoever placed it, instead of drawn.
struct DictatedOrder: Sendable {
  struct Line: Sendable {
    /// Index of the variant.
    let variant: Int
    let quantity: Int
    /// One unit, VAT included; nil is what the shop asks for it.
    var unitPrice: Amount?
  }

  let lines: [Line]
  /// The order number on the marketplace that it came from.
  var marketplaceNumber: String?

  func apply(to order: inout ShopOrder, _ view: ShopView) {
    order.marketplaceNumber = marketplaceNumber
    order.campaign = nil
    order.voucher = .zero
    order.voucherCode = nil
    order.shippingFee = .zero
    order.lines = lines.enumerated().compactMap { number, line in
      self.line(line, id: order.id * 16 + number, view)
    }
    for index in order.payments.indices { order.payments[index].amount = OrderTotals(order).total }
  }

  private func line(_ line: Line, id: Int, _ view: ShopView) -> ShopOrderLine? {
    guard let row = view.source.cardRow(ofVariant: line.variant) else { return nil }
    let card = view.card(row)
    let variantID = ShopKey.variant(line.variant)
    guard let variant = card.variants.first(where: { $0.id == variantID }) else { return nil }
    return ShopOrderLine(
      id: id, variant: line.variant, card: row, sku: variant.sku, barcode: variant.barcode,
      name: card.name, supplierCode: card.supplierCode, supplier: card.row.supplier,
      image: card.images.first ?? "", options: variant.options, quantity: line.quantity,
      unitPrice: line.unitPrice ?? variant.price, vatPercent: variant.vatPercent)
  }
}

extension ShopVariant {
  /// What a buyer pays, VAT included.
  fileprivate var price: Amount {
    let written = salePrice == .zero ? listPrice : salePrice
    if pricesIncludeVAT { return written }
    return Amount(minor: Lira(Amount(units: written.units * Int64(100 + vatPercent) / 100)).minor)
  }
}
