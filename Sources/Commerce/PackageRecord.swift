import Basics

/// A parcel of an order, for channels whose unit of work it is (Trendyol's `shipmentPackageId`).
/// Packages are not lasting: a split or a partial cancellation closes one and opens others.
public struct PackageRecord: Sendable, Equatable {
  /// The channel's key of the package.
  public var remoteID: String
  /// Packages that this one came out of; empty for one that was there from the start.
  public var originRemoteIDs: [String] = []
  public var status: OrderStatus
  /// The channel's own word, unchanged.
  public var channelStatus: String
  /// True once other packages have taken this one's place: its goods are theirs now.
  public var isReplaced = false
  public var carrier: String?
  public var trackingNumber: String?
  public var invoiceNumber: String?
  /// The moment by which the channel wants the parcel handed over, where it tells one.
  public var shipBy: Timestamp?
  /// The channel's time of the package's last change.
  public var changedAt: Timestamp?
  /// What the channel tells of the package's past, in any order; empty when it tells nothing.
  public var history: [StatusEvent] = []

  public init(remoteID: String, status: OrderStatus, channelStatus: String) {
    self.remoteID = remoteID
    self.status = status
    self.channelStatus = channelStatus
  }
}

/// A status that an order or a package has had.
public struct StatusEvent: Sendable, Hashable {
  public var at: Timestamp
  public var status: OrderStatus
  /// The channel's own word, unchanged.
  public var channelStatus: String

  public init(at: Timestamp, status: OrderStatus, channelStatus: String) {
    self.at = at
    self.status = status
    self.channelStatus = channelStatus
  }
}
