import Basics

/// Stops a push that would empty a shop window or give goods away, and asks a person first: a feed
/// that was read as nothing, a price rule with a slip. Pure.
public struct PushGuard: Sendable, Equatable {
  /// One listing, before and after.
  public struct Change: Sendable, Equatable {
    public var units: (before: Int64, after: Int64)
    /// Prices, where they change.
    public var price: (before: Int64, after: Int64)?

    public init(
      units: (before: Int64, after: Int64), price: (before: Int64, after: Int64)? = nil
    ) {
      self.units = units
      self.price = price
    }

    public static func == (left: Change, right: Change) -> Bool {
      left.units == right.units && left.price?.before == right.price?.before
        && left.price?.after == right.price?.after
    }

    var isEmptied: Bool { units.before > 0 && units.after <= 0 }

    func isDropped(byPercent percent: Int64) -> Bool {
      guard let price, price.before > 0 else { return false }
      let after = price.after.multipliedFullWidth(by: 100)
      let least = price.before.multipliedFullWidth(by: 100 - percent)
      return (after.high, after.low) < (least.high, least.low)
    }
  }

  public enum Verdict: Sendable, Equatable {
    case pass
    case stop(Reason, affected: Int, known: Int)
  }

  public enum Reason: String, Sendable, CaseIterable {
    case emptied, priceDrop
  }

  /// A stop needs so many listings, and such a share of those that show goods.
  public var leastRows = 20
  public var sharePercent: Int64 = 20
  /// What counts as a drop of a price.
  public var dropPercent: Int64 = 30

  public init() {}

  /// - Parameters:
  ///   - emptiedBefore: listings that were emptied a short while ago.
  ///   - known: listings that show goods.
  public func verdict(_ changes: [Change], emptiedBefore: Int = 0, known: Int) -> Verdict {
    verdict(
      emptied: emptiedBefore + changes.count { $0.isEmptied },
      dropped: changes.count { $0.isDropped(byPercent: dropPercent) }, known: known)
  }

  /// - Parameters:
  ///   - emptied: listings that show goods and would show none, those of a short while ago included.
  ///   - dropped: listings whose price would drop.
  ///   - known: listings that show goods.
  public func verdict(emptied: Int, dropped: Int = 0, known: Int) -> Verdict {
    if isTooMany(emptied, of: known) { return .stop(.emptied, affected: emptied, known: known) }
    if isTooMany(dropped, of: known) { return .stop(.priceDrop, affected: dropped, known: known) }
    return .pass
  }

  private func isTooMany(_ rows: Int, of known: Int) -> Bool {
    rows >= leastRows && Int64(rows) * 100 >= Int64(max(known, 1)) * sharePercent
  }
}
