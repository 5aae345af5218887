import Basics
import Commerce
import ConnectorKit
import ConnectorTrendyol
import Outbound
import Testing

@Suite struct SettingsTests {
  private func problems(_ values: [String: String]) -> [String] {
    do {
      _ = try TrendyolConnection(FakeTrendyol(), values)
      return []
    } catch {
      return (error as? SettingsError)?.problems.map(\.field) ?? ["?"]
    }
  }

  @Test func `a seller's number and two secrets are enough`() {
    #expect(problems([:]).isEmpty)
    let required = TrendyolConnector.descriptor.settings.filter {
      $0.isRequired && $0.defaultValue == nil
    }
    #expect(required.map(\.key) == ["seller-id", "api-key", "api-secret"])
  }

  @Test(arguments: [
    ("base-url", "http://apigw.trendyol.com"), ("seller-id", "47a"), ("seller-id", "47/../1"),
    ("seller-id", "1234567890123456789"), ("integrator", "İyi Yazılım"),
    ("integrator", String(repeating: "a", count: 31)), ("integrator", "a\r\nX: y"),
  ])
  func `what Trendyol would refuse is refused here`(field: String, value: String) {
    #expect(problems([field: value]) == [field])
  }

  @Test(arguments: [
    "https://stageapigw.trendyol.com", "https://stageapigw.trendyol.com/",
    "https://stageapigw.trendyol.com/integration/",
    "https://stageapigw.trendyol.com/integration?x=1",
    "http://127.0.0.1:9000",
  ])
  func `an address may be pasted with what hangs on it`(url: String) async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { _ in FakeTrendyol.json("[]") }, ["base-url": url])
    _ = try await shop.readAll(.categories)
    #expect(shop.shop.calls.map(\.path) == ["/product/product-categories"])
  }

  @Test func `two sellers at one address are two shops`() {
    let descriptor = TrendyolConnector.descriptor
    let base = ["base-url": "https://apigw.trendyol.com", "seller-id": "1"]
    #expect(descriptor.isSameShop(base, base.merging(["api-key": "x"]) { $1 }))
    #expect(!descriptor.isSameShop(base, base.merging(["seller-id": "2"]) { $1 }))
    // The address that everybody uses need not be given.
    #expect(descriptor.isSameShop(base, ["seller-id": "1"]))
    #expect(descriptor.shop(base) == descriptor.shop(["seller-id": "1", "base-url": ""]))
  }
}
