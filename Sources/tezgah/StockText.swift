import Basics
import Inventory

/// What the stock commands say.
enum StockText {
  static func json(_ sheet: StockSheet) -> String {
    JSONText.object([
      ("sku", JSONText.string(sheet.sku)), ("variant", JSONText.string(String(sheet.variantID))),
      ("onHand", String(sheet.onHand)), ("reserved", String(sheet.reserved)),
      ("available", String(sheet.available)), ("safety", String(sheet.safety)),
      ("warehouses", array(sheet.places, place)), ("orders", array(sheet.promises, promise)),
      ("listings", array(sheet.listings, listing)),
      ("movements", array(sheet.movements, movement)),
    ])
  }

  private static func array<T>(_ items: [T], _ json: (T) -> String) -> String {
    "[" + items.map(json).joined(separator: ",") + "]"
  }

  private static func place(_ place: StockSheet.Place) -> String {
    JSONText.object([
      ("warehouse", JSONText.string(place.warehouse)), ("onHand", String(place.onHand)),
      ("reserved", String(place.reserved)),
    ])
  }

  private static func promise(_ promise: StockSheet.Promise) -> String {
    JSONText.object([
      ("order", JSONText.string(promise.orderNumber)),
      ("channel", JSONText.string(promise.channel)), ("reserved", String(promise.reserved)),
      ("lacking", String(promise.lacking)),
    ])
  }

  private static func listing(_ listing: StockSheet.Listing) -> String {
    JSONText.object([
      ("channel", JSONText.string(listing.channel)), ("shown", String(listing.shown)),
      ("told", listing.told.map { String($0) } ?? "null"),
      ("state", JSONText.string(listing.state)), ("due", String(listing.isDue)),
      ("reason", JSONText.string(listing.reason)),
    ])
  }

  private static func movement(_ movement: StockSheet.Movement) -> String {
    JSONText.object([
      ("at", JSONText.string(movement.at.iso8601)), ("kind", JSONText.string(movement.kind)),
      ("delta", String(movement.delta)), ("cause", JSONText.string(movement.cause)),
      ("actor", JSONText.string(movement.actor)), ("note", JSONText.string(movement.note)),
    ])
  }

  static func print(_ sheet: StockSheet) {
    Console.line(
      "\(sheet.sku): \(sheet.onHand) on hand, \(sheet.reserved) reserved, "
        + "\(sheet.available) available")
    Console.table(
      ["WAREHOUSE", "ON HAND", "RESERVED"],
      sheet.places.map { [$0.warehouse, String($0.onHand), String($0.reserved)] })
    Console.table(
      ["ORDER", "CHANNEL", "RESERVED", "LACKING"],
      sheet.promises.map {
        [$0.orderNumber, $0.channel, String($0.reserved), String($0.lacking)]
      })
    Console.table(
      ["CHANNEL", "SHOWS", "TOLD", "STATE"],
      sheet.listings.map {
        [
          $0.channel, String($0.shown), $0.told.map { String($0) } ?? "–",
          $0.state.isEmpty ? "not told" : $0.isDue ? "\($0.state), due" : $0.state,
        ]
      })
    Console.table(
      ["WHEN", "WHAT", "UNITS", "CAUSE", "WHO"],
      sheet.movements.map {
        [$0.at.iso8601, $0.kind, String($0.delta), $0.cause, $0.actor]
      })
  }

  static func json(_ finding: StockVerification.Finding) -> String {
    JSONText.object([
      ("rule", JSONText.string(finding.rule.rawValue)),
      ("variant", JSONText.string(String(finding.variantID))),
      ("expected", String(finding.expected)), ("found", String(finding.found)),
      ("notice", String(finding.isNotice)),
    ])
  }

  static func line(_ finding: StockVerification.Finding) -> String {
    let variant = "variant \(finding.variantID)"
    return finding.isNotice
      ? "LOOK  \(variant): \(finding.found) on hand; goods left that the ledger did not know, "
        + "count it: tezgah stock set"
      : "WRONG \(variant): \(finding.rule.rawValue), \(finding.expected) is right, "
        + "\(finding.found) is stored"
  }
}
