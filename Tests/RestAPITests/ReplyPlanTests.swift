import HTTPTypes
import Storage
import TestKit
import Testing

/// The answers of a large shop: by the plans of the very statements that make them.
struct ReplyPlanTests {
  private static let paths = [
    "/orders", "/orders?status=delivered", "/orders?search=ayse", "/orders/232533", "/products",
    "/products?search=urun7", "/products/77", "/variants", "/customers", "/customers?search=ad7",
    "/customers/77", "/channels", "/sync-runs", "/scores", "/scores?label=TOP1000", "/scores/77",
    "/feeds", "/stock/SKU-77",
  ]

  @Test func `no answer reads a large table from end to end or sorts it`() async throws {
    try await TestAPI.with(content: .bigShop, wrap: RecordingDatabase.init) { _ in
    } _: { api in
      guard let recording = api.database as? RecordingDatabase else { return }
      for path in Self.paths {
        _ = recording.takeStatements()
        let reply = try await api.get(path)
        #expect(reply.status == .ok, "\(path): \(reply.text.prefix(200))")
        let statements = recording.takeStatements()
        #expect(!statements.isEmpty, "\(path)")
        let faults = try await QueryPlans.faults(in: statements, of: recording)
        for fault in faults { Issue.record("\(path): \(fault)") }
      }
    }
  }
}
