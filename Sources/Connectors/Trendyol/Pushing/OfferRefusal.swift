import Basics
import ConnectorKit

/// Why a row is not sent at all: Trendyol would refuse it, and may lock goods for it.
enum OfferRefusal: String, Sendable, CaseIterable {
  case empty, barcode, quantity, currency, price, listPrice

  /// Nil when the row may be sent.
  init?(_ offer: OfferUpdate) {
    let length = offer.remoteID.utf8.count
    if length == 0 || length > TrendyolLimits.longestBarcode
      || offer.remoteID.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F })
    {
      self = .barcode
    } else if offer.quantity == nil, offer.priceMinor == nil, offer.listPriceMinor == nil {
      self = .empty
    } else if let quantity = offer.quantity, quantity < 0 {
      self = .quantity
    } else if let price = offer.priceMinor ?? offer.listPriceMinor, price <= 0 {
      self = .price
    } else if let price = offer.priceMinor, let list = offer.listPriceMinor, list < price {
      self = .listPrice
    } else if offer.priceMinor != nil || offer.listPriceMinor != nil,
      offer.currency != .turkishLira
    {
      self = .currency
    } else {
      return nil
    }
  }

  var sentence: String {
    switch self {
    case .empty: "There is nothing to send."
    case .barcode: "The barcode is empty, longer than 40 characters, or has spaces in it."
    case .quantity: "The stock is below zero."
    case .currency: "Trendyol takes prices in Turkish lira only."
    case .price: "The price is not above zero."
    case .listPrice: "The list price is below the price."
    }
  }
}
