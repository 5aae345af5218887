import Basics
import ConnectorKit
import Outbound
import Panel
import Storage
import TestKit
import Testing

@testable import App

/// Where a channel may point, and that its secrets do not follow it elsewhere.
struct ChannelReachTests {
  private func fields(_ body: () async throws -> Void) async throws -> [String] {
    do {
      try await body()
      return []
    } catch let error as SettingsError {
      return error.problems.map(\.field)
    } catch let wanted as SecretsWanted {
      return wanted.names
    } catch let problem as PanelProblem {
      return problem.fields.map(\.name)
    }
  }

  private func desk(_ services: AppServices) -> PanelDesk {
    PanelDesk(
      services: services,
      syncs: SyncRequests(database: services.database, clock: services.clock, wake: {}))
  }

  private func addMarket(_ services: AppServices) async throws -> ChannelAccount {
    try await services.channels.add(
      platform: "trendyol", name: "ty", settings: ["seller-id": "1"],
      secrets: [
        "api-key": Secret("KEY"), "api-secret": Secret("SECRET"), "webhook-secret": Secret("HOOK"),
      ], actor: "test")
  }

  @Test(arguments: [
    "https://own.example", "http://127.0.0.1:9100", "https://shop.example:444",
    "https://shop.example.own.example",
  ])
  func `another address wants every stored secret again`(address: String) async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop()
      let wanted = try await fields {
        _ = try await services.channels.change(
          account, settings: ["base-url": address], secrets: [:], actor: "test")
      }
      #expect(wanted == ["uye-kodu"])
      let stored = try await services.channels.find("shop")
      #expect(stored.settings == account.settings)
      let changed = try await services.channels.change(
        account, settings: ["base-url": address], secrets: ["uye-kodu": Secret("NEW")],
        actor: "test")
      #expect(changed.settings["base-url"] == address)
      #expect(try changed.secrets(services.secretBox) == ["uye-kodu": Secret("NEW")])
    }
  }

  @Test(arguments: ["https://SHOP.example:443/", "https://shop.example./alt"])
  func `another spelling of the address keeps them`(address: String) async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop()
      let changed = try await services.channels.change(
        account, settings: ["base-url": address], secrets: [:], actor: "test")
      #expect(
        try changed.secrets(services.secretBox) == ["uye-kodu": Secret("TOP-SECRET-UYE-KODU")])
    }
  }

  @Test func `from the default address elsewhere the optional secret is wanted, too`() async throws
  {
    try await TestProgram.with { services, _ in
      let account = try await addMarket(services)
      let settings = ["base-url": "https://stage.example"]
      let wanted = try await fields {
        _ = try await services.channels.change(
          account, settings: settings, secrets: ["api-key": Secret("K2")], actor: "test")
      }
      #expect(wanted == ["api-secret", "webhook-secret"])
      // Given as nothing it is gone.
      let changed = try await services.channels.change(
        account, settings: settings,
        secrets: [
          "api-key": Secret("K2"), "api-secret": Secret("S2"), "webhook-secret": Secret(""),
        ], actor: "test")
      let secrets = try changed.secrets(services.secretBox)
      #expect(secrets["api-key"] == Secret("K2") && secrets["api-secret"] == Secret("S2"))
      #expect(secrets["webhook-secret"]?.isEmpty != false)
      // Back to the default is elsewhere, too.
      let back = try await fields {
        _ = try await services.channels.change(
          changed, settings: ["base-url": ""], secrets: [:], actor: "test")
      }
      #expect(back == ["api-key", "api-secret"])
    }
  }

  @Test func `the message names what to type`() {
    #expect(
      SecretsWanted(names: ["api-key", "api-secret"]).description
        .hasSuffix("--secret api-key=- --secret api-secret=-"))
  }

  @Test func `the subscription of the former address is forgotten`() async throws {
    try await TestProgram.with { services, _ in
      let account = try await addMarket(services)
      try await services.database.write {
        try StoredSubscription(
          channelID: account.id, remoteID: "7", url: "https://crm.example/hooks/channel/1",
          isActive: true, checkedAt: Timestamp(seconds: 1)
        ).save(in: $0)
      }
      func isStored() async throws -> Bool {
        try await services.database.read {
          try StoredSubscription.find(channelID: account.id, in: $0) != nil
        }
      }
      let same = try await services.channels.change(
        account, settings: ["page-size": "50"], secrets: [:], actor: "test")
      #expect(try await isStored())
      _ = try await services.channels.change(
        same, settings: ["base-url": "https://stage.example"],
        secrets: [
          "api-key": Secret("a"), "api-secret": Secret("b"), "webhook-secret": Secret("c"),
        ], actor: "test")
      #expect(try await !isStored())
    }
  }

  private static let closed = [
    "http://127.0.0.1:9100", "http://localhost:22", "http://[::1]", "https://10.0.0.1",
    "https://169.254.169.254", "https://[::ffff:10.0.0.1]", "https://localhost.",
  ]

  @Test(arguments: closed)
  func `the panel gives no channel an address that is not public`(address: String) async throws {
    try await TestProgram.with { services, _ in
      let desk = desk(services)
      let added = try await fields {
        try await desk.addChannel(
          platform: "ticimax", name: "new", settings: ["base-url": address],
          secrets: ["uye-kodu": Secret("x")], actor: "user:1")
      }
      #expect(added == ["base-url"])
      let account = try await services.addShop()
      let changed = try await fields {
        try await desk.changeChannel(
          account, settings: ["base-url": address], secrets: ["uye-kodu": Secret("x")],
          actor: "user:1")
      }
      #expect(changed == ["base-url"])
      let stored = try await services.channels.list()
      #expect(stored.map(\.settings) == [["base-url": "https://shop.example"]])
    }
  }

  @Test func `what the command line gave stays in the panel as it is, and only so`() async throws {
    try await TestProgram.with { services, _ in
      let address = "http://127.0.0.1:9100"
      let account = try await services.addShop(settings: ["base-url": address])
      let desk = desk(services)
      try await desk.changeChannel(
        account, settings: ["base-url": address, "page-size": "50"], secrets: [:], actor: "user:1")
      let stored = try await services.channels.find("shop")
      #expect(stored.settings == ["base-url": address, "page-size": "50"])
      let refused = try await fields {
        try await desk.changeChannel(
          stored, settings: ["base-url": "\(address)/other"], secrets: [:], actor: "user:1")
      }
      #expect(refused == ["base-url"])
    }
  }

  @Test func `a network that the settings open is open in the panel`() async throws {
    try await TestProgram.with(environment: ["TEZGAH_PRIVATE_CHANNELS": "loopback,10.0.0.0/8"]) {
      services, _ in
      for (name, address) in [("a", "http://localhost:9"), ("b", "https://10.1.1.1")] {
        try await desk(services).addChannel(
          platform: "ticimax", name: name, settings: ["base-url": address],
          secrets: ["uye-kodu": Secret("x")], actor: "user:1")
      }
      #expect(try await services.channels.list().map(\.name) == ["a", "b"])
    }
  }

  @Test func `the panel tells each secret that it wants again`() async throws {
    try await TestProgram.with { services, _ in
      let account = try await addMarket(services)
      let wanted = try await fields {
        try await desk(services).changeChannel(
          account, settings: ["base-url": "https://own.example"], secrets: [:], actor: "user:1")
      }
      #expect(wanted == ["api-key", "api-secret", "webhook-secret"])
    }
  }

  @Test(arguments: [
    ("https://shop.example", false), ("https://1.1.1.1", false), ("https://intranet", false),
    ("http://127.0.0.1:9100", true), ("http://localhost", true), ("https://10.0.0.1", true),
  ])
  func `a name reaches public addresses and opened networks alone`(
    address: String, isAny: Bool
  ) throws {
    let opened = try [#require(IPNetwork("10.0.0.0/8"))]
    switch ChannelReach(opened: opened).of(["base-url": address]) {
    case .anyAddress: #expect(isAny)
    case .publicAddresses(let networks): #expect(!isAny && networks == opened)
    }
  }
}
