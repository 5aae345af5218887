/// What an order adds up to.
///
/// Total = net goods + VAT − discount − voucher + shipping + delivery payment fee, which is how the
/// sample order of the wire facts adds up (818 + 81.8 + 50 = 949.8). Lines that were cancelled one
/// by one do not count; in an order cancelled as a whole no line is marked, so it keeps its total.
struct OrderTotals: Sendable, Equatable {
  /// The wire's `ToplamTutar`: goods without VAT, before discounts.
  var goodsNet = Amount.zero
  /// The wire's `ToplamKdv`.
  var vat = Amount.zero
  var discount = Amount.zero
  var total = Amount.zero
  var paid = Amount.zero

  init(_ order: ShopOrder) {
    for line in order.lines where !line.isCancelled {
      goodsNet += line.unitNet * line.quantity
      vat += line.unitVAT * line.quantity
      discount += line.discount
    }
    total =
      goodsNet + vat - discount - order.voucher + order.shippingFee + order.deliveryPaymentFee
    for payment in order.payments where payment.state == .approved { paid += payment.amount }
  }
}
