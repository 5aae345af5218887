import Storage
import TestKit
import Testing

struct CustomerSearchTests {
  /// Customers 1 to `count`; every third never ordered; all are named gul, every second ipek, and
  /// number 7 alone is named nadir.
  private func withCustomers(
    _ count: Int, _ body: @escaping @Sendable (any SQLConnection) throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.executeBatch(
          """
          INSERT INTO customers (id, name, email, phone, city, order_count, spent_minor, currency,
            last_order_at, named_at) VALUES (?, '', '', '', '', 0, 0, 'TRY', ?, 0)
          """,
          (1...count).map {
            [.integer(Int64($0)), Self.lastOrder($0).map { .integer($0) } ?? .null]
          })
        let terms = (1...count).flatMap { id in
          Self.words(id).map { [SQLValue.text($0), .integer(Int64(id))] }
        }
        try connection.executeBatch(
          "INSERT INTO customer_terms (term, customer_id) VALUES (?, ?)", terms)
        try body(connection)
      }
    }
  }

  private static func lastOrder(_ id: Int) -> Int64? {
    id.isMultiple(of: 3) ? nil : Int64((id * 7919) % 1000 + 1)
  }

  private static func words(_ id: Int) -> [String] {
    ["gul"] + (id.isMultiple(of: 2) ? ["ipek"] : []) + (id == 7 ? ["nadir"] : [])
  }

  private static func expected(_ count: Int, _ words: [String]) -> [Int64] {
    (1...count).filter { id in
      words.allSatisfy { word in Self.words(id).contains { $0.hasPrefix(word) } }
    }.map { CustomerKey(lastOrderAt: lastOrder($0) ?? 0, id: Int64($0)) }.sorted(by: >).map(\.id)
  }

  private static func everything(
    _ text: String, in connection: any SQLConnection
  ) throws -> [Int64] {
    var (ids, after) = ([Int64](), CustomerKey.first)
    while true {
      let page = try CustomerSearch.page(
        SearchWords(text), after: after, limit: 41, in: connection)
      guard let last = page.last else { return ids }
      (ids, after) = (ids + page.map(\.id), last)
    }
  }

  /// 500 are sorted, 4,000 walked, 9,000 too many to gather.
  @Test(arguments: [500, 4000, 9000])
  func `the list holds everybody once, last orders first`(count: Int) async throws {
    try await withCustomers(count) { connection in
      for (text, words) in [
        ("", []), ("gul", ["gul"]), ("gul ipek", ["gul", "ipek"]), ("nadir gul", ["nadir", "gul"]),
        ("nadir ipek", ["nadir", "ipek"]),
      ] {
        let found = try Self.everything(text, in: connection)
        #expect(found == Self.expected(count, words), "\(text)")
      }
    }
  }

  @Test(arguments: [500, 9000])
  func `ids come in their own order`(count: Int) async throws {
    try await withCustomers(count) { connection in
      let ids = try CustomerSearch.ids(
        SearchWords("ipek"), after: 100, limit: 5, in: connection)
      #expect(ids == [102, 104, 106, 108, 110])
    }
  }
}
