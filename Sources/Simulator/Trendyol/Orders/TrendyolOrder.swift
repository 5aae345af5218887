import Basics

/// Where a package stands (Trendyol wire facts 2026-11-23, §8.7).
enum TrendyolStatus: String, Sendable, CaseIterable {
  case awaiting = "Awaiting"
  case verified = "Verified"
  case created = "Created"
  case picking = "Picking"
  case invoiced = "Invoiced"
  case shipped = "Shipped"
  case atCollectionPoint = "AtCollectionPoint"
  case delivered = "Delivered"
  case undelivered = "UnDelivered"
  case returned = "Returned"
  case cancelled = "Cancelled"
  case unsupplied = "UnSupplied"
  /// Other packages have taken its place.
  case unpacked = "UnPacked"

  /// The seller still has the goods and may act on the package.
  var isOpen: Bool { self == .created || self == .picking || self == .invoiced }

  /// What comes next when all goes well; nil at an end.
  var next: TrendyolStatus? {
    switch self {
    case .awaiting, .verified: .created
    case .created: .picking
    case .picking: .invoiced
    case .invoiced: .shipped
    case .shipped, .atCollectionPoint: .delivered
    default: nil
    }
  }

  /// How webhooks spell it: `AT_COLLECTION_POINT` (§13).
  var webhookName: String {
    self == .atCollectionPoint ? "AT_COLLECTION_POINT" : rawValue.uppercased()
  }
}

/// One purchase of one buyer, in one or more packages over time.
struct TrendyolOrder: Sendable {
  /// What its numbers are made of; unique.
  let key: Int
  let number: String
  let placed: Timestamp
  let buyer: Person
  let address: PostalAddress
  let payment: String
  var lines: [TrendyolLine]
  /// Where its return stands in the shop's list; nil for an order that was kept.
  var returning: OrderState?
  var packages: [TrendyolPackage] = []

  /// `createdBy` of the packages that came from nothing but the order.
  static let fromOrder = "order-creation"

  func packageID(_ number: Int) -> Int { 3_300_000_000 + key * 16 + number }
  func lineItemID(_ line: Int, unit: Int) -> Int {
    900_000_000_000 + key * 16_384 + line * 1_024 + unit
  }

  /// The packages whose goods are the order's now.
  var livePackages: [Int] {
    packages.indices.filter { packages[$0].status != .unpacked }
  }
}

/// A line: so many units of one listing at one price.
struct TrendyolLine: Sendable {
  let id: Int
  let goods: TrendyolGoods
  let units: Int
  /// One unit before discounts.
  let gross: Lira
  /// Of one unit.
  let sellerDiscount: Lira
  let marketplaceDiscount: Lira

  /// What the buyer pays for one unit.
  var paid: Lira { gross - sellerDiscount - marketplaceDiscount }
}

/// What a line says of its listing, as it was when it was sold.
struct TrendyolGoods: Sendable {
  let barcode: String
  let stockCode: String
  let contentID: Int
  let name: String
  let size: String
  let colour: String
  let categoryID: Int
  let categoryName: String
  let vatPercent: Int
  let commissionPercent: Int
}

/// A parcel, or what was to become one.
struct TrendyolPackage: Sendable {
  struct Item: Sendable, Equatable {
    let line: Int
    /// Numbers of the line's units that lie in this package.
    var units: [Int]
  }

  struct Step: Sendable, Equatable {
    let status: TrendyolStatus
    let at: Timestamp
  }

  let id: Int
  let createdBy: String
  let origins: [Int]
  var items: [Item]
  var history: [Step]
  /// Of the last change of whatever kind.
  var changed: Timestamp
  var tracking: Int
  /// Index in `TrendyolCarrier.all`.
  var carrier: Int
  var invoiceNumber: String?
  var invoiceLink: String?
  var deci = 2
  var cancelReason = 0
  var cancelledBy = ""

  var status: TrendyolStatus { history.last?.status ?? .created }

  mutating func set(_ status: TrendyolStatus, at time: Timestamp) {
    history.append(Step(status: status, at: time))
    changed = time
  }
}

/// The place of a package: index of its order, and index in it.
struct PackagePlace: Sendable, Hashable {
  let order: Int
  let package: Int
}
