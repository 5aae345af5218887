import Testing

@testable import ConnectorTrendyol

struct SoldOutVariantsTests {
  private func keys(_ record: String) -> [String] { SoldOutVariants.keys(Array(record.utf8)[...]) }

  @Test(arguments: [
    (#""stock":{"quantity":0}"#, true), (#""stock":0"#, true), (#""quantity":"0""#, true),
    (#""quantity":-2"#, true), (#""stock":{"quantity":3}"#, false), (#""stock":null"#, false),
    (#""stock":{}"#, false), (#""quantity":"many""#, false), (#""quantity":"""#, false),
    (#""quantity":0,"stock":{"quantity":1}"#, false), (#""quantity":1e40"#, false),
    (#""stock":[0]"#, false), (#""price":0"#, false),
  ])
  func `a variant is gone where its stock says so`(stock: String, isGone: Bool) {
    let variants = #"[{"barcode":"b1",\#(stock)},{"barcode":"b2","stock":{"quantity":7}}]"#
    #expect(keys(#"{"contentId":1,"title":7,"variants":\#(variants)}"#) == (isGone ? ["b1"] : []))
  }

  @Test func `rows of goods that are not approved are read, alone and together`() {
    #expect(keys(#"[{"barcode":"b1","quantity":0},{"barcode":"b2","quantity":1}]"#) == ["b1"])
    #expect(keys(#"{"barcode":"b1","quantity":0}"#) == ["b1"])
    #expect(keys(#"{"quantity":0}"#).isEmpty)
    #expect(keys("").isEmpty)
    #expect(keys("7").isEmpty)
  }
}
