import Basics
import Simulator
import Storage

/// Where a buyer of the demo stands.
enum DemoPlace: Sendable, CaseIterable {
  case shop, marketplace

  var other: DemoPlace { self == .shop ? .marketplace : .shop }

  /// Units that buyers can order here.
  func stock(of goods: DemoGoods, _ simulator: SimulatorServer) -> Int {
    switch self {
    case .shop: simulator.shop.stock(ofVariantID: goods.shopVariantID) ?? 0
    case .marketplace: simulator.trendyol.stock(ofBarcode: goods.barcode) ?? 0
    }
  }

  /// - Returns: the number of the order of one unit; nil when there is none left.
  func sell(_ goods: DemoGoods, _ simulator: SimulatorServer) -> String? {
    let outcome =
      switch self {
      case .shop: simulator.shop.sell(variantID: goods.shopVariantID, quantity: 1)
      case .marketplace: simulator.trendyol.sell(barcode: goods.barcode, quantity: 1)
      }
    if case .sold(let order, _) = outcome { return order }
    return nil
  }

  func cancel(_ number: String, _ simulator: SimulatorServer) -> Bool {
    switch self {
    case .shop: simulator.shop.cancel(order: number)
    case .marketplace: simulator.trendyol.cancel(order: number, units: nil)
    }
  }
}

/// A sale of the demo, until somebody has heard of it.
struct DemoSale: Sendable {
  var goods: DemoGoods
  var place: DemoPlace
  /// As the channel gave it.
  var number: String
  /// What the other channel showed before.
  var otherBefore: Int
  var at: ContinuousClock.Instant

  func isStored(channelID: Int64, in connection: any SQLConnection) throws -> Bool {
    let (channel, name) = (SQLValue.integer(channelID), SQLValue.text(number))
    return try connection.first(Self.byKey, [channel, name]) { _ in true } ?? false
      || connection.first(Self.byNumber, [name, channel]) { _ in true } ?? false
  }

  private static let byKey = SQLStatement(
    "SELECT 1 FROM orders WHERE channel_id = ? AND remote_id = ?")
  private static let byNumber = SQLStatement(
    "SELECT 1 FROM orders WHERE number_folded = ? AND channel_id = ?")
}
