import Basics
import ConnectorKit
import Foundation
import Storage
import Testing

@testable import App

/// Adding, finding and removing accounts.
struct ChannelDirectoryTests {
  private func faults(_ body: () async throws -> ChannelAccount) async -> [String] {
    do {
      _ = try await body()
      return []
    } catch let error as SettingsError {
      return error.problems.map(\.field)
    } catch let problem as ChannelDirectory.Problem {
      return [problem.field ?? ""]
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `an added account is found and listed`() async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop(settings: ["page-size": "50"])
      #expect(try await services.channels.find("shop").id == account.id)
      #expect(try await services.channels.list().map(\.name) == ["shop"])
      #expect(account.platform == "ticimax")
      #expect(account.settings == ["base-url": "https://shop.example", "page-size": "50"])
    }
  }

  @Test func `its secrets come back and stand in no file as they are`() async throws {
    try await TestProgram.with { services, folder in
      let account = try await services.addShop()
      #expect(
        try account.secrets(services.secretBox) == ["uye-kodu": Secret("TOP-SECRET-UYE-KODU")])
      let files = try folder.bytes()
      #expect(files.keys.contains("tezgah.db"))
      for (name, data) in files {
        #expect(data.range(of: Data("TOP-SECRET".utf8)) == nil, "\(name)")
      }
      // The search finds what is there.
      #expect(files.values.contains { $0.range(of: Data("shop.example".utf8)) != nil })
    }
  }

  @Test func `secrets of one account do not open as those of another`() async throws {
    try await TestProgram.with { services, _ in
      _ = try await services.addShop("one")
      _ = try await services.addShop("two")
      try await services.database.write {
        try $0.execute(
          """
          UPDATE channels SET secrets = (SELECT secrets FROM channels WHERE name = 'one')
          WHERE name = 'two'
          """)
      }
      let account = try await services.channels.find("two")
      #expect(throws: StorageError.self) { try account.secrets(services.secretBox) }
    }
  }

  @Test(arguments: ["http://shop.example", "HTTP://shop.example", "http://127.0.0.1.example.com"])
  func `plain http to another machine is refused`(url: String) async throws {
    try await TestProgram.with { services, _ in
      let faults = await faults { try await services.addShop(settings: ["base-url": url]) }
      let channels = try await services.channels.list()
      #expect(faults == ["base-url"])
      #expect(channels.isEmpty)
    }
  }

  @Test(arguments: ["http://127.0.0.1:8081", "http://localhost", "http://[::1]:80"])
  func `plain http to this machine is taken`(url: String) async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop(settings: ["base-url": url])
      _ = try services.channels.connector(for: account)
    }
  }

  @Test(arguments: [
    ("base-url", ""), ("base-url", "shop.example"), ("base-url", "ftp://shop.example"),
    ("base-url", "https://user:pass@shop.example"), ("base-url", "https://"),
    ("page-size", "0"), ("page-size", "501"), ("page-size", "many"), ("max-attempts", "11"),
    ("timeout-seconds", "0"), ("min-interval-ms", "-1"), ("favourites", "sometimes"),
    ("page-sise", "50"), ("uye-kodu", "as a setting"),
  ])
  func `a bad or unknown setting names its field`(key: String, value: String) async throws {
    try await TestProgram.with { services, _ in
      let faults = await faults { try await services.addShop(settings: [key: value]) }
      let channels = try await services.channels.list()
      #expect(faults == [key])
      #expect(channels.isEmpty)
    }
  }

  @Test(arguments: ["Istanbul", "Mars/Base"])
  func `an unknown time zone names its field`(zone: String) async throws {
    try await TestProgram.with { services, _ in
      let faults = await faults { try await services.addShop(settings: ["time-zone": zone]) }
      #expect(faults == ["time-zone"])
    }
  }

  @Test func `every field at fault is named at once`() async throws {
    try await TestProgram.with { services, _ in
      let faults = await faults {
        try await services.addShop(
          settings: ["base-url": "x", "page-size": "x"], secrets: ["wrong": Secret("x")])
      }
      #expect(Set(faults) == ["base-url", "page-size", "wrong", "uye-kodu"])
    }
  }

  @Test func `an unknown platform is refused and the known are named`() async throws {
    try await TestProgram.with { services, _ in
      do {
        _ = try await services.channels.add(
          platform: "shopify", name: "x", settings: [:], secrets: [:], actor: "test")
        Issue.record("it was taken")
      } catch let problem as ChannelDirectory.Problem {
        #expect(problem.field == "platform")
        #expect(problem.description.contains("ticimax"))
      }
    }
  }

  @Test(arguments: ["", "a b", "a/b", "şop", "a.b", "\u{0}", String(repeating: "x", count: 41)])
  func `a name that does not fit an address is refused`(name: String) async throws {
    try await TestProgram.with { services, _ in
      #expect(await faults { try await services.addShop(name) } == ["name"])
    }
  }

  @Test func `a name can be taken once`() async throws {
    try await TestProgram.with { services, _ in
      _ = try await services.addShop()
      #expect(await faults { try await services.addShop() } == ["name"])
    }
  }

  @Test func `a removed account is gone, its secrets too, and its name is free`() async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop()
      try await services.channels.remove(account, actor: "test")
      #expect(try await services.channels.list().isEmpty)
      #expect(try await services.integer("SELECT length(secrets) FROM channels") == 0)
      let other = try await services.addShop(settings: ["base-url": "https://other.example"])
      #expect(other.id != account.id)
    }
  }

  @Test(arguments: ["https://shop.example", "https://SHOP.example/"])
  func `a shop that was removed goes on where it was`(address: String) async throws {
    try await TestProgram.with { services, _ in
      let first = try await services.addShop()
      try await services.channels.remove(first, actor: "test")
      let again = try await services.addShop(
        "again", settings: ["base-url": address], secrets: ["uye-kodu": Secret("NEW")])
      #expect(again.id == first.id)
      #expect(again.name == "again")
      #expect(try again.secrets(services.secretBox) == ["uye-kodu": Secret("NEW")])
      #expect(try await services.channels.list().map(\.id) == [first.id])
    }
  }

  @Test func `two accounts of one shop are told from two shops`() async throws {
    try await TestProgram.with { services, _ in
      let one = try await services.addShop("one")
      let two = try await services.addShop("two")
      let other = try await services.addShop("x", settings: ["base-url": "https://x.example"])
      #expect(try await services.channels.twin(of: two)?.id == one.id)
      #expect(try await services.channels.twin(of: other) == nil)
    }
  }

  @Test func `a new key goes in while everything else stays`() async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop(settings: ["page-size": "50"])
      let changed = try await services.channels.change(
        account, settings: [:], secrets: ["uye-kodu": Secret("NEW")], actor: "test")
      #expect(changed.id == account.id)
      #expect(changed.settings == account.settings)
      #expect(try changed.secrets(services.secretBox) == ["uye-kodu": Secret("NEW")])
    }
  }

  @Test func `an emptied setting takes its default, a required one is missed`() async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop(settings: ["page-size": "50"])
      let changed = try await services.channels.change(
        account, settings: ["page-size": ""], secrets: [:], actor: "test")
      #expect(changed.settings == ["base-url": "https://shop.example"])
      let faults = await faults {
        try await services.channels.change(
          changed, settings: ["base-url": ""], secrets: [:], actor: "test")
      }
      #expect(faults == ["base-url"])
    }
  }

  @Test func `a change that cannot be leaves the account as it was`() async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop()
      let faults = await faults {
        try await services.channels.change(
          account, settings: ["page-size": "0"], secrets: ["uye-kodu": Secret("NEW")],
          actor: "test")
      }
      let stored = try await services.channels.find("shop")
      #expect(faults == ["page-size"])
      #expect(stored.settings == account.settings)
      #expect(
        try stored.secrets(services.secretBox) == ["uye-kodu": Secret("TOP-SECRET-UYE-KODU")])
    }
  }

  @Test func `an account that does not exist is a problem with the next step`() async throws {
    try await TestProgram.with { services, _ in
      do {
        _ = try await services.channels.find("nope")
        Issue.record("it was found")
      } catch let problem as ChannelDirectory.Problem {
        #expect(problem.field == "name")
        #expect(problem.description.contains("channel list"))
      }
    }
  }

  @Test func `adding and removing stand in the audit log without secrets`() async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop()
      try await services.channels.remove(account, actor: "test")
      let entries = try await services.database.read { connection in
        try connection.rows(
          "SELECT action, actor, detail FROM audit_log WHERE subject = 'channel:1' ORDER BY id"
        ) {
          [$0.text(0), $0.text(1), $0.text(2)]
        }
      }
      #expect(
        entries == [
          ["channel.added", "test", "ticimax shop"], ["channel.removed", "test", "ticimax shop"],
        ])
    }
  }
}
