import Basics
import ConnectorKit
import Testing

@testable import ConnectorTicimax

@Suite struct SettingsTests {
  static func settings(_ values: [String: String]) throws -> TicimaxSettings {
    try TicimaxSettings(
      ChannelSettings(
        values: values, secrets: ["uye-kodu": Secret("k")],
        fields: TicimaxConnector.descriptor.settings))
  }

  @Test(arguments: [
    ("https://magaza.example/", "https://magaza.example"),
    ("https://magaza.example/Servis/UrunServis.svc?wsdl", "https://magaza.example"),
    ("https://magaza.example/servis/SiparisServis.svc", "https://magaza.example"),
    ("https://host.example:8443/shop/", "https://host.example:8443/shop"),
    ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
  ])
  func `an address is taken as people paste it`(text: String, base: String) throws {
    #expect(try Self.settings(["base-url": text]).baseURL == base)
  }

  @Test(arguments: [
    "http://magaza.example", "http://127.0.0.1.evil.example", "http://10.0.0.1",
    "http://localhost.evil.example",
  ])
  func `plain http to another machine is refused`(text: String) {
    #expect(throws: SettingsError.self) { try Self.settings(["base-url": text]) }
  }

  @Test(arguments: ["http://localhost:80", "http://127.0.0.5", "http://[::1]:8080"])
  func `plain http to this machine is allowed`(text: String) throws {
    #expect(try Self.settings(["base-url": text]).baseURL == text)
  }

  @Test func `an unknown time zone is named`() {
    #expect {
      try Self.settings(["base-url": "https://m.example", "time-zone": "Mars/Olympus"])
    } throws: {
      ($0 as? SettingsError)?.problems.map(\.field) == ["time-zone"]
    }
  }

  @Test func `the defaults are those of the contract`() throws {
    let settings = try Self.settings(["base-url": "https://m.example"])
    #expect(settings.pageSize == 100)
    #expect(settings.maxAttempts == 3)
    #expect(settings.timeoutSeconds == 120)
    #expect(settings.orderPaging == nil)
    #expect(settings.zone.identifier == "Europe/Istanbul")
    let interval = TicimaxConnector.descriptor.settings.first { $0.key == "min-interval-ms" }
    #expect(interval?.defaultValue == "2000")
  }

  @Test func `clicks are declared as not offered`() {
    let clicks = TicimaxConnector.descriptor.capabilities.first { $0.name == "clicks" }
    #expect(clicks?.level == Capability.Level.none)
  }
}
