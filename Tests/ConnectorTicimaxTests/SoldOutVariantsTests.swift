import Testing

@testable import ConnectorTicimax

struct SoldOutVariantsTests {
  private func keys(_ variants: String) -> [String] {
    SoldOutVariants.keys(
      Array(
        "<X><ID>9</ID><StokAdedi>0</StokAdedi><Varyasyonlar>\(variants)</Varyasyonlar></X>".utf8)[
          ...])
  }

  @Test(arguments: [
    ("0", true), ("0.00", true), ("-3", true), ("0.5", true), ("1", false), ("250", false),
    ("", false), (" ", false), ("x", false), ("1e400", false),
  ])
  func `a variant is gone where its stock says so`(stock: String, isGone: Bool) {
    let found = keys(
      "<V><ID>1</ID><SatisFiyati>x</SatisFiyati><StokAdedi>\(stock)</StokAdedi></V>"
        + "<V><StokAdedi>4</StokAdedi><ID>2</ID></V>")
    #expect(found == (isGone ? ["1"] : []))
  }

  @Test func `a variant without a key or a stock is none`() {
    #expect(keys("<V><StokAdedi>0</StokAdedi></V><V><ID>3</ID></V><V/>").isEmpty)
    #expect(keys("<V><ID>0</ID><StokAdedi>0</StokAdedi></V>").isEmpty)
    #expect(SoldOutVariants.keys([]).isEmpty)
    #expect(SoldOutVariants.keys(Array("<X><Varyasyonlar>".utf8)[...]).isEmpty)
  }
}
