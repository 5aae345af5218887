import Basics
import Commerce
import Feeds
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Storage
import TestKit
import Testing
import Web

@testable import App

/// The published feeds as their readers meet them, on the whole program's routes.
struct PublicFeedsTests {
  private func withProgram(
    _ body: @escaping @Sendable (AppServices, any TestClientProtocol) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tezgah-app-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let configuration = try AppConfiguration(environment: ["TEZGAH_DATA_DIR": folder.path])
    try await AppServices.with(configuration, logger: logger) { services in
      try await Self.addProduct(services)
      let server = WebServer(services: services, host: "127.0.0.1", port: 0, runsWorker: false)
      let app = Application(router: server.router())
      try await app.test(.router) { try await body(services, $0) }
    }
  }

  private static func addProduct(_ services: AppServices) async throws {
    let account = try await services.channels.add(
      platform: "ticimax", name: "shop",
      settings: ["base-url": "https://shop.example"], secrets: ["uye-kodu": Secret("KEY")],
      actor: "test")
    var record = ProductRecord(remoteID: "1", title: "Keten Gömlek")
    record.url = "https://shop.example/keten-gomlek"
    record.imageURLs = ["https://shop.example/1.jpg"]
    var variant = VariantRecord(remoteID: "11")
    variant.sku = "GMK-1"
    variant.listPriceMinor = 19_990
    variant.priceMinor = 19_990
    variant.stock = 3
    record.variants = [variant]
    let (item, id, now) = (record, account.id, services.clock.now())
    try await services.database.write { connection in
      _ = try ProductWriter(connection: connection, channelID: id, now: now).write([
        .init(record: item, contentHash: 1, existingID: nil)
      ])
    }
  }

  private static let path = "/feeds/google.xml"

  @Test func `a feed that was never built asks to come back`() async throws {
    try await withProgram { _, client in
      try await client.execute(uri: Self.path, method: .get) { answer in
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.retryAfter] == "60")
      }
    }
  }

  @Test func `a built feed is served with its validators`() async throws {
    try await withProgram { services, client in
      try await services.feedBuilder.build("google")
      try await client.execute(uri: Self.path, method: .get) { answer in
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "application/xml; charset=utf-8")
        #expect(answer.headers[.eTag]?.hasPrefix("\"") == true)
        #expect(answer.headers[.lastModified] != nil)
        #expect(String(buffer: answer.body).contains("GMK-1"))
      }
    }
  }

  @Test func `a reader that has the version gets no body`() async throws {
    try await withProgram { services, client in
      let outcome = try await services.feedBuilder.build("google")
      let tag = outcome.artifact.plain.etag
      try await client.execute(uri: Self.path, method: .get, headers: [.ifNoneMatch: tag]) {
        #expect($0.status == .notModified)
        #expect($0.body.readableBytes == 0)
        #expect($0.headers[.eTag] == tag)
      }
    }
  }

  @Test func `gzip is another form of the same feed`() async throws {
    try await withProgram { services, client in
      let outcome = try await services.feedBuilder.build("google")
      try await client.execute(uri: Self.path, method: .get, headers: [.acceptEncoding: "gzip"]) {
        #expect($0.headers[.contentEncoding] == "gzip")
        #expect($0.headers[.vary] == "Accept-Encoding")
        #expect($0.headers[.eTag] == outcome.artifact.gzip.etag)
        #expect(Array($0.body.readableBytesView.prefix(2)) == [0x1F, 0x8B])
      }
    }
  }

  @Test func `HEAD tells the same and sends nothing`() async throws {
    try await withProgram { services, client in
      let outcome = try await services.feedBuilder.build("google")
      try await client.execute(uri: Self.path, method: .head) { answer in
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentLength] == String(outcome.artifact.plain.byteCount))
        #expect(answer.body.readableBytes == 0)
      }
    }
  }

  @Test(arguments: ["/feeds/google.csv", "/feeds/other.xml", "/feeds/google", "/feeds/..%2Fx.xml"])
  func `an address without a feed is not found`(path: String) async throws {
    try await withProgram { services, client in
      try await services.feedBuilder.build("google")
      try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound) }
    }
  }

  @Test func `a feed with a token is not there without it`() async throws {
    try await withProgram { services, client in
      let now = services.clock.now()
      try await services.database.write { connection in
        try StoredFeeds.add(
          yaml: DefaultFeed.yaml + "token: 0123456789abcdef\n", actor: "test", now: now,
          in: connection)
      }
      try await services.feedBuilder.build("google")
      for (query, status) in [
        ("", HTTPResponse.Status.notFound), ("?token=wrong", .notFound),
        ("?token=0123456789abcdef", .ok),
      ] {
        try await client.execute(uri: Self.path + query, method: .get) {
          #expect($0.status == status, "\(query)")
        }
      }
    }
  }

  @Test func `background work builds what has news, once`() async throws {
    try await withProgram { services, client in
      let upkeep = FeedUpkeep(
        database: services.database, builder: services.feedBuilder, logger: services.logger)
      let failures = try await upkeep.buildStale()
      #expect(failures.isEmpty)
      let first = try await services.feedFiles.current("google")
      #expect(first?.itemCount == 1)
      try await client.execute(uri: Self.path, method: .get) { #expect($0.status == .ok) }
    }
  }
}
