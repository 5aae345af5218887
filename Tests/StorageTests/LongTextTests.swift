import Basics
import Commerce
import TestKit
import Testing

@testable import Storage

/// Words and records longer than any shop's, on both engines alike.
struct LongTextTests {
  private static let now = Timestamp(seconds: 1_795_428_000)

  private static func addChannel(in connection: any SQLConnection) throws {
    try connection.execute(
      """
      INSERT INTO channels (id, platform, name, settings, secrets, created_at)
      VALUES (1, 'p', 'n', '{}', ?, 0)
      """, [.blob([])])
  }

  private static func write(_ product: ProductRecord, in connection: any SQLConnection) throws {
    _ = try ProductWriter(connection: connection, channelID: 1, now: now).write([
      .init(record: product, contentHash: 1, existingID: nil)
    ])
  }

  private static func write(_ order: OrderRecord, in connection: any SQLConnection) throws {
    _ = try OrderWriter(connection: connection, channelID: 1, zone: .istanbul, now: now).write([
      .init(record: order, contentHash: 1, existingID: nil)
    ])
  }

  /// To the only product.
  private static func addTerms(_ terms: [String], in connection: any SQLConnection) throws {
    let id = try connection.integer("SELECT min(id) FROM products") ?? 0
    try connection.executeBatch(
      "INSERT INTO product_terms (term, product_id) VALUES (?, ?)",
      terms.map { [.text($0), .integer(id)] })
  }

  private static func order(_ number: String) -> OrderRecord {
    OrderRecord(
      remoteID: number, number: number, placedAt: now, status: .delivered, channelStatus: "8",
      currency: .turkishLira)
  }

  @Test func `a long word stops no page and is found by itself`() async throws {
    try await TemporaryDatabase.with { temporary in
      var random = SeededRandom(seed: 20_261_202)
      let (title, name) = (RandomText.ascii(6000, &random), RandomText.ascii(6000, &random))
      try await temporary.database.write { connection in
        try Self.addChannel(in: connection)
        try Self.write(ProductRecord(remoteID: "1", title: title), in: connection)
        var order = Self.order("N1")
        order.buyer.name = name
        order.buyer.email = "b@example.com"
        try Self.write(order, in: connection)
      }
      try await temporary.database.read { connection in
        let product = try #require(SearchWords(title))
        #expect(try ProductMatching.ids(product, after: 0, limit: 5, in: connection).count == 1)
        let buyer = try #require(SearchWords(name))
        #expect(try CustomerSearch.page(buyer, limit: 5, in: connection).count == 1)
        let orders = try OrderSearch(connection: connection).page(
          OrderFilter(search: buyer), from: nil, limit: 5)
        #expect(orders.count == 1)
      }
    }
  }

  @Test func `records of random text at the bounds are stored`() async throws {
    try await TemporaryDatabase.with { temporary in
      var random = SeededRandom(seed: 20_261_203)
      let text = { (length: Int) in RandomText.ascii(length, &random) }
      var product = ProductRecord(remoteID: text(9000), title: text(9000))
      product.remoteID = text(TextBounds.key)
      product.brand = text(9000)
      product.categoryPath = text(9000)
      product.supplierCode = text(TextBounds.code)
      var variant = VariantRecord(remoteID: text(TextBounds.key))
      variant.sku = text(TextBounds.code)
      variant.barcode = text(TextBounds.code)
      product.variants = [variant]
      var order = Self.order(text(TextBounds.code))
      order.originNumber = text(TextBounds.code)
      order.trackingNumber = text(9000)
      order.buyer.memberRemoteID = text(TextBounds.key)
      order.buyer.name = text(9000)
      order.buyer.email = text(240) + "@example.com"
      var line = OrderLineRecord(remoteID: text(TextBounds.key))
      line.variantRemoteID = text(TextBounds.key)
      line.name = text(9000)
      order.lines = [line]
      let (goods, sale) = (try product.bounded(), try order.bounded())
      let codes = [variant.sku, variant.barcode, product.supplierCode]
      #expect(sale.trackingNumber == nil)
      try await temporary.database.write { connection in
        try Self.addChannel(in: connection)
        try Self.write(goods, in: connection)
        try Self.write(sale, in: connection)
      }
      try await temporary.database.read { connection in
        for code in codes {
          let words = try #require(SearchWords(code))
          #expect(try ProductMatching.ids(words, after: 0, limit: 5, in: connection).count == 1)
        }
        let number = try #require(SearchWords(sale.number))
        let found = try OrderSearch(connection: connection).page(
          OrderFilter(search: number), from: nil, limit: 5)
        #expect(found.count == 1)
      }
    }
  }

  /// More codes than are gathered, and a query that holds no word.
  @Test func `a search for signs alone walks along the codes`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try Self.addChannel(in: connection)
        try Self.write(ProductRecord(remoteID: "1", title: "Gömlek"), in: connection)
        try Self.addTerms((0...TermLookup.gatherLimit).map { "!\($0)" }, in: connection)
      }
      try await temporary.database.read { connection in
        let signs = try #require(SearchWords("!"))
        #expect(signs.words.isEmpty)
        #expect(try ProductMatching.ids(signs, after: 0, limit: 5, in: connection).count == 1)
        #expect(try CustomerSearch.page(signs, limit: 5, in: connection).isEmpty)
        let orders = try OrderSearch(connection: connection).page(
          OrderFilter(search: signs), from: nil, limit: 5)
        #expect(orders.isEmpty)
      }
    }
  }

  @Test func `words that were stored before they had a bound are cut`() async throws {
    let migration = try #require(Migrator.migrations.first { $0.name == "bounds" })
    try await TemporaryDatabase.with { temporary in
      let terms = try await temporary.database.write { connection in
        try Self.addChannel(in: connection)
        try Self.write(ProductRecord(remoteID: "1", title: "Gömlek"), in: connection)
        let long = String(repeating: "ş", count: 64)
        try Self.addTerms([long + "a", long + "b", long], in: connection)
        try connection.executeScript(connection.dialect.expand(migration.sql))
        return try connection.rows("SELECT term FROM product_terms ORDER BY length(term)", []) {
          $0.text(0)
        }
      }
      #expect(terms == ["gomlek", String(repeating: "ş", count: 64)])
    }
  }
}
