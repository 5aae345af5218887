import Basics
import Commerce
import ConnectorKit
import Storage

/// A fetched page with everything decided that needs no transaction: which records are worth
/// mapping, and what they became.
struct PreparedPage: Sendable {
  enum Mapping: Sendable {
    /// The stored record has the same hash; it was not read.
    case unchanged
    case mapped(ChannelRecord, compressed: [UInt8])
    case rejected(MappingError)
  }

  struct Record: Sendable {
    var raw: RawRecord
    var mapping: Mapping
  }

  var records: [Record]
  var rejected: [RejectedRecord]
  var next: String?
  var estimatedTotal: Int?
  var statistics: PullStatistics
  var notices: [String]
  var dictionary: PayloadDictionary?
  /// Rows that the page held twice.
  var duplicates: Int

  /// Newest change among the mapped records, in the channel's clock, of those that are believed.
  func newestChange(at now: Timestamp) -> Timestamp? {
    records.compactMap { record in
      guard case .mapped(let mapped, _) = record.mapping else { return nil }
      switch mapped {
      case .order(let order):
        return (order.changedAt ?? order.package?.changedAt ?? order.placedAt).believed(at: now)
      case .customer(let member):
        return (member.changedAt ?? member.registeredAt)?.believed(at: now)
      case .category, .brand, .product, .favourite, .question, .claim: return nil
      }
    }.max()
  }
}

/// Where a stream's records are kept.
struct StreamStore: Sendable {
  let stream: SyncStream
  let orderUnit: OrderUnit

  init(_ stream: SyncStream, of connector: any Connector) {
    self.stream = stream
    orderUnit = connector.descriptor.orderUnit
  }

  /// True where the records are packages of orders.
  var holdsPackages: Bool { stream == .orders && orderUnit == .package }

  var table: RecordTable? {
    switch stream {
    case .categories: .categories
    case .brands: .brands
    case .products: .productListings
    case .customers: .members
    case .orders: holdsPackages ? .packages : .orders
    case .favourites: .favourites
    case .questions: .questions
    case .claims: .claims
    }
  }

  var payloadTable: PayloadTable? {
    switch stream {
    case .products: .products
    case .customers: .members
    case .orders: holdsPackages ? .packages : .orders
    case .favourites: .favourites
    case .questions: .questions
    case .claims: .claims
    case .categories, .brands: nil
    }
  }
}
