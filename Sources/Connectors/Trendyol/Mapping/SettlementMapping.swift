import Basics
import Commerce
import ConnectorKit
import Markup

/// A line of the seller's account (fact sheet 2026-11-23, §12). Amounts are in lira; a sale is in
/// `credit`, a return in `debt`. The kind comes back as a Turkish label, not as it was asked for.
enum SettlementMapping {
  private enum Field: String, CaseIterable {
    case at = "transactionDate"
    case barcode
    case kind = "transactionType"
    case note = "description"
    case debit = "debt"
    case credit, commissionRate, commissionAmount, sellerRevenue, orderNumber
    case paymentID = "paymentOrderId"
    case paidAt = "paymentDate"
    case packageID = "shipmentPackageId"
  }

  private static let table = JSONFieldTable<Field>()

  /// - Parameter prefix: Before the line's key, see `SettlementList`.
  static func map(
    _ record: RawRecord, prefix: String
  ) throws(MappingError) -> SettlementRecord {
    var line = SettlementRecord(
      remoteID: prefix + record.remoteID, kind: "", occurredAt: Timestamp(milliseconds: 0),
      currency: .turkishLira)
    let at: Timestamp? = try TrendyolMapping.read(record.payload) { reader in
      var at: Timestamp?
      var seen = JSONFieldsSeen()
      try reader.forEachMember { member in
        guard let field = try table.field(of: member, seen: &seen) else { return }
        if field == .at { return at = try member.scalar().moment("transactionDate") }
        try read(field, &member, into: &line)
      }
      return at
    }
    guard let at else { throw MappingError(field: "transactionDate", reason: "is missing") }
    line.occurredAt = at
    return line
  }

  private static func read(
    _ field: Field, _ member: inout JSONReader, into line: inout SettlementRecord
  ) throws {
    switch field {
    case .at: try member.skip()
    case .barcode:
      line.variantRemoteID = try member.scalar().wordsOrNil.map { BarcodeText.normalised($0) }
    case .kind: line.kind = try member.scalar().words
    case .note: line.note = try member.scalar().words
    case .debit: line.debitMinor = try minor(&member, "debt") ?? 0
    case .credit: line.creditMinor = try minor(&member, "credit") ?? 0
    case .commissionAmount: line.commissionMinor = try minor(&member, "commissionAmount")
    case .sellerRevenue: line.revenueMinor = try minor(&member, "sellerRevenue")
    case .commissionRate:
      let scalar = try member.scalar()
      if !scalar.isNull { line.commissionRateBasisPoints = try scalar.rate("commissionRate") }
    case .orderNumber: line.orderNumber = try member.scalar().wordsOrNil
    case .paymentID: line.paymentRemoteID = try member.key()
    case .paidAt: line.paidAt = try member.scalar().moment("paymentDate")
    case .packageID: line.packageRemoteID = try member.key()
    }
  }

  private static func minor(
    _ member: inout JSONReader, _ field: StaticString
  ) throws -> Int64? {
    try member.scalar().amount(field)?.minorUnits(Currency.turkishLira.minorDigits, field)
  }
}
