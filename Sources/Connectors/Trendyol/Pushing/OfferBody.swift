import Basics
import ConnectorKit

/// The body of a stock and price request: absolute stock, prices in lira (fact sheet 2026-11-23,
/// §6.5). What is nil is left out and stays as it is.
enum OfferBody {
  static func bytes(_ offers: [OfferUpdate]) -> [UInt8] {
    let items = offers.map { JSONText.object(members(of: $0)) }.joined(separator: ",")
    return Array(#"{"items":[\#(items)]}"#.utf8)
  }

  private static func members(of offer: OfferUpdate) -> [(key: String, json: String)] {
    var members = [(key: "barcode", json: JSONText.string(offer.remoteID))]
    if let quantity = offer.quantity {
      members.append(("quantity", String(min(quantity, TrendyolLimits.mostUnits))))
    }
    let digits = offer.currency.minorDigits
    if let price = offer.priceMinor {
      members.append(("salePrice", DecimalText.format(minorUnits: price, scale: digits)))
    }
    if let list = offer.listPriceMinor {
      members.append(("listPrice", DecimalText.format(minorUnits: list, scale: digits)))
    }
    return members
  }
}
