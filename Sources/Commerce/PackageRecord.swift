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

  public init(remoteID: String, status: OrderStatus, channelStatus: String) {
    self.remoteID = remoteID
    self.status = status
    self.channelStatus = channelStatus
  }
}
