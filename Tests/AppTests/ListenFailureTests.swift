import NIOCore
import NIOPosix
import Testing

@testable import App

/// What is said when a server cannot listen.
struct ListenFailureTests {
  private func failure(host: String, port: Int) async -> String? {
    do {
      try await ListenFailure.probe(host: host, port: port)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `a port that is in use is named with the way out`() async throws {
    let taken = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0).get()
    let port = try #require(taken.localAddress?.port)
    let text = await failure(host: "127.0.0.1", port: port)
    try await taken.close()
    #expect(text == "port \(port) on 127.0.0.1 is in use; choose another with --port")
  }

  @Test(arguments: ["300.1.1.1", "no such host"])
  func `a host that is none is named`(host: String) async {
    let text = await failure(host: host, port: 0)
    #expect(text == "\(host) is not an address of this machine; choose another with --host")
  }

  @Test func `any free port will do`() async {
    #expect(await failure(host: "127.0.0.1", port: 0) == nil)
  }
}
