import App
import Basics
import Commerce
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Markup
import NIOCore
import NIOEmbedded
import RestAPI
import Storage
import TestKit
import Web

/// All routes of the program over a small shop, with an owner who is signed in and a token that may
/// write. Nothing listens, no worker runs, and nothing that would call a shop is asked for.
struct ServedProgram: Sendable {
  private let services: AppServices
  private let folder: URL
  private let responder: RouterResponder<WebContext>
  private let channel = NIOAsyncTestingChannel()
  private let logger: Logger
  private let cookie: String
  private let formToken: String
  private let token: String

  static func open() async throws -> ServedProgram {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tezgah-fuzz-\(UUID().uuidString)")
    let logger = Logger(label: "fuzz", factory: { _ in SwiftLogNoOpLogHandler() })
    let services = try await AppServices.open(
      AppConfiguration(environment: ["TEZGAH_DATA_DIR": folder.path]), clock: StandingClock(),
      logger: logger)
    try await fill(services)
    return try await ServedProgram(services, folder, logger)
  }

  private init(_ services: AppServices, _ folder: URL, _ logger: Logger) async throws {
    (self.services, self.folder, self.logger) = (services, folder, logger)
    let (database, clock) = (services.database, services.clock)
    responder = WebServer(services: services, host: "127.0.0.1", port: 0, runsWorker: false)
      .router().buildResponder()
    let id = try await database.write { connection in
      try connection.insertBatch(
        """
        INSERT INTO users (email, name, role, password_hash, language, created_at)
        VALUES ('owner@example.com', '', 'owner', 'none', 'en', 0) RETURNING id
        """, [[]])[0]
    }
    let session = try await Sessions(database: database, clock: clock).begin(
      userID: id, address: "192.0.2.1", userAgent: "fuzz")
    cookie = "tezgah=\(session)"
    formToken =
      try await Sessions(database: database, clock: clock).find(session)?.csrfToken ?? ""
    token = try await APITokens.create(
      name: "fuzz", scope: .write, actor: "fuzz", database: database, now: clock.now())
  }

  func close() async {
    await services.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// A shop with one product and one order.
  private static func fill(_ services: AppServices) async throws {
    let account = try await services.channels.add(
      platform: "ticimax", name: "shop", settings: ["base-url": "https://shop.example"],
      secrets: ["uye-kodu": Secret("K")], actor: "fuzz")
    let (now, zone) = (services.clock.now(), services.zone)
    try await services.database.write { connection in
      var product = ProductRecord(remoteID: "1", title: "Keten Gömlek")
      var variant = VariantRecord(remoteID: "11")
      (variant.sku, variant.barcode, variant.stock) = ("GMK-38", "8690000000012", 5)
      product.variants = [variant]
      _ = try ProductWriter(connection: connection, channelID: account.id, now: now).write([
        .init(record: product, contentHash: 1, existingID: nil)
      ])
      var order = OrderRecord(
        remoteID: "1", number: "A-1001", placedAt: now, status: .delivered, channelStatus: "8",
        currency: .turkishLira)
      order.totalMinor = 123_456
      _ = try OrderWriter(
        connection: connection, channelID: account.id, zone: zone, now: now
      ).write([.init(record: order, contentHash: 1, existingID: nil)])
    }
  }

  // MARK: - Answers

  /// Forms that are sent on. The others would call a shop, cost a hashed password, or sign the
  /// owner out.
  private static let sent = [
    "/api/", "/hooks/", "/stock", "/listings", "/matching/", "/jobs/", "/schedules/",
  ]

  /// - Throws: `BrokenPromise` for an answer that is not what it says to be.
  func answer(_ raw: RawRequest) async throws -> HTTPResponse.Status {
    let isSent = Self.sent.contains { raw.path.hasPrefix($0) }
    var head = HTTPRequest(
      method: isSent ? raw.method : .get, scheme: "http", authority: "127.0.0.1", path: raw.path)
    for (name, value) in raw.headers {
      if let name = HTTPField.Name(name) { head.headerFields[name] = value }
    }
    head.headerFields[.authorization] = "Bearer \(token)"
    head.headerFields[.cookie] = cookie
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body(of: raw))))
    let context = WebContext(
      source: ApplicationRequestContextSource(channel: channel, logger: logger))
    let response: Response
    do {
      response = try await responder.respond(to: request, context: context)
    } catch let error as any HTTPResponseError {
      return error.status
    }
    try await check(response)
    return response.status
  }

  /// With the token that our own pages put into their forms.
  private func body(of raw: RawRequest) -> [UInt8] {
    let isForm = !raw.path.hasPrefix("/api/") && !raw.path.hasPrefix("/hooks/")
    let isMultipart = raw["content-type"]?.contains("multipart") ?? false
    if isMultipart {
      return raw.body.replacing(Array("CSRF-TOKEN".utf8), with: Array(formToken.utf8))
    }
    return isForm ? Array("csrf=\(formToken)&".utf8) + raw.body : raw.body
  }

  private func check(_ response: Response) async throws {
    let writer = Collected()
    try await response.body.write(writer)
    let type = response.headers[.contentType] ?? ""
    if type.contains("json") {
      try BrokenPromise.unless(
        (try? JSONReader.read(writer.bytes) { _ in }) != nil, "an answer is no JSON")
    } else if type.hasPrefix("text/") {
      try BrokenPromise.unless(
        String(validating: writer.bytes, as: UTF8.self) != nil, "a page is not UTF-8")
    }
  }
}

/// Keeps what a response writes.
private final class Collected: ResponseBodyWriter {
  private(set) var bytes: [UInt8] = []

  func write(_ buffer: ByteBuffer) async throws { bytes += Array(buffer.readableBytesView) }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
