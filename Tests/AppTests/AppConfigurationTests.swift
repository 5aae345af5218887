import Basics
import Foundation
import Logging
import Testing
import Web

@testable import App

/// What the environment sets.
struct AppConfigurationTests {
  private func configuration(_ environment: [String: String] = [:]) throws -> AppConfiguration {
    try AppConfiguration(environment: environment)
  }

  private func invalid(_ environment: [String: String]) -> String? {
    do {
      _ = try AppConfiguration(environment: environment)
      return nil
    } catch {
      return (error as? AppConfiguration.Invalid)?.setting
    }
  }

  @Test func `without settings the defaults of the contract hold`() throws {
    let configuration = try configuration()
    #expect(configuration.dataFolder.path.hasSuffix("/data"))
    #expect(
      configuration.database
        == .sqlite(path: configuration.dataFolder.appendingPathComponent("tezgah.db").path))
    #expect(configuration.port == 8080)
    #expect(configuration.host == "127.0.0.1")
    #expect(configuration.secretKey == nil)
    #expect(configuration.baseURL == nil)
    #expect(configuration.logLevel == .notice)
  }

  @Test func `names and proxies are lists, and what is none is named`() throws {
    let both = try configuration([
      "TEZGAH_HOSTS": "crm.example.com , panel", "TEZGAH_TRUSTED_PROXIES": "10.0.0.0/8, ::1",
    ])
    #expect(both.hosts == ["crm.example.com", "panel"])
    let client = both.trustedProxies.client(peer: "10.1.1.1", forwardedFor: ["192.0.2.1"])
    #expect(client == "192.0.2.1")
    #expect(invalid(["TEZGAH_HOSTS": "https://crm.example.com"]) == "TEZGAH_HOSTS")
    #expect(invalid(["TEZGAH_TRUSTED_PROXIES": "proxy"]) == "TEZGAH_TRUSTED_PROXIES")
    #expect(try configuration().hosts == [])
  }

  @Test func `networks of channels are a list, and what is none is named`() throws {
    let both = try configuration(["TEZGAH_PRIVATE_CHANNELS": "10.0.0.0/8, Loopback"])
    #expect(
      both.privateChannels == ["10.0.0.0/8", "127.0.0.0/8", "::1"].compactMap { IPNetwork($0) })
    #expect(invalid(["TEZGAH_PRIVATE_CHANNELS": "intranet"]) == "TEZGAH_PRIVATE_CHANNELS")
    #expect(try configuration().privateChannels == [])
  }

  @Test func `the database lies in the data folder`() throws {
    #expect(
      try configuration(["TEZGAH_DATA_DIR": "/srv/x"]).database == .sqlite(path: "/srv/x/tezgah.db")
    )
  }

  @Test(arguments: ["/srv/a.db", "a b.db", "data/ş.db"])
  func `a database path is taken as it stands`(path: String) throws {
    #expect(
      try configuration(["TEZGAH_DATABASE_URL": "sqlite:\(path)"]).database == .sqlite(path: path))
  }

  @Test func `host, port, address, level and key are taken`() throws {
    let configuration = try configuration([
      "TEZGAH_HOST": "0.0.0.0", "TEZGAH_PORT": "0", "TEZGAH_BASE_URL": "https://crm.example.com/",
      "TEZGAH_LOG_LEVEL": "debug", "TEZGAH_SECRET_KEY": "KEY",
    ])
    #expect(configuration.host == "0.0.0.0")
    #expect(configuration.port == 0)
    #expect(configuration.baseURL == "https://crm.example.com")
    #expect(configuration.logLevel == .debug)
    #expect(configuration.secretKey == Secret("KEY"))
  }

  @Test(arguments: [
    ("TEZGAH_PORT", "x"), ("TEZGAH_PORT", "-1"), ("TEZGAH_PORT", "65536"), ("TEZGAH_PORT", "80.0"),
    ("TEZGAH_PORT", " 80"), ("TEZGAH_TIME_ZONE", "Mars/Base"), ("TEZGAH_LOG_LEVEL", "loud"),
    ("TEZGAH_LOG_LEVEL", "DEBUG"),
    ("TEZGAH_BASE_URL", "crm.example.com"), ("TEZGAH_BASE_URL", "ftp://crm.example.com"),
    ("TEZGAH_BASE_URL", "https://"), ("TEZGAH_BASE_URL", "javascript:alert(1)"),
    ("TEZGAH_DATABASE_URL", "mysql://x"), ("TEZGAH_DATABASE_URL", "sqlite:"),
    ("TEZGAH_DATABASE_URL", "data/tezgah.db"), ("TEZGAH_DATABASE_URL", "postgresql:u:p@h/db"),
  ])
  func `a bad value names its setting`(name: String, value: String) {
    #expect(invalid([name: value]) == name)
  }

  @Test func `a bad database address is not repeated, for it may hold a password`() {
    do {
      _ = try configuration(["TEZGAH_DATABASE_URL": "mysql://u:hunter2@h/db"])
      Issue.record("taken")
    } catch {
      #expect(!"\(error)".contains("hunter2"))
    }
  }

  @Test(arguments: ["postgres://u:p@h:5433/db?sslmode=require", "postgresql:///db?host=/run/pg"])
  func `an address of PostgreSQL is taken`(url: String) throws {
    let taken = try configuration(["TEZGAH_DATABASE_URL": url, "TEZGAH_DATABASE_CONNECTIONS": "3"])
    #expect(taken.database == .postgres(Secret(url), connections: 3))
  }

  @Test(arguments: ["1", "501", "many", "-2"])
  func `a number of connections that cannot be names its setting`(count: String) {
    let environment = [
      "TEZGAH_DATABASE_URL": "postgres://h/db", "TEZGAH_DATABASE_CONNECTIONS": count,
    ]
    #expect(invalid(environment) == "TEZGAH_DATABASE_CONNECTIONS")
  }

  @Test(arguments: Setting.all.map(\.name))
  func `an empty value counts as none`(name: String) throws {
    let shown = try configuration([name: ""]).shown
    #expect(shown.map(\.value) == (try configuration().shown.map(\.value)))
  }

  @Test(arguments: [
    ("TEZGAH_DATABASE_URL", "sqlite:/srv/a.db"), ("TEZGAH_DATA_DIR", "/srv"),
    ("TEZGAH_SECRET_KEY", "KEY"), ("TEZGAH_HOST", "::1"), ("TEZGAH_PORT", "81"),
    ("TEZGAH_BASE_URL", "https://crm.example.com"), ("TEZGAH_LOG_LEVEL", "error"),
    ("OPENAI_API_KEY", "k"), ("OPENAI_BASE_URL", "https://a.example"),
    ("TEZGAH_DATABASE_CONNECTIONS", "9"), ("ANTHROPIC_API_KEY", "k"),
    ("ANTHROPIC_BASE_URL", "https://b.example"),
  ])
  func `each setting can come from a file, whose blank ends are cut`(
    name: String, value: String
  ) async throws {
    try await TestFolder.with { folder in
      let path = try folder.write("value", "\(value)\r\n")
      let fromFile = try configuration(["\(name)_FILE": path])
      let given = try configuration([name: value])
      #expect(fromFile.shown.map(\.value) == given.shown.map(\.value))
      #expect(fromFile.secretKey == given.secretKey)
      #expect(fromFile.shown.first { $0.name == name }?.source == "file")
    }
  }

  @Test(arguments: Setting.all.map(\.name))
  func `a file that cannot be read names its setting`(name: String) {
    #expect(invalid(["\(name)_FILE": "/nonexistent/x"]) == "\(name)_FILE")
  }

  @Test func `a bad value from a file names its setting`() async throws {
    try await TestFolder.with { folder in
      let path = try folder.write("port", "eighty")
      #expect(invalid(["TEZGAH_PORT_FILE": path]) == "TEZGAH_PORT")
    }
  }

  @Test func `a file that is too long is refused`() async throws {
    try await TestFolder.with { folder in
      let path = try folder.write("host", String(repeating: "x", count: 65_537))
      #expect(invalid(["TEZGAH_HOST_FILE": path]) == "TEZGAH_HOST_FILE")
    }
  }

  @Test func `a value goes before a file`() async throws {
    try await TestFolder.with { folder in
      let path = try folder.write("port", "81")
      let configuration = try configuration(["TEZGAH_PORT": "80", "TEZGAH_PORT_FILE": path])
      #expect(configuration.port == 80)
    }
  }

  @Test func `every setting of the contract is known`() {
    #expect(
      Set(Setting.all.map(\.name)) == [
        "TEZGAH_DATABASE_URL", "TEZGAH_DATABASE_CONNECTIONS", "TEZGAH_DATA_DIR",
        "TEZGAH_SECRET_KEY", "TEZGAH_HOST",
        "TEZGAH_PORT", "TEZGAH_BASE_URL", "TEZGAH_HOSTS", "TEZGAH_TRUSTED_PROXIES",
        "TEZGAH_PRIVATE_CHANNELS",
        "TEZGAH_TIME_ZONE", "TEZGAH_LOG_LEVEL", "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
        "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL",
      ])
  }

  @Test(arguments: ["TEZGAH_SECRET_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"])
  func `a secret is shown masked`(name: String) throws {
    let shown = try configuration([name: "sk-0123456789-abcd"]).shown
    #expect(shown.first { $0.name == name }?.value == "••••abcd")
  }

  @Test func `what is shown tells where it came from`() throws {
    let shown = try configuration(["TEZGAH_PORT": "80"]).shown
    let sources = Dictionary(uniqueKeysWithValues: shown.map { ($0.name, $0.source) })
    #expect(sources["TEZGAH_PORT"] == "environment")
    #expect(sources["TEZGAH_HOST"] == "default")
    #expect(sources["TEZGAH_BASE_URL"] == "not set")
  }
}
