import Basics
import Commerce

/// A connector that can tell its channel new stock and prices.
///
/// A push answers with a receipt, never with a result: most marketplaces take a batch, say that they
/// have it, and tell row by row later what became of it. Who pushes stores the ticket before anything
/// else, so that it survives a restart.
public protocol OfferPushing: Connector {
  var offerLimits: OfferLimits { get }

  /// Sends new values. The rows are at most `offerLimits.rowsPerPush`, of different listings.
  /// - Throws: `ConnectorError`; `.unknownOutcome` when the channel may have taken them all the same.
  func push(_ offers: [OfferUpdate]) async throws(ConnectorError) -> PushReceipt

  /// Asks what became of a ticket. May be asked as often as wanted.
  func result(of ticket: PushTicket) async throws(ConnectorError) -> TicketAnswer
}

/// What bites at run time when offers are pushed, as data.
public struct OfferLimits: Sendable, Equatable {
  /// Rows of one request.
  public var rowsPerPush: Int
  /// Most units that the channel takes for a listing; what is above is sent as this.
  public var mostUnits: Int64
  /// The channel refuses the very same request for so long; nil when it does not mind.
  public var identicalCooldown: Duration?
  /// Price and stock travel in one row: a push of one must tell the other as well.
  public var sendsPriceWithStock: Bool

  public init(
    rowsPerPush: Int, mostUnits: Int64, identicalCooldown: Duration? = nil,
    sendsPriceWithStock: Bool = false
  ) {
    self.rowsPerPush = rowsPerPush
    self.mostUnits = mostUnits
    self.identicalCooldown = identicalCooldown
    self.sendsPriceWithStock = sendsPriceWithStock
  }
}

/// New values of one listing. What is nil stays as it is on the channel.
public struct OfferUpdate: Sendable, Equatable {
  /// Ours, given back with the outcome.
  public var listingID: Int64
  /// The channel's key of the listing.
  public var remoteID: String
  public var sku: String
  public var barcode: String
  /// Whole units, 0 or more.
  public var quantity: Int64?
  /// Price that the buyer pays, VAT included.
  public var priceMinor: Int64?
  /// Price before a reduction, VAT included; at least the price.
  public var listPriceMinor: Int64?
  public var currency: Currency

  public init(
    listingID: Int64, remoteID: String, sku: String, barcode: String, quantity: Int64? = nil,
    priceMinor: Int64? = nil, listPriceMinor: Int64? = nil, currency: Currency = .turkishLira
  ) {
    self.listingID = listingID
    self.remoteID = remoteID
    self.sku = sku
    self.barcode = barcode
    self.quantity = quantity
    self.priceMinor = priceMinor
    self.listPriceMinor = listPriceMinor
    self.currency = currency
  }
}

/// What a channel answers to a push.
public enum PushReceipt: Sendable, Equatable {
  /// The rows are done; each has its outcome.
  case done([OfferOutcome])
  /// The rows are taken and will be looked at; ask with the ticket, first after `pollAfter`. After
  /// `expiresAfter` the channel no longer knows it, and the rows' outcome is unknown.
  case ticket(PushTicket, pollAfter: Duration, expiresAfter: Duration)
}

/// Names rows that a channel is still working on. Storable text of the connector's own.
public struct PushTicket: Sendable, Hashable {
  public var text: String

  public init(_ text: String) { self.text = text }
}

/// What a channel says of a ticket.
public enum TicketAnswer: Sendable, Equatable {
  /// Nothing final yet for some rows; those that have an outcome already may be told.
  case working([RemoteOutcome])
  case finished([RemoteOutcome])
  /// The channel does not know the ticket any more: read back, or send the current values again.
  case expired
}

/// What became of one row of a push.
public enum OfferResult: Sendable, Equatable {
  case accepted
  /// The channel refuses the row; its own words, safe to show.
  case rejected(reason: String)
}

/// The outcome of a row, by our key.
public struct OfferOutcome: Sendable, Equatable {
  public var listingID: Int64
  public var result: OfferResult

  public init(listingID: Int64, result: OfferResult) {
    self.listingID = listingID
    self.result = result
  }
}

/// The outcome of a row, by the channel's key: a ticket knows nothing of ours.
public struct RemoteOutcome: Sendable, Equatable {
  public var remoteID: String
  public var result: OfferResult

  public init(remoteID: String, result: OfferResult) {
    self.remoteID = remoteID
    self.result = result
  }
}
