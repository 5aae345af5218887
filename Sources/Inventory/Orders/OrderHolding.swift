/// What an order holds of one variant in one warehouse. Whole units.
public struct OrderHolding: Sendable, Equatable {
  public var warehouseID: Int64
  /// Promised and still here.
  public var reserved: Int64
  /// Left the warehouse.
  public var shipped: Int64
  /// Of these, came back by a claim.
  public var returned: Int64

  public init(
    warehouseID: Int64, reserved: Int64 = 0, shipped: Int64 = 0, returned: Int64 = 0
  ) {
    self.warehouseID = warehouseID
    self.reserved = reserved
    self.shipped = shipped
    self.returned = returned
  }

  /// Units that are with the buyer.
  public var away: Int64 { shipped - returned }
}

/// What an order holds of one variant in all warehouses, those that are taken from first in front.
public struct VariantHolding: Sendable, Equatable {
  public var places: [OrderHolding]

  public init(_ places: [OrderHolding] = []) { self.places = places }

  public var reserved: Int64 { places.reduce(0) { $0 + $1.reserved } }
  public var shipped: Int64 { places.reduce(0) { $0 + $1.shipped } }
  public var returned: Int64 { places.reduce(0) { $0 + $1.returned } }

  /// Changes up to so many units, a place at a time.
  /// - Parameter most: units that a place can give.
  /// - Returns: how many were changed.
  @discardableResult
  mutating func take(
    _ units: Int64, lastFirst: Bool = false, most: (OrderHolding) -> Int64,
    _ change: (inout OrderHolding, Int64) -> Void
  ) -> Int64 {
    var left = units
    for index in lastFirst ? Array(places.indices.reversed()) : Array(places.indices) {
      let part = min(left, max(0, most(places[index])))
      guard part > 0 else { continue }
      change(&places[index], part)
      left -= part
    }
    return max(0, units) - max(0, left)
  }

  mutating func add(
    _ units: Int64, at warehouseID: Int64, rank: (Int64) -> Int,
    _ change: (inout OrderHolding, Int64) -> Void
  ) {
    let index: Int
    if let found = places.firstIndex(where: { $0.warehouseID == warehouseID }) {
      index = found
    } else {
      index = places.firstIndex { rank($0.warehouseID) > rank(warehouseID) } ?? places.count
      places.insert(OrderHolding(warehouseID: warehouseID), at: index)
    }
    change(&places[index], units)
  }
}
