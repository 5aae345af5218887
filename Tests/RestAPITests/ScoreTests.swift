import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// `/scores` and `/scores/{product}`.
struct ScoreTests {
  @Sendable private static func scored(_ rows: APIRows) throws {
    try rows.channel("shop")
    try rows.scoreRun()
    for number in 1...3 { try rows.product("P\(number)") }
    try rows.score(2, rank: 1, labels: ["TOP100", "STOKFUL"])
    try rows.score(3, rank: 2)
    try rows.score(1, rank: 3, labels: ["STOKFUL"])
  }

  @Test func `a score carries exactly what the contract names`() async throws {
    try await TestAPI.with(Self.scored) { api in
      let found = try await api.get("/scores/2").json
      #expect(
        found
          == .object([
            "product": .string("2"), "score": .number("89.5"),
            "parts": .object([
              "sales": .number("0.4"), "size": .number("1"), "clicks": .null,
              "favourites": .number("0.125"),
            ]), "rank": .number("1"),
            "labels": .array([.string("TOP100"), .string("STOKFUL")]),
            "profile": .string("default"), "computedAt": .string("2026-11-23T10:00:00.000Z"),
          ]))
    }
  }

  @Test func `a part without a source is null and not 0`() async throws {
    try await TestAPI.with(Self.scored) { api in
      let items = try await api.get("/scores").items
      #expect(items.allSatisfy { $0["parts"]?["clicks"] == .null })
    }
  }

  @Test func `scores come best first`() async throws {
    try await TestAPI.with(Self.scored) { api in
      let items = try await api.get("/scores").items
      #expect(items.map { $0["product"]?.text } == ["2", "3", "1"])
    }
  }

  @Test(arguments: [
    ("STOKFUL", ["2", "1"]), ("TOP100", ["2"]), ("CLICK100", []), ("%25", []), ("'", []),
  ])
  func `scores are filtered by label`(label: String, expected: [String]) async throws {
    try await TestAPI.with(Self.scored) { api in
      let items = try await api.walk("/scores?label=\(label)&limit=1")
      #expect(items.compactMap { $0["product"]?.text } == expected)
    }
  }

  @Test func `a product without a score is not found`() async throws {
    try await TestAPI.with({ rows in
      try Self.scored(rows)
      try rows.product("P4")
    }) { api in
      let statuses = [
        try await api.get("/products/4").status, try await api.get("/scores/4").status,
      ]
      #expect(statuses == [.ok, .notFound])
    }
  }
}
