import Logging
import Testing

@testable import Outbound

@Suite(.timeLimit(.minutes(5)))
struct PublicAddressTests {
  @Test func `a host with public addresses is called at one of them, IPv4 first`() async throws {
    let resolver = HostResolver { _ in ["2606:4700:4700::1111", "1.1.1.1"] }
    #expect(try await PublicAddress.find("shop.example", resolver) == "1.1.1.1")
  }

  @Test(arguments: [
    ["127.0.0.1"], ["10.1.2.3"], ["1.1.1.1", "169.254.169.254"], ["::1", "1.1.1.1"],
    ["fe80::1%eth0"],
  ])
  func `a host with any other address is refused`(addresses: [String]) async throws {
    let resolver = HostResolver { _ in addresses }
    let error = await #expect(throws: OutboundError.self) {
      try await PublicAddress.find("shop.example", resolver)
    }
    #expect(error?.kind == .blockedAddress)
  }

  @Test func `a host that does not exist gives no connection`() async throws {
    let error = await #expect(throws: OutboundError.self) {
      try await PublicAddress.find("shop.example", HostResolver { _ in [] })
    }
    #expect(error?.kind == .connect)
  }

  @Test func `a written address is judged without asking a name server`() async throws {
    let resolver = HostResolver { _ in ["1.1.1.1"] }
    let error = await #expect(throws: OutboundError.self) {
      try await PublicAddress.find("192.168.1.1", resolver)
    }
    #expect(error?.kind == .blockedAddress)
  }

  @Test(arguments: ["https://127.0.0.1:9/", "http://localhost:9/", "https://shop.example/"])
  func `a transport for public addresses calls no local one`(url: String) async throws {
    let transport = AsyncHTTPTransport(
      version: "0", reach: .publicAddressesOnly, resolver: HostResolver { _ in ["127.0.0.1"] },
      logger: Logger(label: "test"))
    let error = await #expect(throws: OutboundError.self) {
      try await transport.send(OutboundRequest(url: url))
    }
    await transport.shutdown()
    #expect(error?.kind == .blockedAddress)
  }

  @Test func `a pinned exchange connects to the checked address and keeps the name`() async throws {
    try await LoopbackServer.with(reply: { _ in [.write(Replies.http(body: [1]))] }) { server in
      let transport = AsyncHTTPTransport(version: "0", logger: Logger(label: "test"))
      // The name does not exist anywhere, so only the pinned address can have been used.
      let request = OutboundRequest(url: "http://pinned.invalid:\(server.port)/feed.xml")
      let response = try await transport.send(
        request, to: OutboundURL(request.url), pinnedTo: "127.0.0.1")
      await transport.shutdown()
      #expect(response.body == [1])
      #expect(server.received[0].contains("pinned.invalid:\(server.port)\r\n"))
    }
  }

  @Test func `the system resolver knows this machine`() async {
    let found = await HostResolver.system.addresses("localhost")
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { !AddressGuard.isPublic($0) })
  }

  @Test func `the system resolver finds nothing for a name that cannot exist`() async {
    #expect(await HostResolver.system.addresses("nowhere.invalid").isEmpty)
  }
}
