import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Storage
import Synchronization
import Testing

@testable import Web

/// What nobody foresaw has an answer with a number, and one line in the log with the same.
struct FailureMiddlewareTests {
  /// The line of each level that the log got.
  private final class Lines: Sendable {
    let all = Mutex<[(level: Logger.Level, request: String)]>([])
  }

  private struct Handler: LogHandler {
    let lines: Lines
    var logLevel = Logger.Level.debug
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      guard let request = event.metadata?["request"] else { return }
      lines.all.withLock { $0.append((event.level, "\(request)")) }
    }
  }

  private func answer(
    _ fail: @escaping @Sendable () throws -> Void
  ) async throws -> (status: HTTPResponse.Status, text: String, log: [String]) {
    let lines = Lines()
    let logger = Logger(label: "test") { _ in Handler(lines: lines) }
    let router = Router(context: WebContext.self)
    router.add(
      middleware: FailureMiddleware { status, _, context in
        Response(
          status: status,
          body: ResponseBody(byteBuffer: ByteBuffer(string: "error \(context.requestID)")))
      })
    router.get("/page") { _, _ -> String in
      try fail()
      return "page"
    }
    return try await Application(router: router, logger: logger).test(.router) { client in
      try await client.execute(uri: "/page", method: .get) { answer in
        (
          status: answer.status, text: String(buffer: answer.body),
          log: lines.all.withLock { $0.map { "\($0.level) \($0.request)" } }
        )
      }
    }
  }

  @Test func `what nobody foresaw is a 500 whose number stands in one error line`() async throws {
    let found = try await answer { throw StorageError(.diskFull, message: "full") }
    #expect(found.status == .internalServerError)
    #expect(found.log == [found.text])
  }

  @Test func `a blank 500 is drawn and written down, too`() async throws {
    let found = try await answer { throw HTTPError(.internalServerError) }
    #expect(found.status == .internalServerError)
    #expect(found.log == [found.text])
  }

  @Test func `a request that came in broken is a 400 and no error`() async throws {
    let found = try await answer { throw BrokenRequest(reason: "invalid chunk") }
    #expect(found.status == .badRequest)
    #expect(found.text.hasPrefix("error "))
    #expect(found.log.count == 1)
    #expect(found.log.allSatisfy { $0.hasPrefix("debug ") })
  }

  @Test func `an answer that a route chose passes`() async throws {
    let found = try await answer { throw HTTPError(.notFound) }
    #expect(found.status == .notFound)
    #expect(found.log == [])
  }
}
