import Basics
import ConnectorKit
import Outbound
import Testing
import Web

@testable import App
@testable import Panel

/// The platforms that can be connected.
struct ConnectorRegistryTests {
  @Test func `each platform is there once`() {
    let platforms = ConnectorRegistry.entries.map(\.descriptor.platform)
    #expect(platforms.contains("ticimax"))
    #expect(Set(platforms).count == platforms.count)
  }

  @Test func `a platform is found by its exact name alone`() {
    #expect(ConnectorRegistry.entry(platform: "ticimax")?.descriptor.displayName == "Ticimax")
    #expect(ConnectorRegistry.entry(platform: "Ticimax") == nil)
    #expect(ConnectorRegistry.entry(platform: "") == nil)
  }

  @Test(arguments: ConnectorRegistry.entries.map(\.descriptor.platform))
  func `a platform takes the settings that the contract gives to all`(platform: String) throws {
    let entry = try #require(ConnectorRegistry.entry(platform: platform))
    let keys = Set(entry.descriptor.settings.map(\.key))
    #expect(keys.isSuperset(of: ["base-url", "page-size", "max-attempts", "timeout-seconds"]))
    #expect(!entry.descriptor.streams.isEmpty)
  }

  @Test func `Ticimax takes what the contract names, with its default`() throws {
    let fields = try #require(ConnectorRegistry.entry(platform: "ticimax")).descriptor.settings
    #expect(fields.first { $0.key == "min-interval-ms" }?.defaultValue == "2000")
    #expect(fields.first { $0.key == "uye-kodu" }?.isSecret == true)
    #expect(fields.filter(\.isSecret).map(\.key) == ["uye-kodu"])
  }

  @Test func `Trendyol takes what the contract names`() throws {
    let descriptor = try #require(ConnectorRegistry.entry(platform: "trendyol")).descriptor
    #expect(descriptor.settings.map(\.key).contains("integrator"))
    #expect(
      descriptor.settings.filter(\.isSecret).map(\.key).sorted()
        == ["api-key", "api-secret", "webhook-secret"])
    #expect(descriptor.shopKeys == ["base-url", "seller-id"])
    #expect(descriptor.orderUnit == .package)
  }

  /// Settings that only one platform has may go by their key.
  @Test(arguments: ConnectorRegistry.entries.map(\.descriptor.platform))
  func `the panel says in Turkish what a platform is and takes`(platform: String) throws {
    let descriptor = try #require(ConnectorRegistry.entry(platform: platform)).descriptor
    let sentences =
      descriptor.settings.map(\.help)
      + descriptor.capabilities.flatMap { [$0.name, $0.note] }.filter { !$0.isEmpty }
    for sentence in sentences {
      #expect(ConnectorWords.phrase(sentence)[.turkish] != sentence, "\(sentence)")
    }
  }

  @Test func `services of one shop are limited apart`() {
    let limiters = AccountLimiters { _ in UnsharedPace() }
    let slow = RateLimit.minimumInterval(.seconds(2))
    let services = limiters.services(shop: "a")
    #expect(services.limiter("x", slow) === limiters.services(shop: "a").limiter("x", slow))
    #expect(services.limiter("x", slow) !== services.limiter("y", slow))
    #expect(services.limiter("", slow) === limiters.limiter(shop: "a", minIntervalMS: 2000))
  }

  @Test func `every default is a value that its field takes`() {
    for field in ConnectorRegistry.entries.flatMap(\.descriptor.settings) {
      if let value = field.defaultValue { #expect(field.problem(with: value) == nil) }
    }
  }

  @Test func `an account's connector is that of its platform`() async throws {
    try await TestProgram.with { services, _ in
      let connector = try services.channels.connector(for: try await services.addShop())
      #expect(connector.descriptor.platform == "ticimax")
    }
  }

  @Test func `connectors of one shop share a limiter`() {
    let limiters = AccountLimiters { _ in UnsharedPace() }
    let first = limiters.limiter(shop: "a", minIntervalMS: 2000)
    #expect(limiters.limiter(shop: "a", minIntervalMS: 2000) === first)
    #expect(limiters.limiter(shop: "b", minIntervalMS: 2000) !== first)
    #expect(limiters.limiter(shop: "a", minIntervalMS: 500) !== first)
  }

  private struct UnsharedPace: SharedPace {
    func reserve(interval: Duration, burst: Int) async throws -> PacedStart {
      PacedStart(wait: .zero)
    }
    func requestLeft(ago: Duration, interval: Duration) async {}
    func pause(for time: Duration) async {}
  }
}
