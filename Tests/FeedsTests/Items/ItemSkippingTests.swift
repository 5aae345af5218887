import Testing

@testable import Feeds

struct ItemSkippingTests {
  private func reason(
    _ product: ListedProduct = .sample(), _ variant: ListedVariant = .sample()
  ) throws -> SkipReason? {
    var made = try MadeItems()
    made.add(product, [variant])
    #expect(made.items.isEmpty)
    return made.maker.skipped.first?.reason
  }

  @Test func `a variant without a title is left out`() throws {
    #expect(try reason(.sample { $0.title = "\u{200B} " }) == .noTitle)
  }

  @Test func `a variant without a page is left out`() throws {
    #expect(try reason(.sample { $0.url = "/keten-gomlek" }) == .noLink)
  }

  @Test func `a variant without any image is left out`() throws {
    #expect(
      try reason(.sample { ($0.imageURL, $0.imageURLs) = ("", "not JSON") }) == .noImage)
  }

  @Test func `the variant's own image is enough`() throws {
    let item = try MadeItems.one(
      product: .sample { ($0.imageURL, $0.imageURLs) = ("", "[]") },
      .sample { $0.imageURL = "https://cdn.example/v.jpg" })
    #expect(item?.imageLink == "https://cdn.example/v.jpg")
  }

  @Test(arguments: [Int64(0), -1])
  func `a variant that costs nothing is left out`(_ price: Int64) throws {
    #expect(try reason(.sample(), .sample { $0.priceMinor = price }) == .noPrice)
  }

  @Test func `a variant priced in other money is left out`() throws {
    #expect(try reason(.sample(), .sample { $0.currency = "EUR" }) == .otherCurrency)
  }

  @Test func `every variant read is written, filtered or skipped`() throws {
    var made = try MadeItems("filter: {minimum-price: 10}")
    made.add([.sample(1), .sample(2) { $0.priceMinor = 999 }, .sample(3) { $0.currency = "EUR" }])
    made.add(.sample { $0.url = "" }, [.sample(4), .sample(5)])
    let report = made.maker.report
    #expect(report.read == 5)
    #expect(report.written == 1)
    #expect(report.filtered == 1)
    #expect(report.skipped == [.otherCurrency: 1, .noLink: 2])
    #expect(report.skippedTotal == 3)
    #expect(made.maker.skipped.map(\.variantID) == [3, 4, 5])
  }

  @Test func `the list of skipped variants ends at a thousand, the count does not`() throws {
    var made = try MadeItems()
    made.add(.sample { $0.url = "" }, (1...1001).map { .sample($0) })
    #expect(made.maker.skipped.count == 1000)
    #expect(made.maker.report.skipped == [.noLink: 1001])
  }
}
