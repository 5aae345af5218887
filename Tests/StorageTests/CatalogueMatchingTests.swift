import Basics
import Commerce
import TestKit
import Testing

@testable import Storage

/// Links of listings with all that hangs on them, and their undoing.
struct CatalogueMatchingTests {
  private static let now = Timestamp(seconds: 1_795_428_000)

  /// Two channels: 1, connected first, and 2.
  private func withCatalogue(
    _ body: (any Database) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        for id in 1...2 as ClosedRange<Int64> {
          try connection.execute(
            """
            INSERT INTO channels (id, platform, name, settings, secrets, created_at)
            VALUES (?, 'p', ?, '{}', ?, 0)
            """, [.integer(id), .text("c\(id)"), .blob([])])
        }
      }
      try await body(temporary.database)
    }
  }

  private static func product(
    _ key: String, _ title: String, _ variants: [(barcode: String, sku: String, size: String)]
  ) -> ProductRecord {
    var product = ProductRecord(remoteID: key, title: title)
    product.brand = "Tezgah"
    product.variants = variants.map { item in
      var variant = VariantRecord(remoteID: "\(key)-\(item.size)")
      variant.barcode = item.barcode
      variant.sku = item.sku
      variant.options = [VariantOption(kind: .size, name: "Beden", value: item.size)]
      variant.stock = 5
      variant.priceMinor = 1000
      return variant
    }
    return product
  }

  private static let own = product(
    "own", "Keten Gömlek", [("8690000000019", "KG-M", "M"), ("8690000000026", "KG-L", "L")])
  private static let theirs = product(
    "theirs", "Tezgah Keten Gömlek", [("86900 00000019", "X1", "M"), ("T-77", "kg-l", "L")])

  private func write(
    _ record: ProductRecord, channel: Int64, existing: Int64? = nil, hash: Int64 = 1,
    _ database: any Database
  ) async throws {
    try await database.write { connection in
      let known = try RecordTable.productListings.known(
        [record.remoteID], channelID: channel, in: connection)[RecordKey(record.remoteID)]?.id
      _ = try ProductWriter(connection: connection, channelID: channel, now: Self.now).write([
        .init(record: record, contentHash: hash, existingID: known)
      ])
    }
  }

  private func order(
    _ id: Int, channel: Int64, lines: [String], _ database: any Database
  ) async throws {
    var order = OrderRecord(
      remoteID: "\(id)", number: "\(id)", placedAt: Timestamp(seconds: 1_795_400_000),
      status: .delivered, channelStatus: "8", currency: .turkishLira)
    order.lines = lines.enumerated().map { position, key in
      var line = OrderLineRecord(remoteID: "\(position)")
      line.variantRemoteID = key
      line.quantityMilli = 1000
      line.totalMinor = 500
      return line
    }
    let record = order
    try await database.write { connection in
      _ = try OrderWriter(
        connection: connection, channelID: channel, zone: .istanbul, now: Self.now
      ).write([.init(record: record, contentHash: 1, existingID: nil)])
    }
  }

  private static func links(_ connection: any SQLConnection) -> ListingLinks {
    ListingLinks(connection: connection, actor: "user:1", now: now) { _, _ in }
  }

  @discardableResult
  private func match(_ database: any Database) async throws -> CatalogueMatching.Outcome {
    try await CatalogueMatching(database: database, clock: StandingClock()) { _, _, _ in }.run()
  }

  private func rows(_ query: String, _ database: any Database) async throws -> [String] {
    try await database.read { connection in
      try connection.rows(SQLStatement(query, isReused: false)) { $0.text(0) }
    }
  }

  /// All that a link touches, without moments of our own clock.
  private func picture(_ database: any Database) async throws -> [String] {
    var all: [String] = []
    for query in [
      """
      SELECT l.remote_id || '|' || v.sku || '|' || v.id || '|' || coalesce(l.own_variant_id, 0)
      FROM listings l JOIN variants v ON v.id = l.variant_id ORDER BY l.id
      """,
      """
      SELECT id || '|' || sku || '|' || is_active || '|' || coalesce(merged_into, 0) FROM variants
      ORDER BY id
      """,
      """
      SELECT c.remote_id || '|' || c.product_id || '|' || coalesce(c.own_product_id, 0)
      FROM product_listings c ORDER BY c.id
      """,
      "SELECT id || '|' || is_active || '|' || coalesce(merged_into, 0) FROM products ORDER BY id",
      "SELECT term || '|' || product_id FROM product_terms ORDER BY term, product_id",
      """
      SELECT order_id || '|' || position || '|' || coalesce(variant_id, 0) FROM order_lines
      ORDER BY order_id, position
      """,
      """
      SELECT variant_id || '|' || channel_id || '|' || orders || '|' || units_milli || '|'
        || revenue_minor FROM daily_variant_sales WHERE orders <> 0
      ORDER BY variant_id, channel_id
      """,
      "SELECT coalesce(product_id, 0) || '' FROM favourites ORDER BY id",
    ] {
      all += try await rows(query, database)
    }
    return all
  }

  private func fill(_ database: any Database) async throws {
    try await write(Self.own, channel: 1, database)
    try await write(Self.theirs, channel: 2, database)
    try await order(1, channel: 1, lines: ["own-M", "own-M"], database)
    try await order(2, channel: 2, lines: ["theirs-M", "theirs-L", "theirs-M"], database)
    try await database.write { connection in
      _ = try FavouriteWriter(connection: connection, channelID: 2).write([
        .init(
          record: FavouriteRecord(
            remoteID: "f", memberRemoteID: "m", productRemoteID: "theirs", addedAt: nil),
          contentHash: 1,
          existingID: nil)
      ])
    }
  }

  private static let linkedVariants = """
    SELECT l.remote_id || ' ' || v.sku FROM listings l JOIN variants v ON v.id = l.variant_id
    WHERE l.channel_id = 2 ORDER BY l.remote_id
    """

  @Test func `a card whose listings are all known becomes the product's card`() async throws {
    try await withCatalogue { database in
      try await fill(database)
      #expect(try await match(database).linked == 2)
      #expect(try await rows(Self.linkedVariants, database) == ["theirs-L KG-L", "theirs-M KG-M"])
      #expect(
        try await rows("SELECT DISTINCT product_id || '' FROM product_listings", database) == ["1"])
      #expect(
        try await rows("SELECT id || '' FROM products WHERE merged_into = 1", database) == ["2"])
      // Both channels' sales are one variant's, each order counted once.
      let sold = """
        SELECT v.sku || ' ' || d.channel_id || ' ' || d.orders || ' ' || d.units_milli
        FROM daily_variant_sales d JOIN variants v ON v.id = d.variant_id WHERE d.orders <> 0
        ORDER BY v.sku, d.channel_id
        """
      #expect(
        try await rows(sold, database) == ["KG-L 2 1 1000", "KG-M 1 1 2000", "KG-M 2 1 2000"])
      #expect(try await rows("SELECT product_id || '' FROM favourites", database) == ["1"])
      let found = try await database.read { connection in
        try ProductMatching.ids(
          try #require(SearchWords("gömlek")), after: 0, limit: 10, in: connection)
      }
      #expect(found == [1])
    }
  }

  @Test func `what is undone stands as if it had never been, and is not done again`() async throws {
    try await withCatalogue { database in
      try await fill(database)
      let before = try await picture(database)
      try await match(database)
      #expect(try await picture(database) != before)
      try await database.write { connection in
        let ids = try connection.rows("SELECT id FROM listing_links") { $0.integer(0) }
        let undone = try Self.links(connection).undo(ids)
        #expect(undone == 2)
      }
      #expect(try await picture(database) == before)
      #expect(try await match(database).linked == 0)
      #expect(try await picture(database) == before)
      #expect(
        try await rows("SELECT undone_by FROM listing_links", database) == ["user:1", "user:1"])
    }
  }

  @Test func `a link survives the next syncs of both channels, in either order`() async throws {
    try await withCatalogue { database in
      try await fill(database)
      try await match(database)
      let linked = try await picture(database)
      for (record, channel) in [(Self.theirs, 2), (Self.own, 1), (Self.theirs, 2)] {
        try await write(record, channel: Int64(channel), hash: 2, database)
      }
      #expect(try await picture(database) == linked)
      // The second channel's stock and price stay its own.
      var cheaper = Self.theirs
      cheaper.variants[0].priceMinor = 1
      cheaper.variants[0].stock = 99
      try await write(cheaper, channel: 2, hash: 3, database)
      let shown = """
        SELECT v.price_minor || ' ' || s.on_hand FROM variants v
        JOIN stock_levels s ON s.variant_id = v.id WHERE v.sku = 'KG-M'
        """
      #expect(try await rows(shown, database) == ["1000 5"])
      #expect(
        try await rows("SELECT stock || '' FROM listings WHERE remote_id = 'theirs-M'", database)
          == ["99"])
    }
  }

  @Test func `orders that come after the link are the catalogue's variant at once`() async throws {
    try await withCatalogue { database in
      try await fill(database)
      try await match(database)
      try await order(3, channel: 2, lines: ["theirs-M"], database)
      let owner = """
        SELECT v.sku FROM order_lines l JOIN variants v ON v.id = l.variant_id WHERE l.order_id = 3
        """
      #expect(try await rows(owner, database) == ["KG-M"])
    }
  }

  @Test
  func `a new listing on a joined card gives the card its own product back until it is known`()
    async throws
  {
    try await withCatalogue { database in
      try await fill(database)
      try await match(database)
      var wider = Self.theirs
      wider.variants.append(
        Self.product("theirs", "", [("8690000000033", "KG-XL", "XL")]).variants[0])
      try await write(wider, channel: 2, hash: 2, database)
      try await match(database)
      let card = "SELECT product_id || '' FROM product_listings WHERE remote_id = 'theirs'"
      #expect(try await rows(card, database) == ["2"])
      #expect(
        try await rows("SELECT is_active || '' FROM products WHERE id = 2", database) == ["1"])
      var own = Self.own
      own.variants.append(
        Self.product("own", "", [("8690000000033", "KG-XL", "XL")]).variants[0])
      try await write(own, channel: 1, hash: 2, database)
      try await match(database)
      #expect(try await rows(card, database) == ["1"])
    }
  }

  @Test func `a card that leaves the second channel leaves the catalogue's goods alone`()
    async throws
  {
    try await withCatalogue { database in
      try await fill(database)
      try await match(database)
      try await database.write { connection in
        let id = try connection.integer(
          "SELECT id FROM product_listings WHERE remote_id = 'theirs'")
        try RecordRemoval(table: .productListings, connection: connection).remove(
          [id ?? 0], now: Self.now)
      }
      #expect(
        try await rows("SELECT is_active || '' FROM variants WHERE product_id = 1", database)
          == ["1", "1"])
      #expect(
        try await rows("SELECT is_active || '' FROM products WHERE id = 1", database) == ["1"])
    }
  }

  @Test func `the work list holds what is open, and decisions stay`() async throws {
    try await withCatalogue { database in
      try await write(Self.own, channel: 1, database)
      try await write(
        Self.product(
          "twice", "Çanta", [("8690000000040", "C1", "S"), ("8690000000040", "C2", "M")]),
        channel: 1, database)
      let other = Self.product("named", "Keten Gömlek", [("T-1", "Z1", "M")])
      try await write(other, channel: 2, database)
      let outcome = try await match(database)
      #expect(
        outcome
          == {
            var all = outcome; all.linked = 0; return all
          }())
      #expect(outcome.suggestions == 1 && outcome.duplicates == 1 && outcome.conflicts == 0)
      let list = "SELECT kind || ' ' || reason FROM match_findings ORDER BY kind, id"
      #expect(
        try await rows(list, database) == [
          "duplicate ambiguousBarcode", "duplicate ambiguousBarcode", "suggestion title",
        ])
      try await match(database)
      #expect(try await rows(list, database).count == 3)
      try await database.write { connection in
        let pair = try #require(
          try connection.first(
            "SELECT listing_id, variant_id FROM match_findings WHERE kind = 'suggestion'"
          ) { (listingID: $0.integer(0), variantID: $0.integer(1)) })
        try Self.links(connection).refuse([pair])
      }
      #expect(try await match(database).suggestions == 0)
      #expect(try await rows("SELECT actor FROM listing_refusals", database) == ["user:1"])
    }
  }

  @Test func `a variant takes no second listing of a channel, whoever asks`() async throws {
    try await withCatalogue { database in
      try await fill(database)
      try await match(database)
      try await write(
        Self.product("more", "Gömlek", [("T-9", "Z9", "M")]), channel: 2, database)
      let linked = try await database.write { connection in
        let listing = try connection.integer("SELECT id FROM listings WHERE remote_id = 'more-M'")
        let variant = try connection.integer("SELECT id FROM variants WHERE sku = 'KG-M'")
        return try Self.links(connection).link([
          .init(
            listingID: listing ?? 0, variantID: variant ?? 0, reason: .person, confidence: 100)
        ])
      }
      #expect(linked.isEmpty)
    }
  }

  @Test func `a channel that is no longer in use attracts and asks nothing`() async throws {
    try await withCatalogue { database in
      try await fill(database)
      try await write(
        Self.product("named", "Keten Gömlek", [("T-1", "Z1", "XS")]), channel: 2, database)
      try await database.write { connection in
        try connection.execute("UPDATE channels SET removed_at = 1 WHERE id = 1")
      }
      #expect(try await match(database).linked == 0)
      try await database.write { connection in
        try connection.execute("UPDATE channels SET removed_at = NULL WHERE id = 1")
      }
      #expect(try await match(database).linked == 2)
      try await database.write { connection in
        try connection.execute(
          """
          INSERT INTO match_findings
            (channel_id, kind, reason, variant_id, barcode, confidence, found_at)
          VALUES (2, 'duplicate', 'ambiguousBarcode', 1, '1234', 0, 0)
          """)
        try connection.execute("UPDATE channels SET removed_at = 1 WHERE id = 2")
      }
      try await match(database)
      #expect(try await rows("SELECT reason FROM match_findings", database).isEmpty)
    }
  }
}
