/// An order as one request wants it.
struct OrderReply: Sendable {
  let order: ShopOrder
  let totals: OrderTotals
  let includesLines: Bool
  let includesCancelledLines: Bool
  let includesPayments: Bool
  let includesCampaigns: Bool

  init(_ order: ShopOrder, _ filter: WireObject) {
    self.order = order
    totals = OrderTotals(order)
    includesLines = filter.bool("UrunGetir")
    includesCancelledLines = filter.bool("IptalEdilmisUrunler")
    includesPayments = filter.bool("OdemeGetir")
    includesCampaigns = filter.bool("KampanyaGetir")
  }

  var origin: OrderOrigin { OrderOrigin.all[Int(order.row.origin)] }
  var carrier: Carrier { Carrier.all[Int(order.row.carrier)] }

  var lines: [LineReply] {
    LineReply.lines(of: order, includesCancelled: includesCancelledLines)
  }
  var payments: [PaymentReply] {
    order.payments.map { PaymentReply(payment: $0, order: order) }
  }
  var campaigns: [CampaignReply] {
    order.campaign.map { [CampaignReply(title: $0, orderID: order.id)] } ?? []
  }
}

/// A line with what it takes from its order.
struct LineReply: Sendable {
  let line: ShopOrderLine
  let orderID: Int
  let placed: ShopTime
  let state: OrderState
  let carrierID: Int
  let tracking: String?

  static func lines(of order: ShopOrder, includesCancelled: Bool) -> [LineReply] {
    order.lines.filter { includesCancelled || !$0.isCancelled }.map {
      LineReply(
        line: $0, orderID: order.id, placed: order.row.placed, state: order.row.state,
        carrierID: Carrier.all[Int(order.row.carrier)].id, tracking: order.trackingNumber)
    }
  }

  /// 0 waiting, 1 in process, 2 cancelled, 3 shipped (Ticimax wire facts 2026-11-23, §6.4).
  var action: (number: Int, label: String) {
    if line.isCancelled || state.isCancelled { return (2, "İptal Edildi") }
    if state.isShipped { return (3, "Kargoya Verildi") }
    return state == .packing || state == .beingSupplied ? (1, "İşlemde") : (0, "Bekliyor")
  }
}

struct PaymentReply: Sendable {
  let payment: ShopPayment
  let order: ShopOrder
}

struct CampaignReply: Sendable {
  let title: String
  let orderID: Int
}
