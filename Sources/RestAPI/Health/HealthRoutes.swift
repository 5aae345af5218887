import Basics
import Hummingbird
import Storage
import Web

/// `/healthz` and `/readyz`, for everybody, and `/metrics`, for programs on this machine and for who
/// has a token.
public struct HealthRoutes: Sendable {
  private let database: any Database
  private let board: MetricsBoard
  private let access: TokenAccess

  public init(database: any Database, clock: any WallClock) {
    self.database = database
    board = MetricsBoard(database: database, clock: clock)
    access = TokenAccess(database: database, clock: clock, uses: TokenUses())
  }

  public func addRoutes(to router: Router<WebContext>) {
    router.get("/healthz") { _, _ in "ok\n" }
    router.get("/readyz") { _, _ -> Response in
      do {
        _ = try await database.read { try $0.integer("SELECT 1") }
        return Self.text("ready\n")
      } catch {
        return Self.text("the database does not answer\n", status: .serviceUnavailable)
      }
    }
    router.get("/metrics") { request, context in
      if !LocalCaller.is(peer: context.peerAddress, request.headers) {
        _ = try await access.require(.read, request)
      }
      return Self.text(try await board.text())
    }
  }

  private static func text(
    _ text: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
