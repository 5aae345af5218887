import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// Queries that nobody means well with.
struct HostileQueryTests {
  /// What could be read as a pattern, a quote or the end of a text.
  private static let texts = [
    "%00", "a%00b", "%25", "_", "%25%25%25", "'", "%22", "'%20OR%20'1'='1", "%5C", ";--", "*",
    "(", ")", "%F0%9F%A7%B5", "%CC%81%CC%81%CC%81", "%E2%80%AE", "%EF%BF%BF", "%0D%0A", "+", "%20",
    "NULL", "%C4%B0", "-", "@", "%0A", "..%2F..", "%F4%8F%BF%BF",
  ]
  private static let searching = [
    "/orders?q=", "/products?q=", "/customers?q=", "/variants?sku=", "/scores?label=",
  ]

  @Test(arguments: searching, texts)
  func `a hostile text finds nothing or a few, and harms nothing`(
    path: String, text: String
  ) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let reply = try await api.get(path + text)
      #expect(reply.status == .ok)
      #expect(reply.json != nil)
      #expect(try await api.get("/orders").items.count == 1)
    }
  }

  @Test(arguments: searching)
  func `a wildcard is a letter like any other`(path: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      for text in ["%25", "_", "A-100_", "%25yse", "_MK-38"] {
        let items = try await api.get(path + text).items
        #expect(items.isEmpty, "\(text)")
      }
    }
  }

  @Test(arguments: searching)
  func `ten kilobytes of text are taken`(path: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      for unit in ["x", "x%20", "x%CC%81", "9", "%C5%9F"] {
        let text = String(repeating: unit, count: 10_240 / unit.utf8.count)
        let reply = try await api.get(path + text)
        #expect(reply.status == .ok, "\(unit)")
        #expect(reply.items.isEmpty, "\(unit)")
      }
    }
  }

  @Test(
    arguments: Endpoints.collections, ["q=%FF", "q=%C3", "q=%ED%A0%80", "q=%ZZ", "q=%", "%FF=1"])
  func `a query that is not encoded UTF-8 is refused`(
    path: String, query: String
  ) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let reply = try await api.get("\(path)?\(query)")
      #expect(reply.status == .unprocessableContent)
      #expect(reply.isProblem)
      #expect(reply.faults == ["query"])
    }
  }

  @Test(arguments: ["?", "?&&&", "?=", "?=x", "?q", "?unknown=1", "?q=a&q=b", "?limit=1&limit=x"])
  func `an odd query is read as far as it goes`(query: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let found = try await api.get("/orders\(query)").status
      #expect(found == .ok)
    }
  }
}
