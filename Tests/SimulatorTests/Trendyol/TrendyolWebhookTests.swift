import Hummingbird
import Logging
import Synchronization
import TestKit
import Testing

@testable import Simulator

/// A receiver of webhooks on a port of its own.
final class WebhookReceiver: Sendable {
  struct Message: Sendable {
    let key: String?
    let authorization: String?
    let body: [UInt8]
  }

  private let messages = Mutex<[Message]>([])
  private let refusals: Mutex<Int>

  /// - Parameter refusing: how many messages are answered with status 500 at first.
  init(refusing: Int = 0) { refusals = Mutex(refusing) }

  var all: [Message] { messages.withLock { $0 } }

  /// The status of the package in each message, in the order of arrival.
  var statuses: [String] {
    all.compactMap { message in
      try? WireJSONParser.parse(message.body).items("content").first?.string("status")
    }
  }

  /// Waits until so many messages are there.
  func wait(for count: Int) async throws {
    try await eventually("\(count) messages have come") { all.count >= count }
  }

  /// Serves for the length of `body`, which gets the address.
  func serve(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
    let (ports, ready) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "webhook-receiver")
    logger.logLevel = .critical
    let application = Application(
      responder: self,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { ready.yield($0.localAddress?.port ?? 0) }, logger: logger)
    try await withThrowingTaskGroup { group in
      group.addTask { try? await application.run() }
      group.addTask {
        for await port in ports { return try await body("http://127.0.0.1:\(port)/hook") }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }
}

extension WebhookReceiver: HTTPResponder {
  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    var request = request
    let body = Array(try await request.collectBody(upTo: 1 << 20).readableBytesView)
    let isRefused = refusals.withLock { left in
      left -= 1
      return left >= 0
    }
    let message = Message(
      key: request.headers[.init("x-api-key")!], authorization: request.headers[.authorization],
      body: body)
    messages.withLock { $0.append(message) }
    return Response(status: isRefused ? .internalServerError : .ok)
  }
}

struct TrendyolWebhookTests {
  private static let path = "webhook/sellers/{s}/webhooks"

  private static func create(
    _ client: TrendyolClient, _ url: String, statuses: String = "[]"
  ) async throws -> String {
    let body = """
      {"url":"\(url)","authenticationType":"API_KEY","apiKey":"s3cret",\
      "subscribedStatuses":\(statuses)}
      """
    return try await client.send("POST", path, body).json.string("id")
  }

  private static func sell(_ server: SimulatorServer, _ count: Int = 1) throws -> [String] {
    let numbers = server.trendyol.placeOrders(count, mirrors: false)
    try #require(numbers.count == count)
    return numbers
  }

  @Test func `a new package and each of its moves is posted whole`() async throws {
    let receiver = WebhookReceiver()
    try await receiver.serve { url in
      try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
        _ = try await Self.create(client, url)
        let number = try Self.sell(server)[0]
        #expect(server.trendyol.cancel(order: number, units: nil))
        try await receiver.wait(for: 2)
        #expect(receiver.statuses == ["Created", "Cancelled"])
        #expect(receiver.all.allSatisfy { $0.key == "s3cret" })
        let sent = try WireJSONParser.parse(receiver.all[1].body).items("content")[0]
        let listed = try await client.get("\(TrendyolOrderTests.list)?orderNumber=\(number)")
          .content[0]
        #expect(sent == listed)
      }
    }
  }

  @Test func `only subscribed statuses are posted, and passive hooks get nothing`() async throws {
    let receiver = WebhookReceiver()
    try await receiver.serve { url in
      try await withTrendyol(try Shops.generated(orders: 20)) { client, server in
        let id = try await Self.create(client, url, statuses: #"["CANCELLED"]"#)
        let number = try Self.sell(server)[0]
        #expect(server.trendyol.cancel(order: number, units: nil))
        try await receiver.wait(for: 1)
        let off = await client.send("PUT", "\(Self.path)/\(id)/deactivate")
        #expect(off.text == "200 OK")
        #expect(off.headers["content-type"]?.hasPrefix("text/plain") == true)
        let other = try Self.sell(server)[0]
        #expect(server.trendyol.cancel(order: other, units: nil))
        try await Task.sleep(for: .milliseconds(200))
        #expect(receiver.statuses == ["Cancelled"])
      }
    }
  }

  @Test func `messages can come twice, late and not at all`() async throws {
    for (fault, count) in [(FaultKind.twice, 6), (.reordered, 2), (.lost, 0)] {
      let receiver = WebhookReceiver()
      try await receiver.serve { url in
        try await withTrendyol(try Shops.generated(orders: 20)) {
          $0.faults.rates = [fault: 1]
        } _: { client, server in
          _ = try await Self.create(client, url)
          _ = try Self.sell(server, 3)
          try await receiver.wait(for: count)
          try await Task.sleep(for: .milliseconds(200))
          #expect(receiver.all.count == count)
        }
      }
    }
  }

  @Test func `a refused message comes again, and too many refusals end the hook`() async throws {
    let receiver = WebhookReceiver(refusing: 3)
    try await receiver.serve { url in
      let time = TestTime()
      try await withTrendyol(try Shops.generated(orders: 20), time: time.time) { client, server in
        _ = try await Self.create(client, url)
        _ = try Self.sell(server)
        try await receiver.wait(for: 4)
        #expect(time.slept == Array(repeating: .seconds(300), count: 3))
      }
    }
    let deaf = WebhookReceiver(refusing: .max)
    try await deaf.serve { url in
      try await withTrendyol(try Shops.generated(orders: 20), time: TestTime().time) {
        client, server in
        _ = try await Self.create(client, url)
        _ = try Self.sell(server)
        try await deaf.wait(for: 13)
        try await Task.sleep(for: .milliseconds(200))
        #expect(deaf.all.count == 13)
        let hooks = try await client.get(Self.path).json.list
        #expect(hooks?.first?.string("status") == "PASSIVE")
      }
    }
  }

  @Test func `subscriptions are checked, listed without secrets, and bounded`() async throws {
    try await withTrendyol(try Shops.generated(orders: 1)) { client, _ in
      for body in [
        #"{"url":"https://www.trendyol.com/x","authenticationType":"API_KEY","apiKey":"k"}"#,
        #"{"url":"https://a.example","authenticationType":"NONE"}"#,
        #"{"url":"https://a.example","authenticationType":"API_KEY"}"#,
        #"{"url":"https://a.example","authenticationType":"API_KEY","apiKey":"k","subscribedStatuses":["X"]}"#,
      ] {
        #expect(await client.send("POST", Self.path, body).status == 400)
      }
      for _ in 0..<15 { _ = try await Self.create(client, "https://hooks.example/a") }
      let sixteenth = await client.send(
        "POST", Self.path,
        #"{"url":"https://a.example","authenticationType":"API_KEY","apiKey":"k"}"#)
      #expect(sixteenth.status == 400)
      let list = await client.get(Self.path)
      #expect(!list.text.contains("s3cret"))
      let hooks = try #require(try list.json.list)
      #expect(hooks.count == 15)
      let id = hooks[0].string("id")
      #expect(await client.send("DELETE", "\(Self.path)/\(id)").text == "200 OK")
      #expect(await client.send("DELETE", "\(Self.path)/\(id)").status == 404)
    }
  }
}
