import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Testing
import Web

/// The customer list.
struct CustomerPagesTests {
  private func withCustomers(
    _ body: @escaping @Sendable (Browser) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        try rows.customer(1, name: "earlier", lastOrderAt: 1_000)
        try rows.customer(2, name: "later", lastOrderAt: 2_000)
        try rows.customer(3, name: "member", lastOrderAt: nil)
        for (id, term) in [(Int64(1), "earlier"), (2, "later"), (3, "member")] {
          try rows.insert("customer_terms", [("term", .text(term)), ("customer_id", .integer(id))])
        }
      }
      try await body(try await panel.signIn())
    }
  }

  @Test func `those who ordered last come first`() async throws {
    try await withCustomers { browser in
      let text = String(decoding: try await browser.get("/customers").bytes, as: UTF8.self)
      let first = try #require(text.range(of: ">later</a>"))
      let second = try #require(text.range(of: ">earlier</a>"))
      #expect(first.lowerBound < second.lowerBound)
    }
  }

  @Test func `a beginning of a name finds its customer`() async throws {
    try await withCustomers { browser in
      let page = try await browser.get("/customers?q=MEMB")
      #expect(page.has(">member</a>"))
      #expect(!page.has(">later</a>"))
    }
  }

  @Test func `a member without an order is in the list`() async throws {
    try await withCustomers { browser in
      let page = try await browser.get("/customers")
      #expect(page.has(">member</a>"))
    }
  }
}
