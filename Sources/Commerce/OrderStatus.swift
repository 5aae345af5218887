/// Where an order stands, the same for every channel. The channel's own word is kept beside it.
/// This set is closed: scripts rely on the raw values (contract, "Order status").
public enum OrderStatus: String, CaseIterable, Sendable, Hashable {
  case awaitingPayment, created, preparing, invoiced, shipped, delivered, undelivered, cancelled
  case returned, unsupplied, unknown

  /// True when the goods were promised to the buyer and count as a sale.
  public var countsAsSale: Bool {
    switch self {
    case .created, .preparing, .invoiced, .shipped, .delivered: true
    case .awaitingPayment, .undelivered, .cancelled, .returned, .unsupplied, .unknown: false
    }
  }
}
