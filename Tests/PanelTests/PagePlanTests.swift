import HTTPTypes
import Storage
import TestKit
import Testing

/// The pages of a large shop: by the plans of the very statements that they run.
struct PagePlanTests {
  private static let pages = [
    "/", "/orders", "/orders?status=delivered", "/orders?status=created",
    "/orders?q=ayse", "/orders?q=SP-12", "/orders?channel=shop1", "/orders?from=2026-10-01",
    "/orders/232533", "/orders/1", "/products", "/products?label=TOP1000", "/products?q=pamuk",
    "/products?q=urun7", "/products/77", "/listings", "/listings?q=pamuk",
    "/listings?q=urun7&only=out",
    "/listings?channel=1", "/listings?only=problems", "/listings?only=out&channel=1",
    "/listings?only=differing", "/customers", "/customers?q=ad7", "/customers?q=ayse",
    "/customers/77", "/sync-log", "/sync-log?channel=shop1", "/channels", "/channels/shop1",
    "/channels/shop1/progress", "/feeds", "/jobs", "/audit", "/account",
    "/audit?actor=owner%40example.com", "/audit?action=user.added",
    "/stock", "/stock/history?sku=SKU-77", "/stock/history?variant=78",
    "/stock/history?variant=30001", "/stock/drifts", "/stock/drifts?after=900.900",
    "/stock/channels", "/stock/low", "/stock/low?show=all&after=1000.1000", "/stock/warehouses",
    "/stock/bundles", "/stock/bundles/30001", "/stock/shortages",
    "/orders/packing", "/orders/packing?show=preparing&channel=shop1", "/orders/packages/39999",
    "/claims", "/claims?show=decided", "/questions",
    "/questions?show=answered", "/settlements",
  ]

  @Test func `no page reads a large table from end to end or sorts it`() async throws {
    try await TestPanel.with(content: .bigShop, wrap: RecordingDatabase.init) { panel in
      guard let recording = panel.database as? RecordingDatabase else { return }
      let browser = try await panel.signIn()
      for path in Self.pages {
        _ = recording.takeStatements()
        let page = try await browser.get(path)
        #expect(page.status == .ok, "\(path)")
        let statements = recording.takeStatements()
        #expect(!statements.isEmpty, "\(path)")
        let faults = try await QueryPlans.faults(in: statements, of: recording)
        for fault in faults { Issue.record("\(path): \(fault)") }
      }
    }
  }
}
