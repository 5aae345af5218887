import HTTPTypes
import Hummingbird
import Storage
import Testing
import Web

/// The product list and its scores.
struct ProductPagesTests {
  private func withProducts(
    _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        for id in Int64(1)...3 {
          try rows.product(id, title: "item\(id)")
          try rows.insert("product_terms", [("term", "coat"), ("product_id", .integer(id))])
        }
        try rows.score(1, rank: 2)
        try rows.score(2, rank: 1, labels: "TOP100")
        try rows.insert(
          "score_labels",
          [("profile", "default"), ("label", "TOP100"), ("rank", 1), ("product_id", 2)])
      }
      try await body(panel, try await panel.signIn())
    }
  }

  private static func titles(_ page: Page) -> [String] {
    ["item1", "item2", "item3"].filter { page.has(">\($0)</a>") }
  }

  @Test func `a label shows its products only`() async throws {
    try await withProducts { _, browser in
      let page = try await browser.get("/products?label=TOP100")
      #expect(Self.titles(page) == ["item2"])
    }
  }

  @Test func `words find products without a score too`() async throws {
    try await withProducts { _, browser in
      let page = try await browser.get("/products?q=coat")
      #expect(Self.titles(page) == ["item1", "item2", "item3"])
    }
  }

  @Test func `a label and words narrow the list together`() async throws {
    try await withProducts { _, browser in
      let page = try await browser.get("/products?q=coat&label=TOP100")
      #expect(Self.titles(page) == ["item2"])
    }
  }

  @Test func `a title that was stored before it had a bound is drawn to its beginning`()
    async throws
  {
    try await TestPanel.with { panel in
      try await panel.database.write { connection in
        try ShopRows(connection: connection).product(1, title: "first")
        // PostgreSQL never took a long category: it is in an index.
        try connection.execute(
          "UPDATE products SET title = ?, brand = ?, description_html = ?",
          Array(repeating: .text("first " + String(repeating: "ş", count: 150_000)), count: 3))
      }
      let browser = try await panel.signIn()
      for path in ["/products", "/products/1"] {
        let page = try await browser.get(path)
        #expect(page.has("first şşş") && page.has("ş…"), "\(path)")
        #expect(page.bytes.count < 60_000, "\(path)")
      }
    }
  }

  @Test func `a product that has no score yet is in the list`() async throws {
    try await withProducts { _, browser in
      let page = try await browser.get("/products")
      #expect(Self.titles(page) == ["item1", "item2", "item3"])
    }
  }

  @Test func `scores of another profile do not empty the list`() async throws {
    try await withProducts { panel, browser in
      try await panel.database.write { try $0.execute("UPDATE scores SET profile = 'winter'") }
      let page = try await browser.get("/products")
      #expect(Self.titles(page) == ["item1", "item2", "item3"])
    }
  }

  @Test func `a part without a source says so and is no zero`() async throws {
    try await withProducts { panel, browser in
      try await panel.database.write { connection in
        try ShopRows(connection: connection).insert(
          "score_runs",
          [
            ("profile", "default"), ("computed_at", 1), ("window_days", 90), ("product_count", 2),
            ("elapsed_ms", 1),
            ("parts", #"[{"part":"sales","points":40,"weight":800000}]"#),
          ])
      }
      let page = try await browser.get("/products/1")
      #expect(page.count("No source; its weight went to the others") == 3)
      #expect(page.has(">40.0%<"))
      // Four tenths of a part that weighs four fifths of a hundred points.
      #expect(page.has(">80.0%<"))
      #expect(page.has(">32.0<"))
    }
  }
}
