import Basics
import Commerce
import Feeds
import Testing

struct SellableVariantsTests {
  /// Identifiers of the built feed in its order.
  private func ids(_ shop: FeedShop) async throws -> [String] {
    try await shop.builder().build("google", force: true)
    let text = try await shop.served() ?? ""
    return text.matches(of: /<g:id>([^<]*)<\/g:id>/).map { String($0.1) }
  }

  @Test func `a product that is switched off is not sent`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A") { $0.isActive = false }
      try await shop.add("B")
      #expect(try await ids(shop) == ["SKU-B-38"])
    }
  }

  @Test func `a variant that is switched off is not sent`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A") { record in
        record.variants = ["36", "38"].map { FeedShop.variant("A-\($0)", size: $0) }
        record.variants[0].isActive = false
      }
      #expect(try await ids(shop) == ["SKU-A-38"])
    }
  }

  @Test func `a variant that its card no longer shows is not sent`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A") { record in
        record.variants = ["36", "38"].map { FeedShop.variant("A-\($0)", size: $0) }
      }
      #expect(try await ids(shop) == ["SKU-A-36", "SKU-A-38"])
      try await shop.add("A")
      #expect(try await ids(shop) == ["SKU-A-38"])
    }
  }

  @Test func `a card that was removed from the channel is not sent`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.add("B")
      try await shop.execute("UPDATE product_listings SET removed_at = 1 WHERE remote_id = 'A'")
      #expect(try await ids(shop) == ["SKU-B-38"])
    }
  }

  @Test func `a product that sits on another channel only is not sent`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.add("B")
      try await shop.execute(
        """
        INSERT INTO channels (platform, name, settings, secrets, created_at)
        VALUES ('scripted', 'market', '{}', '', 0)
        """)
      for table in ["product_listings", "listings"] {
        try await shop.execute(
          """
          UPDATE \(table) SET channel_id = (SELECT id FROM channels WHERE name = 'market')
          WHERE remote_id LIKE 'A%'
          """)
      }
      #expect(try await ids(shop) == ["SKU-B-38"])
    }
  }

  @Test func `a variant that the channel lists twice is sent once`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.execute(
        """
        INSERT INTO listings (channel_id, remote_id, product_listing_id, variant_id, price_minor,
          list_price_minor, stock, is_active)
        SELECT channel_id, 'again', product_listing_id, variant_id, price_minor, list_price_minor,
          stock, 1 FROM listings
        """)
      try await shop.execute(
        """
        INSERT INTO product_listings (channel_id, remote_id, product_id, url, is_active,
          content_hash)
        SELECT channel_id, 'again', product_id, url, 1, 2 FROM product_listings
        """)
      #expect(try await ids(shop) == ["SKU-A-38"])
    }
  }

  @Test func `a catalogue of many pages is sent whole and in order`() async throws {
    try await FeedShop.with { shop in
      for number in 0..<451 {
        try await shop.add("\(number)") { $0.isActive = number % 7 != 3 }
      }
      let expected = (0..<451).filter { $0 % 7 != 3 }.map { "SKU-\($0)-38" }
      #expect(try await ids(shop) == expected)
    }
  }
}
