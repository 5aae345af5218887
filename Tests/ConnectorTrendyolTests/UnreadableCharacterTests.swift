import Basics
import Commerce
import ConnectorKit
import Markup
import Outbound
import Testing

@testable import ConnectorTrendyol

/// A page of three whose middle record has a text with what is no character.
@Suite struct UnreadableCharacterTests {
  /// What stands in the text, and what it is read as; `-` is U+FFFD.
  static let names: [(bytes: [UInt8], text: String)] = [
    ([0x00], "-"), ([0x0B, 0x1F], "--"), (Array(#"\u0000"#.utf8), "-"), (Array(#"\b"#.utf8), "-"),
    (Array(#"\ud83d"#.utf8), "-"), (Array(#"\ude00x"#.utf8), "-x"), ([0xEF, 0xBF, 0xBF], "-"),
    (Array(#"\uffff"#.utf8), "-"), (Array(#"\ud83d\u015f"#.utf8), "-ş"),
    // ş of windows-1254, a half of an emoji, a sequence that is cut before the quote.
    ([0xFE], "-"), ([0xED, 0xA0, 0xBD], "---"), ([0xE2, 0x82], "-"), ([0xF0, 0x9F, 0x98], "-"),
  ]

  @Test(arguments: names.indices)
  func `an unreadable character costs no record`(_ number: Int) async throws {
    let (bytes, short) = Self.names[number]
    let row = Array(#"{"name":"Ş"#.utf8) + bytes + Array(#"","id":2}"#.utf8)
    let body =
      Array(#"{"brands":[{"id":1,"name":"Bir"},"#.utf8) + row
      + Array(#",{"id":3,"name":"Üç"}]}"#.utf8)
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        guard call.number("page") == 0 else { return FakeTrendyol.json(#"{"brands":[]}"#) }
        return .success(
          OutboundResponse(
            status: 200, headers: ["Content-Type": "application/json"], body: body))
      })
    let reading = try await shop.readAll(.brands)
    #expect(reading.ids == ["1", "2", "3"])
    let records = reading.pages.flatMap(\.records)
    var names: [String] = []
    for record in records {
      guard case .brand(let brand) = try shop.connector.map(record, stream: .brands) else {
        continue
      }
      names.append(brand.name)
    }
    #expect(names == ["Bir", "Ş" + short.replacing("-", with: "\u{FFFD}"), "Üç"])
    #expect(Array(records[1].payload) == row)
  }

  /// Three packages, something in the middle one replaced.
  private func page(_ part: String, _ broken: String) throws -> CutPage {
    let rows = (1...3).map { number in
      let row = Documents.package(id: Int64(number))
      return number == 2 ? row.replacing(part, with: broken) : row
    }
    return try RecordCut(key: "shipmentPackageId", oldKey: "id")
      .page(Array(#"{"content":[\#(rows.joined(separator: ","))]}"#.utf8))
  }

  @Test(arguments: [
    (#""customerFirstName":"Ayşe""#, #""customerFirstName":"\x""#),
    (#""customerFirstName":"Ayşe""#, #""customerFirstName":"\u12G4""#),
    (#""packageGrossAmount":599.90"#, #""packageGrossAmount":0599.90"#),
    (#""packageGrossAmount":599.90"#, #""packageGrossAmount":NaN"#),
    (#""cargoProviderName""#, #""cargo\q""#),
  ])
  func `a record that is no JSON is set aside alone`(part: String, broken: String) throws {
    let page = try page(part, broken)
    #expect(page.count == 3)
    let unreadable = page.records.filter { (try? OrderMapping.map($0)) == nil }
    #expect(unreadable.count + page.rejected.count == 1)
    #expect(Set(page.records.map(\.remoteID)).isSuperset(of: ["1", "3"]))
  }

  @Test(arguments: [
    (#""customerFirstName":"Ayşe""#, #""customerFirstName":"5" ekran""#),
    (#""paymentMethod""#, #""paymentMethod"#), (#""taxNumber":null,"#, #""taxNumber":null"#),
  ])
  func `a record whose end would be a guess fails the page`(part: String, broken: String) {
    #expect(throws: JSONError.self) { try page(part, broken) }
  }
}
