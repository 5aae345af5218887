import Basics

/// A line of a channel's account of what it owes the seller, or the seller owes it.
public struct SettlementRecord: Sendable, Equatable {
  /// The channel's key of the line; unique among the channel's lines.
  public var remoteID: String
  /// What the line is, in the channel's words.
  public var kind: String
  public var occurredAt: Timestamp
  public var currency: Currency
  /// What the seller owes by this line.
  public var debitMinor: Int64 = 0
  /// What the seller is owed by this line.
  public var creditMinor: Int64 = 0
  /// What is left to the seller after the commission, where the line tells it.
  public var revenueMinor: Int64?
  public var commissionMinor: Int64?
  /// In hundredths of a per cent.
  public var commissionRateBasisPoints: Int64?
  public var orderNumber: String?
  public var packageRemoteID: String?
  /// The channel's key of the listing.
  public var variantRemoteID: String?
  public var note: String = ""
  /// The transfer that paid the line, and when.
  public var paymentRemoteID: String?
  public var paidAt: Timestamp?

  /// What the line leaves to the seller; below zero what it takes.
  public var netMinor: Int64 {
    guard let revenueMinor else { return creditMinor - debitMinor }
    return debitMinor > creditMinor ? -abs(revenueMinor) : revenueMinor
  }

  public init(remoteID: String, kind: String, occurredAt: Timestamp, currency: Currency) {
    self.remoteID = remoteID
    self.kind = kind
    self.occurredAt = occurredAt
    self.currency = currency
  }
}
