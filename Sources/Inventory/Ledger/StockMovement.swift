import Basics

/// Why goods moved. Together with the kind it is unique: a cause that is told again, in whatever
/// order, moves nothing.
public struct StockCause: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// The first count of goods that were there when stock keeping began.
    case opening
    /// A paper that came with goods, a person's decision, an accepted claim, an order's state.
    case delivery, person, claim, order
    case transfer
    /// A person who believed a channel's figure.
    case drift
    /// Goods that a later count holds already.
    case count
  }

  public var kind: Kind
  public var id: String
  /// Tells the parts of one cause apart.
  public var line: String

  public init(_ kind: Kind, id: String, line: String = "") {
    self.kind = kind
    self.id = id
    self.line = line
  }
}

/// One row of the ledger: so many units of one variant came into a warehouse or left it.
public struct StockMovement: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case receipt, adjustment, transfer
    /// Makes the ledger agree with what a person counted.
    case count
    /// Takes a movement back that was heard of after a count that had seen its goods.
    case recount
    case shipment
    /// An order that had left has not left after all.
    case unshipment
    case goodsReturned = "return"
  }

  public var variantID: Int64
  public var warehouseID: Int64
  /// Whole units; negative when they leave.
  public var delta: Int64
  public var kind: Kind
  public var cause: StockCause
  /// When the goods moved; a count that is later holds them.
  public var effectiveAt: Timestamp
  /// `user:3`, `token:shop`, `channel:2`: for a person who asks why.
  public var actor: String
  public var note: String

  public init(
    _ kind: Kind, variantID: Int64, warehouseID: Int64, delta: Int64, cause: StockCause,
    effectiveAt: Timestamp, actor: String, note: String = ""
  ) {
    self.kind = kind
    self.variantID = variantID
    self.warehouseID = warehouseID
    self.delta = delta
    self.cause = cause
    self.effectiveAt = effectiveAt
    self.actor = actor
    self.note = note
  }
}

/// A variant in a warehouse.
public struct StockPlace: Hashable, Sendable, Comparable {
  public var variantID: Int64
  public var warehouseID: Int64

  public init(variantID: Int64, warehouseID: Int64) {
    self.variantID = variantID
    self.warehouseID = warehouseID
  }

  /// The order in which transactions change rows, so that two of them lock alike.
  public static func < (left: StockPlace, right: StockPlace) -> Bool {
    (left.variantID, left.warehouseID) < (right.variantID, right.warehouseID)
  }
}

extension StockMovement {
  var place: StockPlace { StockPlace(variantID: variantID, warehouseID: warehouseID) }
}
