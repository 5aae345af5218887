import Basics
import Commerce
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
      _ = try reader.readOrPass { row in
        try row.forEachMember { if $0.isKey("barcode") { barcode = try $0.key() } }
      }
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

  private var rows: [RecordKey: [UnapprovedPage.Row]] = [:]

  mutating func add(_ added: [UnapprovedPage.Row]) {
    for row in added { rows[RecordKey(row.model), default: []].append(row) }
  }

  /// A record for each model: an array of its rows by barcode, so that the order in which they came
  /// does not look like a change. A row that came twice counts once, as it came last.
  var records: [RawRecord] {
    rows.keys.sorted().map { model in
      let goods = (rows[model] ?? []).lastOfEach { RecordKey($0.barcode) }
      var payload: [UInt8] = [UInt8(ascii: "[")]
      for row in goods.sorted(by: { RecordKey($0.barcode) < RecordKey($1.barcode) }) {
        if payload.count > 1 { payload.append(UInt8(ascii: ",")) }
        payload += row.payload
      }
      payload.append(UInt8(ascii: "]"))
      return RawRecord(
        remoteID: Self.prefix + model.text,
        contentHash: ContentHash.of(payload, seed: TrendyolMapping.version), payload: payload[...])
    }
  }
}
