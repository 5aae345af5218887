import Basics
import Commerce
import ConnectorKit
import Markup

/// The states of a claimed unit (fact sheet 2026-11-23, §10.3) in our words.
enum ClaimStatusTable {
  /// As it is asked for in lists.
  static let waitingWord = "WaitingInAction"

  static func status(of word: String) -> ClaimStatus {
    switch word {
    case "Created": .created
    case waitingWord: .waiting
    case "WaitingFraudCheck", "InAnalysis", "Unresolved": .inReview
    case "Accepted": .accepted
    case "Rejected": .rejected
    case "Cancelled": .cancelled
    default: .unknown
    }
  }
}

/// A claim. Its units come one by one, below the order line they belong to (fact sheet §10.2).
enum ClaimMapping {
  private enum Field: String, CaseIterable {
    case number = "orderNumber"
    case claimedAt = "claimDate"
    case firstName = "customerFirstName"
    case lastName = "customerLastName"
    case trackingNumber = "cargoTrackingNumber"
    case carrier = "cargoProviderName"
    case outboundPackage = "orderOutboundPackageId"
    case items
    case changedAt = "lastModifiedDate"
  }

  private static let table = JSONFieldTable<Field>()
  /// Trendyol accepts by itself what waited for so long (fact sheet §10.3). It does not tell since
  /// when a unit waits; the claim's last change is the nearest that it tells.
  private static let secondsToDecide: Int64 = 48 * 3600

  static func map(_ record: RawRecord) throws(MappingError) -> ClaimRecord {
    let claim = try TrendyolMapping.read(record.payload) { reader in
      var claim = ClaimRecord(remoteID: record.remoteID, orderNumber: "")
      var names: (first: String, last: String) = ("", "")
      var seen = JSONFieldsSeen()
      try reader.forEachMember { member in
        guard let field = try table.field(of: member, seen: &seen) else { return }
        switch field {
        case .number: claim.orderNumber = try member.scalar().words
        case .claimedAt: claim.claimedAt = try member.scalar().moment("claimDate")
        case .changedAt: claim.changedAt = try member.scalar().moment("lastModifiedDate")
        case .firstName: names.first = try member.scalar().words
        case .lastName: names.last = try member.scalar().words
        case .trackingNumber: claim.trackingNumber = try member.key()
        case .carrier: claim.carrier = try member.scalar().wordsOrNil
        case .outboundPackage: claim.packageRemoteID = try member.key()
        case .items:
          claim.units = try member.list("items") { try ClaimUnitMapping.read(&$0) }.flatMap { $0 }
        }
      }
      if claim.units.contains(where: { $0.status == .waiting }) {
        claim.dueAt = (claim.changedAt ?? claim.claimedAt)?.adding(seconds: secondsToDecide)
      }
      claim.customerName = [names.first, names.last].filter { !$0.isEmpty }.joined(separator: " ")
      return claim
    }
    guard !claim.orderNumber.isEmpty else {
      throw MappingError(field: "orderNumber", reason: "is missing")
    }
    return claim
  }
}
