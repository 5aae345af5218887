import Testing

@testable import Feeds

struct GoogleRSSWriterTests {
  private func written(
    currency: String = "TRY", digits: Int = 2, _ change: (inout FeedItem) -> Void = { _ in }
  ) throws -> String {
    var item = try #require(try MadeItems.one())
    change(&item)
    return FeedText.written(item, currency: currency, digits: digits)
  }

  @Test func `the head tells title, address and namespace`() {
    let text = FeedText.written(title: "Mağaza & Co", link: "https://shop.example/?a=1&b=2")
    #expect(text.hasPrefix(#"<?xml version="1.0" encoding="utf-8"?>"#))
    #expect(text.contains(#"<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">"#))
    #expect(text.contains("<title>Mağaza &amp; Co</title>"))
    #expect(text.contains("<link>https://shop.example/?a=1&amp;b=2</link>"))
    #expect(text.hasSuffix("</channel></rss>\n"))
  }

  @Test func `a price is a number with a point, a blank and the currency`() throws {
    #expect(try written { $0.priceMinor = 123_450 }.contains("<g:price>1234.50 TRY</g:price>"))
    #expect(try written { $0.priceMinor = 5 }.contains("<g:price>0.05 TRY</g:price>"))
  }

  @Test func `a currency without smaller units is written without decimals`() throws {
    let text = try written(currency: "JPY", digits: 0) { $0.priceMinor = 1234 }
    #expect(text.contains("<g:price>1234 JPY</g:price>"))
  }

  @Test func `a sale price stands beside the price, and is absent without a reduction`() throws {
    #expect(
      try written { ($0.priceMinor, $0.salePriceMinor) = (20_000, 14_990) }
        .contains("<g:price>200.00 TRY</g:price><g:sale_price>149.90 TRY</g:sale_price>"))
    #expect(try written().contains("sale_price") == false)
  }

  @Test(arguments: [(true, "in_stock"), (false, "out_of_stock")])
  func `availability is spelled as Google does`(_ isInStock: Bool, _ text: String) throws {
    #expect(
      try written { $0.isInStock = isInStock }
        .contains("<g:availability>\(text)</g:availability>"))
  }

  @Test func `only an item without identifiers says so`() throws {
    #expect(try written().contains("identifier_exists") == false)
    #expect(
      try written { $0.hasIdentifier = false }
        .contains("<g:identifier_exists>no</g:identifier_exists>"))
  }

  @Test func `each filled label slot is one element`() throws {
    let text = try written { $0.labels = ["TOP100", "", "SALES100", "", "80-100"] }
    #expect(text.contains("<g:custom_label_0>TOP100</g:custom_label_0>"))
    #expect(text.contains("custom_label_1") == false)
    #expect(text.contains("<g:custom_label_2>SALES100</g:custom_label_2>"))
    #expect(text.contains("<g:custom_label_4>80-100</g:custom_label_4>"))
  }

  @Test(arguments: [(Int64(642), "64.2"), (0, "0.0"), (1000, "100.0")])
  func `popularity has one decimal`(_ tenths: Int64, _ text: String) throws {
    #expect(
      try written { $0.popularityTenths = tenths }
        .contains("<g:popularity_rank>\(text)</g:popularity_rank>"))
  }

  @Test func `an empty text makes no element`() throws {
    let text = try written { ($0.description, $0.brand, $0.groupID) = ("", "", "") }
    #expect(text.contains("<g:description") == false)
    #expect(text.contains("<g:brand") == false)
    #expect(text.contains("<g:item_group_id") == false)
  }

  @Test(arguments: [
    ("]]>", "]]&gt;"), ("<script>", "&lt;script&gt;"), ("A & B", "A &amp; B"),
    ("</g:title>", "&lt;/g:title&gt;"), ("&amp;", "&amp;amp;"), ("a\u{0}\u{1}\u{B}b", "a b"),
    ("a\u{FFFE}\u{FFFF}b", "ab"), ("\"\u{301}x<\u{338}", "&quot;\u{301}x&lt;\u{338}"),
    ("<!-- -->", "&lt;!-- --&gt;"), ("😀 ş", "😀 ş"),
  ])
  func `a hostile name stays a text`(_ name: String, _ expected: String) throws {
    let item = try #require(
      try MadeItems.one(
        product: .sample { $0.title = name }, .sample { ($0.colour, $0.size) = ("", "") }))
    let title = Array("<g:title>\(expected)</g:title>".utf8)
    #expect(Array(FeedText.written(item).utf8).firstRange(of: title) != nil)
  }
}

/// A feed of one item as text.
enum FeedText {
  static func written(
    _ item: FeedItem? = nil, title: String = "Mağaza", link: String = "https://shop.example",
    currency: String = "TRY", digits: Int = 2
  ) -> String {
    var writer = FeedFormat.googleRSS.makeWriter()
    writer.begin(FeedHead(title: title, link: link, currency: currency, priceDigits: digits))
    if let item { writer.write(item) }
    writer.end()
    return String(decoding: writer.takeBytes(), as: UTF8.self)
  }
}
