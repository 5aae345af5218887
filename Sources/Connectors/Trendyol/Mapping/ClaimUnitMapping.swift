import Basics
import Commerce
import ConnectorKit
import Markup

/// An order line of a claim with the units of it that come back. Old and new names stand side by side
/// (fact sheet 2026-11-23, §10.2).
enum ClaimUnitMapping {
  /// At `{"orderLine":{…},"claimItems":[…]}`.
  static func read(_ reader: inout JSONReader) throws -> [ClaimUnitRecord] {
    var line = ClaimUnitRecord(remoteID: "")
    var units: [ClaimUnitRecord] = []
    try reader.forEachMember { member in
      if member.isKey("orderLine") {
        line = try orderLine(&member)
      } else if member.isKey("claimItems") {
        units = try member.list("claimItems") { try unit(&$0) }
      }
    }
    return units.map { unit in
      var whole = unit
      whole.orderLineRemoteID = line.orderLineRemoteID
      whole.variantRemoteID = line.variantRemoteID
      whole.sku = line.sku
      whole.barcode = line.barcode
      whole.name = line.name
      whole.priceMinor = line.priceMinor
      return whole
    }
  }

  private static func orderLine(_ reader: inout JSONReader) throws -> ClaimUnitRecord {
    var line = ClaimUnitRecord(remoteID: "")
    try reader.members { member in
      if member.isKey("id") || member.isKey("lineId") {
        line.orderLineRemoteID = try member.key() ?? line.orderLineRemoteID
      } else if member.isKey("productName") {
        line.name = try member.scalar().words
      } else if member.isKey("barcode") {
        line.barcode = BarcodeText.normalised(try member.scalar().words)
        line.variantRemoteID = line.barcode.isEmpty ? nil : line.barcode
      } else if member.isKey("merchantSku") || member.isKey("stockCode") {
        line.sku = try member.scalar().wordsOrNil ?? line.sku
      } else if member.isKey("price") || member.isKey("lineUnitPrice") {
        let price = try member.scalar().amount("price")
        line.priceMinor =
          try price?.minorUnits(Currency.turkishLira.minorDigits, "price") ?? line.priceMinor
      }
    }
    return line
  }

  private static func unit(_ reader: inout JSONReader) throws -> ClaimUnitRecord {
    var unit = ClaimUnitRecord(remoteID: "")
    try reader.forEachMember { member in
      if member.isKey("id") || member.isKey("claimItemId") {
        unit.remoteID = try member.key() ?? unit.remoteID
      } else if member.isKey("claimItemStatus") {
        unit.channelStatus = try NamedThing.name(&member)
        unit.status = ClaimStatusTable.status(of: unit.channelStatus)
      } else if member.isKey("customerClaimItemReason") {
        try readReason(&member, into: &unit)
      } else if member.isKey("customerNote") {
        unit.customerNote = try member.scalar().words
      } else if member.isKey("autoAccepted") {
        unit.isAcceptedByTime = try member.scalar().flag
      }
    }
    guard !unit.remoteID.isEmpty else { throw MappingError(field: "id", reason: "is missing") }
    return unit
  }

  private static func readReason(
    _ reader: inout JSONReader, into unit: inout ClaimUnitRecord
  ) throws {
    try reader.members { member in
      if member.isKey("id") {
        unit.reasonCode = try member.key() ?? ""
      } else if member.isKey("name") {
        unit.reason = try member.scalar().words
      }
    }
  }
}
