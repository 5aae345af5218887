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
    } else if let fault = OfferFault(offer) {
      self = Self(fault)
    } else if offer.priceMinor != nil || offer.listPriceMinor != nil,
      offer.currency != .turkishLira
    {
      self = .currency
    } else {
      return nil
    }
  }

  private init(_ fault: OfferFault) {
    self =
      switch fault {
      case .empty: .empty
      case .quantity: .quantity
      case .price: .price
      case .listPrice: .listPrice
      }
  }

  var sentence: String {
    switch self {
    case .barcode: "The barcode is empty, longer than 40 characters, or has spaces in it."
    case .currency: "Trendyol takes prices in Turkish lira only."
    case .empty: OfferFault.empty.sentence
    case .quantity: OfferFault.quantity.sentence
    case .price: OfferFault.price.sentence
    case .listPrice: OfferFault.listPrice.sentence
    }
  }
}
