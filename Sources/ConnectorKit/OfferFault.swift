/// What is wrong with a row's amounts, whatever the channel: it is refused before anything is sent.
public enum OfferFault: String, Sendable, CaseIterable {
  case empty, quantity, price, listPrice

  /// Nil when the amounts may be sent.
  public init?(_ offer: OfferUpdate) {
    if offer.quantity == nil, offer.priceMinor == nil, offer.listPriceMinor == nil {
      self = .empty
    } else if let quantity = offer.quantity, quantity < 0 {
      self = .quantity
    } else if let price = offer.priceMinor ?? offer.listPriceMinor, price <= 0 {
      self = .price
    } else if let price = offer.priceMinor, let list = offer.listPriceMinor, list < price {
      self = .listPrice
    } else {
      return nil
    }
  }

  public var sentence: String {
    switch self {
    case .empty: "There is nothing to send."
    case .quantity: "The stock is below zero."
    case .price: "The price is not above zero."
    case .listPrice: "The list price is below the price."
    }
  }
}
