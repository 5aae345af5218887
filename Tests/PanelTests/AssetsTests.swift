import Foundation
import HTTPTypes
import Hummingbird
import Testing
import Web

/// Style, script and mark.
struct AssetsTests {
  private static func addresses(_ page: Page) -> [String] {
    String(decoding: page.bytes, as: UTF8.self).components(separatedBy: "\"").filter {
      $0.hasPrefix("/assets/")
    }
  }

  @Test func `a page's assets are there, for everybody and for ever`() async throws {
    try await TestPanel.with { panel in
      let addresses = Set(Self.addresses(try await panel.stranger.get("/setup")))
      #expect(addresses.count == 3)
      for address in addresses {
        let asset = try await panel.stranger.get(address)
        #expect(asset.status == .ok)
        #expect(!asset.bytes.isEmpty)
        #expect(asset.headers[.cacheControl]?.contains("immutable") == true)
      }
    }
  }

  @Test func `an address with another hash is not served for ever`() async throws {
    try await TestPanel.with { panel in
      let asset = try await panel.stranger.get("/assets/old/panel.css")
      #expect(asset.headers[.cacheControl]?.contains("immutable") != true)
    }
  }

  @Test(arguments: ["/assets/x/none.css", "/assets/x/..%2Fpanel.css"])
  func `nothing else is served`(path: String) async throws {
    try await TestPanel.with { panel in
      let asset = try await panel.stranger.get(path)
      #expect(asset.status == .notFound)
    }
  }
}
