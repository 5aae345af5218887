import Basics
import Commerce
import Storage
import TestKit
import Testing

/// However a Turkish name was written and however it is typed, they find each other.
struct TurkishSearchTests {
  private static let spellings = [
    ["ışıklı", "IŞIKLI", "isikli", "Işıklı", "ISIKLI", "İşikli", "ış\u{131}klı", "is\u{327}ikli"],
    ["İstanbul", "istanbul", "ISTANBUL", "i\u{307}stanbul", "Istanbul"],
    [
      "Çağlayan Gülöz", "caglayan guloz", "ÇAĞLAYAN GÜLÖZ",
      "C\u{327}ag\u{306}layan Gu\u{308}lo\u{308}z",
    ],
  ]

  private static let cases = spellings.flatMap { group in
    group.flatMap { stored in group.map { (stored, $0) } }
  }

  private static let now = Timestamp(seconds: 1_795_428_000)

  /// One order, customer and product of a name, among others of none like it.
  private static func fill(_ name: String, in connection: any SQLConnection) throws {
    try connection.execute(
      """
      INSERT INTO channels (id, platform, name, settings, secrets, created_at)
      VALUES (1, 'p', 'n', '{}', ?, 0)
      """, [.blob([])])
    let names = ["Deniz Ak", name, "Gül Pek"]
    let orders = names.enumerated().map { number, name in
      var order = OrderRecord(
        remoteID: "r\(number)", number: "N\(number)", placedAt: now, status: .delivered,
        channelStatus: "8", currency: .turkishLira)
      order.buyer.name = name
      order.buyer.email = "b\(number)@example.com"
      return OrderWriter.Item(record: order, contentHash: 1, existingID: nil)
    }
    _ = try OrderWriter(connection: connection, channelID: 1, zone: .istanbul, now: now)
      .write(orders)
    let products = names.enumerated().map { number, name in
      ProductWriter.Item(
        record: ProductRecord(remoteID: "p\(number)", title: "\(name) gömlek"), contentHash: 1,
        existingID: nil)
    }
    _ = try ProductWriter(connection: connection, channelID: 1, now: now).write(products)
  }

  @Test(arguments: cases)
  func `a name is found in orders, customers and products`(stored: String, typed: String)
    async throws
  {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { try Self.fill(stored, in: $0) }
      try await temporary.database.read { connection in
        let words = try #require(SearchWords(typed))
        let orders = try OrderSearch(connection: connection).page(
          OrderFilter(search: words), from: nil, limit: 10)
        let numbers = try connection.firstMatches(
          "SELECT number FROM orders WHERE id = ?", orders.map { [.integer($0.id)] }
        ) { $0.text(0) }
        #expect(numbers == ["N1"])
        let customers = try CustomerSearch.page(words, limit: 10, in: connection)
        let names = try connection.firstMatches(
          "SELECT name FROM customers WHERE id = ?", customers.map { [.integer($0.id)] }
        ) { $0.text(0) }
        #expect(names == [stored])
        let products = try ProductMatching.ids(words, after: 0, limit: 10, in: connection)
        let titles = try connection.firstMatches(
          "SELECT title FROM products WHERE id = ?", products.map { [.integer($0)] }
        ) { $0.text(0) }
        #expect(titles == ["\(stored) gömlek"])
      }
    }
  }
}
