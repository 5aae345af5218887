/// What a person wants a variant's stock to be, and what they saw when they decided.
public struct StockEdit: Sendable, Equatable {
  public enum Field: String, Sendable, Equatable { case onHand, safety }

  /// Whole units, from 0 to `mostUnits`.
  public struct Change: Sendable, Equatable {
    public var seen: Int64
    public var wanted: Int64

    public init(seen: Int64, wanted: Int64) {
      self.seen = seen
      self.wanted = wanted
    }
  }

  /// The most that can be counted or kept back, as `tezgah stock set` takes it.
  public static let mostUnits: Int64 = 1_000_000_000

  public var variantID: Int64
  /// Units there over all sellable warehouses, those that orders hold included.
  public var onHand: Change?
  /// Units that are kept back from every channel.
  public var safety: Change?

  public init(variantID: Int64, onHand: Change? = nil, safety: Change? = nil) {
    self.variantID = variantID
    self.onHand = onHand
    self.safety = safety
  }

  func change(_ field: Field) -> Change? {
    switch field {
    case .onHand: onHand
    case .safety: safety
    }
  }

  /// Why an edit cannot be made.
  public enum Problem: Sendable, Equatable {
    /// Somebody or something changed the level since; it is `now`.
    case changedMeanwhile(now: Int64)
    /// Made of other goods, which are counted instead.
    case isBundle
    case isGone
  }

  public struct Refusal: Sendable, Equatable {
    public var variantID: Int64
    public var field: Field
    public var problem: Problem
  }
}
