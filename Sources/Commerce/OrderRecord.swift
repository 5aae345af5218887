import Basics

/// An order as one channel tells it, mapped to our words. Times are UTC; money is in `currency`.
public struct OrderRecord: Sendable, Equatable {
  /// The channel's own key of the order; unique in the channel.
  public var remoteID: String
  /// The number that the buyer sees.
  public var number: String
  public var placedAt: Timestamp
  /// The channel's time of the last change, when it tells one.
  public var changedAt: Timestamp?
  public var status: OrderStatus
  /// The channel's own status, unchanged (a number or a word).
  public var channelStatus: String
  public var currency: Currency
  /// What the buyer pays, VAT and shipping included.
  public var totalMinor: Int64
  public var shippingMinor: Int64
  public var discountMinor: Int64
  public var taxMinor: Int64
  public var buyer: OrderBuyer
  /// Name of the marketplace where the order was really placed, when this channel only passes it on.
  public var originMarketplace: String?
  /// That marketplace's number of the order, where this channel tells it apart from its own.
  public var originNumber: String?
  public var note: String?
  public var carrier: String?
  public var trackingNumber: String?
  public var invoiceNumber: String?
  public var lines: [OrderLineRecord]
  public var addresses: [AddressRecord]
  public var payments: [PaymentRecord]
  /// The package that this record was read from, where the channel tells packages instead of orders:
  /// lines and amounts are then those of this package alone.
  public var package: PackageRecord?
  /// All that the channel tells of the order's past, oldest first; nil where it tells only how
  /// things are, and storage keeps each status that it sees.
  public var history: [StatusEvent]?

  public init(
    remoteID: String, number: String, placedAt: Timestamp, status: OrderStatus,
    channelStatus: String, currency: Currency
  ) {
    self.remoteID = remoteID
    self.number = number
    self.placedAt = placedAt
    self.status = status
    self.channelStatus = channelStatus
    self.currency = currency
    totalMinor = 0
    shippingMinor = 0
    discountMinor = 0
    taxMinor = 0
    buyer = OrderBuyer()
    lines = []
    addresses = []
    payments = []
  }
}

/// Who bought, as written on the order.
public struct OrderBuyer: Sendable, Equatable {
  /// The channel's member key; nil for a guest.
  public var memberRemoteID: String?
  public var name: String = ""
  public var email: String = ""
  public var phone: String = ""

  public init() {}
}

/// One line of an order.
public struct OrderLineRecord: Sendable, Equatable {
  public var remoteID: String
  public var variantRemoteID: String?
  public var productRemoteID: String?
  public var sku: String = ""
  public var barcode: String = ""
  public var name: String = ""
  /// In thousandths of a unit: Ticimax sells half metres.
  public var quantityMilli: Int64 = 0
  /// One unit, VAT included, before discount.
  public var unitPriceMinor: Int64 = 0
  /// Of the whole line.
  public var discountMinor: Int64 = 0
  /// What the buyer pays for the line, VAT included.
  public var totalMinor: Int64 = 0
  /// VAT rate in hundredths of a per cent (2000 = 20 %).
  public var taxRateBasisPoints: Int64 = 0
  /// True when the goods are not sold after all: cancelled, or in a package that came to nothing.
  public var isCancelled = false
  /// The package that the goods are in, where the channel tells packages.
  public var packageRemoteID: String?

  public init(remoteID: String) { self.remoteID = remoteID }
}

/// A postal address on an order.
public struct AddressRecord: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable { case shipping, billing }

  public var kind: Kind
  public var name: String = ""
  public var company: String = ""
  public var phone: String = ""
  public var street: String = ""
  public var neighbourhood: String = ""
  public var district: String = ""
  public var city: String = ""
  public var postalCode: String = ""
  /// ISO 3166-1 alpha-2 where known, else the channel's word.
  public var country: String = ""
  public var taxOffice: String = ""
  public var taxNumber: String = ""

  public init(kind: Kind) { self.kind = kind }
}

/// One payment of an order.
public struct PaymentRecord: Sendable, Equatable {
  /// `method` and `state` are closed sets of ours; `channelMethod` keeps the channel's code.
  public enum State: String, Sendable, CaseIterable {
    case pending, approved, failed, refunded, cancelled
  }

  public var remoteID: String
  public var method: String
  public var channelMethod: String
  public var state: State
  public var amountMinor: Int64
  public var instalments: Int
  public var paidAt: Timestamp?

  public init(
    remoteID: String, method: String, channelMethod: String, state: State, amountMinor: Int64,
    instalments: Int = 1, paidAt: Timestamp? = nil
  ) {
    self.remoteID = remoteID
    self.method = method
    self.channelMethod = channelMethod
    self.state = state
    self.amountMinor = amountMinor
    self.instalments = instalments
    self.paidAt = paidAt
  }
}
