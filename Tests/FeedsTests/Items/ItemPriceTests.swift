import Testing

@testable import Feeds

struct ItemPriceTests {
  private func item(
    _ yaml: String = "", currency: String = "TRY", list: Int64, paid: Int64
  ) throws -> FeedItem? {
    try MadeItems.one(
      yaml,
      .sample {
        ($0.currency, $0.listPriceMinor, $0.priceMinor) = (currency, list, paid)
      })
  }

  @Test func `equal prices make a price without a sale price`() throws {
    let item = try #require(try item(list: 123_450, paid: 123_450))
    #expect(item.priceMinor == 123_450)
    #expect(item.salePriceMinor == nil)
  }

  @Test func `a lower price is the sale price beside the full one`() throws {
    let item = try #require(try item(list: 20_000, paid: 14_990))
    #expect(item.priceMinor == 20_000)
    #expect(item.salePriceMinor == 14_990)
  }

  @Test(arguments: [Int64(0), -5, 9999])
  func `a list price below what is paid is no reduction`(_ list: Int64) throws {
    let item = try #require(try item(list: list, paid: 10_000))
    #expect(item.priceMinor == 10_000)
    #expect(item.salePriceMinor == nil)
  }

  @Test func `a third decimal is rounded to the two that the channel takes`() throws {
    let item = try #require(
      try item("currency: KWD", currency: "KWD", list: 12_345, paid: 9999))
    #expect(item.priceMinor == 1235)
    #expect(item.salePriceMinor == 1000)
  }

  @Test func `prices that differ in the third decimal only are equal`() throws {
    let item = try #require(
      try item("currency: KWD", currency: "KWD", list: 10_004, paid: 10_001))
    #expect(item.priceMinor == 1000)
    #expect(item.salePriceMinor == nil)
  }

  @Test(arguments: [(Int64(3), true), (1, true), (0, false), (-2, false)])
  func `a variant is in stock while pieces are left that nobody reserved`(
    _ available: Int64, _ isInStock: Bool
  ) throws {
    let item = try #require(try MadeItems.one(.sample { $0.available = available }))
    #expect(item.isInStock == isInStock)
  }

  @Test func `the largest price that a channel can tell is written`() throws {
    let item = try #require(
      try item("currency: KWD", currency: "KWD", list: .max, paid: .max))
    #expect(item.priceMinor == Int64.max / 10)
  }
}
