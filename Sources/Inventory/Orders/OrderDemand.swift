import Commerce

/// What an order wants of the stock, as it stands now. Nothing in it tells how it came to stand so.
public struct OrderDemand: Sendable, Equatable {
  public enum Phase: String, Sendable, CaseIterable {
    /// The goods are promised and still here.
    case held
    /// The goods have left.
    case out
    /// The order wants nothing.
    case over
  }

  public struct Line: Sendable, Equatable {
    public var variantID: Int64
    /// Thousandths of a unit.
    public var quantityMilli: Int64
    public var isCancelled: Bool

    public init(variantID: Int64, quantityMilli: Int64, isCancelled: Bool) {
      self.variantID = variantID
      self.quantityMilli = quantityMilli
      self.isCancelled = isCancelled
    }
  }

  /// One kind of goods in a bundle, and how many of them.
  public struct Part: Sendable, Equatable {
    public var variantID: Int64
    public var units: Int64

    public init(variantID: Int64, units: Int64) {
      self.variantID = variantID
      self.units = units
    }
  }

  public var phase: Phase
  /// Whole units of each variant; bundles are taken apart, a part of a unit counts as one.
  public var units: [Int64: Int64]

  public init(phase: Phase, units: [Int64: Int64]) {
    self.phase = phase
    self.units = units
  }

  /// - Parameters:
  ///   - isRemoved: the channel no longer lists the order.
  ///   - parts: of each variant that is a bundle.
  public init(
    status: OrderStatus, isRemoved: Bool = false, lines: [Line], parts: [Int64: [Part]] = [:]
  ) {
    var milli: [Int64: Int64] = [:]
    for line in lines where !line.isCancelled && line.quantityMilli > 0 {
      let quantity = min(line.quantityMilli, Self.mostMilli)
      if let parts = parts[line.variantID] {
        for part in parts { milli[part.variantID, default: 0] += quantity * part.units }
      } else {
        milli[line.variantID, default: 0] += quantity
      }
    }
    units = milli.mapValues { ($0 + 999) / 1000 }
    phase = Phase(status, isRemoved: isRemoved)
  }

  /// A million units; a line that asks for more is a channel's mistake and must not overflow.
  static let mostMilli: Int64 = 1_000_000_000
}

extension OrderDemand.Phase {
  /// An unpaid order and one whose status we do not know hold their goods: what may have been
  /// promised is not promised again. An order that its channel no longer lists gives back what it
  /// held, but what has left stays away. Goods that come back are booked when a claim is accepted
  /// or a person receives them, not because a status says so.
  public init(_ status: OrderStatus, isRemoved: Bool) {
    switch status {
    case .shipped, .delivered, .undelivered, .returned: self = .out
    case .awaitingPayment, .created, .preparing, .invoiced, .unknown:
      self = isRemoved ? .over : .held
    case .cancelled, .unsupplied: self = .over
    }
  }
}
