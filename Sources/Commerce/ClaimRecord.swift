import Basics

/// A return that a buyer asked for, as one channel tells it. Its state is that of its units: a
/// channel may accept some of them and refuse others.
public struct ClaimRecord: Sendable, Equatable {
  /// The channel's key of the claim; unique in the channel.
  public var remoteID: String
  /// The number of the order that the buyer sees.
  public var orderNumber: String
  /// The package that brought the goods to the buyer.
  public var packageRemoteID: String?
  public var claimedAt: Timestamp?
  public var changedAt: Timestamp?
  /// When the channel decides by itself; nil when nothing waits for the seller or it tells no time.
  public var dueAt: Timestamp?
  public var customerName: String = ""
  /// Who brings the goods back, and under which number.
  public var carrier: String?
  public var trackingNumber: String?
  public var units: [ClaimUnitRecord] = []

  public init(remoteID: String, orderNumber: String) {
    self.remoteID = remoteID
    self.orderNumber = orderNumber
  }
}

/// What the units of a claim are together.
public enum ClaimState: String, CaseIterable, Sendable, Hashable {
  /// The seller must decide about a unit at least.
  case waiting
  /// Nothing to do now, and not all is decided.
  case open
  case decided

  public init(_ units: some Sequence<ClaimStatus>) {
    let units = Set(units)
    if units.contains(.waiting) {
      self = .waiting
    } else {
      self = units.isSubset(of: [.accepted, .rejected, .cancelled]) ? .decided : .open
    }
  }
}

/// One unit of a claim: marketplaces decide about each piece by itself.
public struct ClaimUnitRecord: Sendable, Equatable {
  /// The channel's key of the unit, by which it is decided.
  public var remoteID: String
  public var orderLineRemoteID: String?
  /// The channel's key of the listing.
  public var variantRemoteID: String?
  public var sku: String = ""
  public var barcode: String = ""
  public var name: String = ""
  /// What the buyer paid for the unit, VAT included, in the order's currency.
  public var priceMinor: Int64 = 0
  public var status: ClaimStatus = .unknown
  /// The channel's own word, unchanged.
  public var channelStatus: String = ""
  /// The channel's key of the reason, and its words.
  public var reasonCode: String = ""
  public var reason: String = ""
  /// What the buyer wrote.
  public var customerNote: String = ""
  /// True when the channel accepted it because nobody decided in time.
  public var isAcceptedByTime = false

  public init(remoteID: String) { self.remoteID = remoteID }
}

/// Where a claimed unit stands, the same for every channel.
public enum ClaimStatus: String, CaseIterable, Sendable, Hashable {
  /// Asked for; the goods are with the buyer or on their way back.
  case created
  /// The seller must accept or refuse.
  case waiting
  /// The channel looks at it: fraud, analysis, dispute.
  case inReview
  case accepted, rejected, cancelled, unknown

  /// True when the goods are the seller's again.
  public var returnsGoods: Bool { self == .accepted }
}

/// A reason that a channel takes for refusing a claim.
public struct ClaimRefusalReason: Sendable, Equatable {
  public var code: String
  public var name: String
  /// True when the channel takes it with a file alone.
  public var needsFile: Bool

  public init(code: String, name: String, needsFile: Bool = false) {
    self.code = code
    self.name = name
    self.needsFile = needsFile
  }
}
