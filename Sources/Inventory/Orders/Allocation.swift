/// Finds units for orders. Pure.
public struct Allocation: Sendable, Equatable {
  public struct Place: Sendable, Equatable {
    public var warehouseID: Int64
    public var free: Int64

    public init(warehouseID: Int64, free: Int64) {
      self.warehouseID = warehouseID
      self.free = free
    }
  }

  public struct Portion: Sendable, Equatable {
    public var warehouseID: Int64
    public var units: Int64
  }

  /// What is free of each variant, the place that is taken from first in front.
  public private(set) var places: [Int64: [Place]]

  public init(_ places: [Int64: [Place]]) { self.places = places }

  /// Takes from the first place what it has, then from the next: an order is split when no single
  /// place has enough, and never by arrival.
  public mutating func take(_ units: Int64, of variantID: Int64) -> [Portion] {
    var portions: [Portion] = []
    var left = units
    var free = places[variantID] ?? []
    for index in free.indices where left > 0 && free[index].free > 0 {
      let part = min(left, free[index].free)
      free[index].free -= part
      left -= part
      portions.append(Portion(warehouseID: free[index].warehouseID, units: part))
    }
    places[variantID] = free
    return portions
  }
}
