/// The head of a feed.
struct FeedHead: Sendable {
  var title: String
  var link: String
  /// ISO 4217, with as many decimals as the currency has, at most two.
  var currency: String
  var priceDigits: Int
}

/// Writes a feed piece by piece into bytes. Each format is one of these.
protocol FeedWriter {
  mutating func begin(_ head: FeedHead)
  mutating func write(_ item: FeedItem)
  mutating func end()
  /// Bytes that are written and not taken yet.
  var count: Int { get }
  mutating func takeBytes() -> [UInt8]
}

extension FeedFormat {
  func makeWriter() -> any FeedWriter {
    switch self {
    case .googleRSS: GoogleRSSWriter()
    }
  }
}
