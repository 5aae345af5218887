/// Who gets what of a variant when goods came or went. Pure.
///
/// Promises never exceed what is there, and nobody lacks what is free: so what is promised of a
/// variant in all is a function of what is there and what is wanted, whatever came first.
public struct Rebalance: Sendable, Equatable {
  public struct Place: Sendable, Equatable {
    public var warehouseID: Int64
    public var onHand: Int64
    public var reserved: Int64
    public var isSellable: Bool

    public init(warehouseID: Int64, onHand: Int64, reserved: Int64, isSellable: Bool) {
      self.warehouseID = warehouseID
      self.onHand = onHand
      self.reserved = reserved
      self.isSellable = isSellable
    }

    /// Promised units that are not there.
    public var excess: Int64 { max(0, reserved - max(0, onHand)) }
    public var free: Int64 { isSellable ? max(0, onHand - reserved) : 0 }
  }

  /// Units of an order, promised in a warehouse or lacking.
  public struct Claim: Sendable, Equatable {
    public var orderID: Int64
    /// Milliseconds.
    public var placedAt: Int64
    public var warehouseID: Int64
    public var units: Int64

    public init(orderID: Int64, placedAt: Int64, warehouseID: Int64 = 0, units: Int64) {
      self.orderID = orderID
      self.placedAt = placedAt
      self.warehouseID = warehouseID
      self.units = units
    }
  }

  /// Promises that are taken back, units above 0, and those that are made.
  public private(set) var taken: [Claim] = []
  public private(set) var given: [Claim] = []
  /// What each order lacks afterwards, 0 for those that lack nothing any more.
  public private(set) var shortages: [Claim] = []

  /// - Parameters:
  ///   - places: in the order in which orders take from them.
  ///   - promises: of places with an excess, in any order.
  ///   - lacking: in any order.
  public init(places: [Place], promises: [Claim], lacking: [Claim]) {
    var lack = Dictionary(lacking.map { ($0.orderID, $0) }) { $1 }
    for place in places where place.excess > 0 {
      shed(place, promises.filter { $0.warehouseID == place.warehouseID }, &lack)
    }
    var free = places.map { Allocation.Place(warehouseID: $0.warehouseID, free: $0.free) }
    if lack.values.contains(where: { $0.units > 0 }), free.contains(where: { $0.free > 0 }) {
      serve(&lack, &free)
    }
    let before = Dictionary(lacking.map { ($0.orderID, $0.units) }) { $1 }
    shortages = lack.values.filter { $0.units != before[$0.orderID] ?? 0 }.sorted(by: Self.older)
  }

  /// The newest orders lose what is not there.
  private mutating func shed(_ place: Place, _ promises: [Claim], _ lack: inout [Int64: Claim]) {
    var excess = place.excess
    for promise in promises.sorted(by: Self.older).reversed() where excess > 0 {
      var part = promise
      part.units = min(excess, promise.units)
      excess -= part.units
      taken.append(part)
      lack[promise.orderID, default: part.lackingNothing].units += part.units
    }
  }

  /// The oldest orders get what is free.
  private mutating func serve(_ lack: inout [Int64: Claim], _ free: inout [Allocation.Place]) {
    var allocation = Allocation([0: free])
    for order in lack.values.sorted(by: Self.older) {
      for portion in allocation.take(order.units, of: 0) {
        lack[order.orderID]?.units -= portion.units
        var part = order
        part.warehouseID = portion.warehouseID
        part.units = portion.units
        given.append(part)
      }
    }
  }

  private static func older(_ one: Claim, _ other: Claim) -> Bool {
    (one.placedAt, one.orderID) < (other.placedAt, other.orderID)
  }
}

extension Rebalance.Claim {
  fileprivate var lackingNothing: Rebalance.Claim {
    Rebalance.Claim(orderID: orderID, placedAt: placedAt, units: 0)
  }
}
