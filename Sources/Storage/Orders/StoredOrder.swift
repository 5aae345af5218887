import Basics
import Commerce

/// A mapped order with the references that storage has found for it.
struct StoredOrder: Sendable {
  var record: OrderRecord
  var contentHash: Int64
  /// Local date of the order in the shop's zone, in days since 1970.
  var day: Int64
  var customerID: Int64?
  /// The variant of each line, nil where the channel's variant is not known here.
  var variantIDs: [Int64?]

  func contribution(channelID: Int64) -> SalesRollup.Contribution {
    SalesRollup.Contribution(
      channelID: channelID, day: day, currency: record.currency.rawValue,
      countsAsSale: record.status.countsAsSale, totalMinor: record.totalMinor,
      lines: zip(record.lines, variantIDs).map { line, variantID in
        .init(
          variantID: variantID, quantityMilli: line.quantityMilli, totalMinor: line.totalMinor,
          isCancelled: line.isCancelled)
      })
  }

  /// The order as its customer's figures count it.
  var figures: CustomerFigures {
    CustomerFigures(
      orders: 1, spentMinor: record.status.countsAsSale ? record.totalMinor : 0,
      firstOrderAt: record.placedAt.milliseconds, lastOrderAt: record.placedAt.milliseconds)
  }

  /// Columns of `orders` from `number` on, in the order of `OrderWriter`'s statements.
  func columnValues() -> [SQLValue] {
    [
      .text(record.number), .text(TurkishFolding.fold(record.number)),
      .integer(record.placedAt.milliseconds), .integer(day), .text(record.status.rawValue),
      .text(record.channelStatus), .optional(customerID), .text(record.buyer.name),
      .text(record.buyer.email), .text(record.buyer.phone), .text(record.currency.rawValue),
      .integer(record.totalMinor), .integer(record.shippingMinor), .integer(record.discountMinor),
      .integer(record.taxMinor), .count(record.lines.count),
      .text(record.originMarketplace ?? ""), .text(record.note ?? ""),
      .text(record.carrier ?? ""), .text(record.trackingNumber ?? ""),
      .text(record.invoiceNumber ?? ""), .optional(record.changedAt?.milliseconds),
      .integer(contentHash), .optional(originNumber),
    ]
  }

  /// Folded number at the marketplace where the order was really placed; nil for a channel's own. A
  /// channel that tells none has taken the marketplace's number for its own.
  var originNumber: String? {
    guard record.originMarketplace?.isEmpty == false else { return nil }
    return TurkishFolding.fold(record.originNumber ?? record.number)
  }
}
