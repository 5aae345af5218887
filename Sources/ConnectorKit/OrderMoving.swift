import Basics
import Commerce

/// A connector that can move packages on: tell its channel that they are being packed, are invoiced
/// or cannot be supplied, and get what is stuck onto them.
public protocol OrderMoving: Connector {
  /// The moves that the channel knows.
  var orderMoves: Set<OrderMove.Kind> { get }

  /// Makes one move of one package.
  /// - Throws: `ConnectorError`: `.permanent` when the channel refuses it, as in a state that does
  ///   not allow it; `.unknownOutcome` when it may have been made all the same: read the package
  ///   before making it again.
  func move(_ move: OrderMove, package: String) async throws(ConnectorError)

  /// The label that was asked for with `OrderMove.label`; nil while the channel has none yet.
  func label(trackingNumber: String) async throws(ConnectorError) -> ShippingLabel?
}

/// Something that happens to a package. Keys are the channel's own.
public enum OrderMove: Sendable, Equatable, Codable {
  /// The seller packs it.
  case picking(lines: [MovedLine])
  case invoiced(lines: [MovedLine], invoiceNumber: String)
  /// These units cannot be supplied; what is left goes on in another package.
  case unsupplied(lines: [MovedLine], reason: UnsuppliedReason)
  /// Each group of lines becomes a package; lines in no group stay together.
  case split(groups: [[String]])
  /// The units of one line go into several packages: `[2, 1]`.
  case splitUnits(line: String, parts: [Int64])
  case boxes(count: Int, volume: DecimalVolume)
  case carrier(code: String)
  case warehouse(remoteID: String)
  /// The number under which the carrier knows the parcel, where the seller chooses it.
  case trackingNumber(String)
  /// The seller brings it, or has it brought by a carrier of its own.
  case ownDelivery(trackingInfo: String, isPhone: Bool)
  case ownDeliveryDone(trackingNumber: String)
  case ownReturnDone(trackingNumber: String)
  case invoiceLink(InvoiceLink)
  /// Asks the channel to make a label.
  case label(trackingNumber: String, boxes: Int?)

  public enum Kind: String, Sendable, CaseIterable {
    case picking, invoiced, unsupplied, split, splitUnits, boxes, carrier, warehouse
    case trackingNumber, ownDelivery, ownDeliveryDone, ownReturnDone, invoiceLink, label
  }

  public var kind: Kind {
    switch self {
    case .picking: .picking
    case .invoiced: .invoiced
    case .unsupplied: .unsupplied
    case .split: .split
    case .splitUnits: .splitUnits
    case .boxes: .boxes
    case .carrier: .carrier
    case .warehouse: .warehouse
    case .trackingNumber: .trackingNumber
    case .ownDelivery: .ownDelivery
    case .ownDeliveryDone: .ownDeliveryDone
    case .ownReturnDone: .ownReturnDone
    case .invoiceLink: .invoiceLink
    case .label: .label
    }
  }
}

/// Units of a line that a move is about.
public struct MovedLine: Sendable, Equatable, Codable {
  /// The channel's key of the line.
  public var remoteID: String
  public var quantity: Int64

  public init(remoteID: String, quantity: Int64) {
    self.remoteID = remoteID
    self.quantity = quantity
  }
}

/// Why goods cannot be supplied.
public enum UnsuppliedReason: String, Sendable, CaseIterable, Codable {
  case outOfStock, defective, wrongPrice, systemError, bulkPurchase, forceMajeure
}

/// Volume for carriers in hundredths of a desi (3000 cm³).
public struct DecimalVolume: Sendable, Equatable, Codable {
  public var hundredths: Int64

  public init(hundredths: Int64) { self.hundredths = hundredths }
}

/// Where the buyer finds the invoice.
public struct InvoiceLink: Sendable, Equatable, Codable {
  public var url: String
  public var number: String?
  public var issuedAt: Timestamp?

  public init(url: String, number: String? = nil, issuedAt: Timestamp? = nil) {
    self.url = url
    self.number = number
    self.issuedAt = issuedAt
  }
}

/// What is printed and stuck on.
public struct ShippingLabel: Sendable, Equatable {
  /// The channel's word, `ZPL` for one.
  public var format: String
  /// One page each.
  public var pages: [String]

  public init(format: String, pages: [String]) {
    self.format = format
    self.pages = pages
  }
}
