import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTrendyol

struct RecordKeyTests {
  private func page(_ keys: [String]) throws -> CutPage {
    let rows = keys.map { #"{"id":\#($0)}"# }.joined(separator: ",")
    return try RecordCut(key: "id").page(Array("[\(rows)]".utf8))
  }

  @Test(arguments: [
    #""a\nb""#, #""a\u0000""#, #""\u0085x""#, #""""#, "0", "null", "{}", "true",
    #""sha256:\#(String(repeating: "0", count: 64))""#,
  ])
  func `what no key can be is set aside under a hash of the record`(key: String) throws {
    let page = try page([key, "5"])
    #expect(page.records.map(\.remoteID) == ["5"])
    let rejected = try #require(page.rejected.first)
    #expect(rejected.reason == "id: the record has no usable key")
    #expect(rejected.remoteID == StandInKey.of(rejected.payload))
    #expect(StandInKey.isOne(rejected.remoteID))
  }

  @Test func `two records without a key are two`() throws {
    let body = Array(#"[{"a":1},{"a":2}]"#.utf8)
    #expect(Set(try RecordCut(key: "id").page(body).rejected.map(\.remoteID)).count == 2)
  }

  @Test func `the stand-in of a record is the hash of its bytes`() {
    // SHA-256 of "abc" as FIPS 180-2 gives it.
    #expect(
      StandInKey.of("abc".utf8)
        == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    for key in ["sha256:", "sha256:xyz", "7", "SHA256:\(String(repeating: "0", count: 64))"] {
      #expect(!StandInKey.isOne(key))
    }
    #expect(StandInKey.isOne(""))
  }

  @Test func `models that only look alike are two`() {
    var models = UnapprovedModels()
    let names = ["caf\u{E9}", "cafe\u{301}"]
    models.add(names.map { .init(model: $0, barcode: "1", payload: Array("{}".utf8)[...]) })
    #expect(Set(models.records.map { RecordKey($0.remoteID) }).count == 2)
  }
}
