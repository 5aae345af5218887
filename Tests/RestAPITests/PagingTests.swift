import Basics
import Foundation
import Commerce
import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// `limit`, `cursor` and `next` of every collection.
struct PagingTests {
  /// 230 rows in each collection.
  @Sendable private static func many(_ rows: APIRows) throws {
    try rows.scoreRun()
    for number in 1...230 {
      let channel = try rows.channel("shop-\(1000 + number)")
      let product = try rows.product("P\(number)", channel: channel)
      // Five orders share each moment, so that the id has to settle their order.
      try rows.order(
        "N\(number)", channel: channel,
        placedAt: APIRows.now.adding(seconds: -Int64(number / 5))
      ) {
        $0.buyer.email = "b\(number)@example.com"; $0.buyer.phone = ""
      }
      try rows.score(product, rank: Int64(number))
      try rows.syncRun(channel: channel)
      try rows.feed("feed-\(number)")
    }
  }

  private static func key(_ item: JSONValue) -> String? {
    item["id"]?.text ?? item["product"]?.text ?? item["slug"]?.text
  }

  @Test(arguments: Endpoints.collections)
  func `a page holds 50 items, or as many as asked for`(path: String) async throws {
    try await TestAPI.with(Self.many) { api in
      for (query, count) in [("", 50), ("?limit=", 50), ("?limit=1", 1), ("?limit=200", 200)] {
        let reply = try await api.get(path + query)
        #expect(reply.items.count == count, "\(query)")
        #expect(reply.json?["next"]?.text != nil)
        #expect(reply.json?.keys == ["items", "next"])
      }
    }
  }

  @Test(arguments: Endpoints.collections)
  func `following next gives every item once`(path: String) async throws {
    try await TestAPI.with(Self.many) { api in
      for limit in [7, 46, 50, 200] {
        let keys = try await api.walk("\(path)?limit=\(limit)").compactMap(Self.key)
        #expect(keys.count == 230, "\(limit)")
        #expect(Set(keys).count == 230, "\(limit)")
      }
    }
  }

  @Test(arguments: Endpoints.collections)
  func `a collection without rows is an empty page`(path: String) async throws {
    try await TestAPI.with { api in
      let found = try await api.get(path).json
      #expect(found == .object(["items": .array([]), "next": .null]))
    }
  }

  @Test(arguments: Endpoints.collections)
  func `a page that ends with the last row has no next`(path: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let count = try await api.walk(path).count
      let reply = try await api.get("\(path)?limit=\(count)")
      #expect(reply.items.count == count)
      #expect(reply.json?["next"] == .null)
    }
  }

  /// Scores are made anew as a whole and no sync writes them.
  @Test(arguments: Endpoints.collections.filter { $0 != "/scores" })
  func `rows that arrive meanwhile disturb no walk`(path: String) async throws {
    try await TestAPI.with(Self.many) { api in
      let before = try await api.walk("\(path)?limit=200").compactMap(Self.key)
      let walked = try await api.walk("\(path)?limit=20") { page in
        try await api.database.write { connection in
          let rows = APIRows(connection: connection)
          // One before the position, one behind it.
          for (suffix, seconds) in [("a", Int64(3600)), ("b", -7200)] {
            let channel = try rows.channel("\(suffix == "a" ? "aaa" : "zzz")-\(page)")
            try rows.product("N\(page)\(suffix)", channel: channel)
            try rows.order(
              "M\(page)\(suffix)", channel: channel,
              placedAt: APIRows.now.adding(seconds: seconds)
            ) {
              $0.buyer.email = "m\(page)\(suffix)@example.com"; $0.buyer.phone = ""
            }
            try rows.syncRun(channel: channel)
            try rows.feed("new-\(page)\(suffix)")
          }
        }
      }.compactMap(Self.key)
      #expect(Set(walked).count == walked.count)
      #expect(walked.filter(Set(before).contains) == before)
    }
  }

  @Test func `a filter holds for all pages`() async throws {
    try await TestAPI.with({ rows in
      try rows.channel("shop")
      for number in 1...60 {
        try rows.order("N\(number)", status: number % 3 == 0 ? .shipped : .delivered)
      }
    }) { api in
      let items = try await api.walk("/orders?status=shipped&limit=7")
      #expect(items.count == 20)
      #expect(items.allSatisfy { $0["status"]?.text == "shipped" })
    }
  }

  @Test(arguments: Endpoints.collections, ["0", "-1", "201", "x", "1.5", "%20", "1e2", "%00"])
  func `a limit out of range is refused by name`(path: String, limit: String) async throws {
    try await TestAPI.with { api in
      let reply = try await api.get("\(path)?limit=\(limit)")
      #expect(reply.status == .unprocessableContent)
      #expect(reply.isProblem)
      #expect(reply.faults == ["limit"])
    }
  }

  /// What nobody was given: no base64, no key, another number of parts, no number.
  private static let forged = ["x", "!!!", "%00", "////", "MTIz", "MTIzHzQ1Ng", "Hx8f", "-1"]

  @Test(arguments: Endpoints.collections, forged)
  func `a forged cursor is refused by name`(path: String, cursor: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let reply = try await api.get("\(path)?cursor=\(cursor)")
      #expect(reply.status == .unprocessableContent)
      #expect(reply.isProblem)
      #expect(reply.faults == ["cursor"])
    }
  }

  @Test(arguments: Endpoints.collections)
  func `a cursor of another collection is refused`(path: String) async throws {
    try await TestAPI.with(Self.many) { api in
      let cursor = try #require(try await api.get("\(path)?limit=1").json?["next"]?.text)
      for other in Endpoints.collections where other != path {
        let reply = try await api.get("\(other)?cursor=\(cursor)")
        #expect(reply.faults == ["cursor"], "\(other)")
      }
    }
  }

  @Test(arguments: ["x", "99999999999999999999", ""])
  func `a cursor whose number was changed is refused`(number: String) async throws {
    try await TestAPI.with { api in
      let cursor = Data("/products\u{1F}\(number)".utf8).base64EncodedString()
        .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
      let reply = try await api.get("/products?cursor=\(cursor)")
      #expect(reply.faults == ["cursor"])
    }
  }
}
