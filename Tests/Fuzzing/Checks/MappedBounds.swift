import Basics
import Commerce
import ConnectorKit

/// What everything behind the mapping relies on: no amount, quantity or time beyond its bounds, so
/// that sums over a whole shop stay within 64 bits.
enum MappedBounds {
  /// Ten million units, in thousandths.
  private static let mostThousandths: Int64 = 10_000_000_000
  private static let mostUnits: Int64 = 10_000_000

  static func check(_ record: ChannelRecord) throws {
    switch record {
    case .order(let order): try check(order)
    case .product(let product): try check(product)
    case .claim(let claim): try check(claim)
    case .customer(let member):
      try times([member.registeredAt, member.lastLoginAt, member.changedAt])
      _ = ContactNormalization.phone(member.phone)
      _ = ContactNormalization.email(member.email)
      _ = TurkishFolding.words(member.fullName)
    case .favourite(let favourite): try times([favourite.addedAt])
    case .question(let question):
      try times([question.askedAt, question.dueAt, question.answeredAt])
    case .category(let category): try keys([category.remoteID])
    case .brand(let brand): try keys([brand.remoteID])
    }
  }

  static func check(_ line: SettlementRecord) throws {
    try money([line.debitMinor, line.creditMinor])
    try money([line.revenueMinor, line.commissionMinor].compactMap { $0 })
    try times([line.occurredAt, line.paidAt])
    _ = line.netMinor
  }

  private static func check(_ order: OrderRecord) throws {
    try keys([order.remoteID])
    try money([order.totalMinor, order.shippingMinor, order.discountMinor, order.taxMinor])
    try money(order.payments.map(\.amountMinor))
    try money(order.lines.flatMap { [$0.unitPriceMinor, $0.discountMinor, $0.totalMinor] })
    try BrokenPromise.unless(
      order.lines.allSatisfy { $0.quantityMilli.magnitude <= UInt64(mostThousandths) },
      "a quantity is beyond all measure")
    try times([order.placedAt, order.changedAt] + order.payments.map(\.paidAt))
    if let package = order.package {
      try times([package.shipBy, package.changedAt] + package.history.map(\.at))
    }
    _ = OrderMerging([order, order])
    _ = TurkishFolding.words(order.buyer.name)
    _ = ContactNormalization.phone(order.buyer.phone)
  }

  private static func check(_ product: ProductRecord) throws {
    try keys([product.remoteID])
    try times([product.createdAt])
    for variant in product.variants {
      try money([variant.listPriceMinor, variant.priceMinor])
      try BrokenPromise.unless(
        variant.stock.magnitude <= UInt64(mostUnits), "a stock is beyond all measure")
      _ = Barcode.normalized(variant.barcode)
    }
    _ = TurkishFolding.words(product.title)
  }

  private static func check(_ claim: ClaimRecord) throws {
    try keys([claim.remoteID])
    try money(claim.units.map(\.priceMinor))
    try times([claim.claimedAt, claim.changedAt, claim.dueAt])
    _ = ClaimState(claim.units.map(\.status))
  }

  private static func keys(_ keys: [String]) throws {
    try BrokenPromise.unless(keys.allSatisfy { !$0.isEmpty }, "a record has no key")
  }

  private static func money(_ amounts: [Int64]) throws {
    try BrokenPromise.unless(
      amounts.allSatisfy { $0.magnitude <= UInt64(WireAmount.largestMinorUnits) },
      "an amount is beyond all measure")
  }

  /// From year 1 to 9999, as our JSON can write it.
  private static func times(_ times: [Timestamp?]) throws {
    let years = -62_135_596_800_000...253_402_300_799_999
    for time in times.compactMap({ $0 }) {
      try BrokenPromise.unless(years.contains(Int(time.milliseconds)), "a time is beyond calendars")
      _ = LocalTimeZone.istanbul.localDay(of: time)
    }
  }
}
