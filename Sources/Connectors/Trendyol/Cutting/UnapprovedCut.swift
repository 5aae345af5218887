import Basics
import ConnectorKit
import Markup

/// Goods that are not approved come flat, one row for each barcode; a model is all rows of one
/// `productMainId` (fact sheet 2026-11-23, §6.1).
struct UnapprovedCut {
  func page(_ body: [UInt8]) throws -> UnapprovedPage {
    var page = UnapprovedPage()
    page.envelope = try RecordCut(key: "productMainId", oldKey: "barcode").page(body)
    page.rows = try page.envelope.records.map { record in
      UnapprovedPage.Row(
        model: record.remoteID, barcode: try barcode(record.payload), payload: record.payload)
    }
    return page
  }

  private func barcode(_ payload: ArraySlice<UInt8>) throws -> String {
    try JSONReader.read(payload) { reader in
      var barcode: String?
      try reader.forEachMember { if $0.isKey("barcode") { barcode = try $0.key() } }
      return barcode ?? ""
    }
  }
}

/// One answer of the list of goods that are not approved.
struct UnapprovedPage: Sendable {
  struct Row: Sendable {
    var model: String
    var barcode: String
    var payload: ArraySlice<UInt8>
  }

  var envelope = CutPage()
  var rows: [Row] = []
}

/// Puts rows together to models.
struct UnapprovedModels {
  /// Tells the key of such a model from that of approved goods, which is a number.
  static let prefix = "m:"

  private var rows: [String: [UnapprovedPage.Row]] = [:]
  private(set) var count = 0

  mutating func add(_ added: [UnapprovedPage.Row]) {
    count += added.count
    for row in added { rows[row.model, default: []].append(row) }
  }

  /// A record for each model: an array of its rows by barcode, so that the order in which they came
  /// does not look like a change. A row that came twice counts once, as it came last.
  var records: [RawRecord] {
    rows.keys.sorted().map { model in
      var byBarcode: [String: ArraySlice<UInt8>] = [:]
      for row in rows[model] ?? [] { byBarcode[row.barcode] = row.payload }
      var payload: [UInt8] = [UInt8(ascii: "[")]
      for barcode in byBarcode.keys.sorted() {
        if payload.count > 1 { payload.append(UInt8(ascii: ",")) }
        payload += byBarcode[barcode] ?? []
      }
      payload.append(UInt8(ascii: "]"))
      return RawRecord(
        remoteID: Self.prefix + model,
        contentHash: ContentHash.of(payload, seed: TrendyolMapping.version), payload: payload[...])
    }
  }
}
