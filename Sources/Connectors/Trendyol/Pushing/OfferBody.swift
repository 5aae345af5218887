import Basics
import ConnectorKit

/// The body of a stock and price request: absolute stock, prices in lira (fact sheet 2026-11-23,
/// §6.5). What is nil is left out and stays as it is.
enum OfferBody {
  /// - Parameter marker: a barcode that nobody has, which makes the request differ from all others.
  ///   Trendyol takes a row of an unknown barcode, and fails it in the batch alone.
  static func bytes(_ offers: [OfferUpdate], marker: String? = nil) -> [UInt8] {
    var items = offers.map { JSONText.object(members(of: $0)) }
    if let marker {
      items.append(JSONText.object([("barcode", JSONText.string(marker)), ("quantity", "0")]))
    }
    return Array(#"{"items":[\#(items.joined(separator: ","))]}"#.utf8)
  }

  static let markerPrefix = "TEZGAH-TEKRAR-"

  static func marker(_ random: () -> Double) -> String {
    let digits = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
    let places = (0..<10).map { _ in min(Int(random() * Double(digits.count)), digits.count - 1) }
    return markerPrefix + String(places.map { digits[$0] })
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
