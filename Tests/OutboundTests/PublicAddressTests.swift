import Basics
import Logging
import Testing

@testable import Outbound

@Suite(.timeLimit(.minutes(5)))
struct PublicAddressTests {
  @Test func `a host with public addresses is called at them, IPv4 first`() async throws {
    let resolver = HostResolver { _ in ["2606:4700:4700::1111", "1.1.1.1"] }
    #expect(
      try await PublicAddress.all("shop.example", resolver) == ["1.1.1.1", "2606:4700:4700::1111"])
  }

  @Test(arguments: [("10.1.2.3", true), ("::ffff:10.1.2.3", true), ("10.2.0.1", false)])
  func `an address of an opened network is taken, its neighbour is not`(
    address: String, isTaken: Bool
  ) async throws {
    let opened = try [#require(IPNetwork("10.1.0.0/16"))]
    let found = try? await PublicAddress.all(
      "shop.example", HostResolver { _ in [address] }, and: opened)
    #expect(found == (isTaken ? [address] : nil))
  }

  @Test(arguments: [
    ["127.0.0.1"], ["10.1.2.3"], ["1.1.1.1", "169.254.169.254"], ["::1", "1.1.1.1"],
    ["fe80::1%eth0"],
  ])
  func `a host with any other address is refused`(addresses: [String]) async throws {
    let resolver = HostResolver { _ in addresses }
    let error = await #expect(throws: OutboundError.self) {
      try await PublicAddress.all("shop.example", resolver)
    }
    #expect(error?.kind == .blockedAddress)
  }

  @Test func `a host that does not exist gives no connection`() async throws {
    let error = await #expect(throws: OutboundError.self) {
      try await PublicAddress.all("shop.example", HostResolver { _ in [] })
    }
    #expect(error?.kind == .connect)
  }

  @Test func `a written address is judged without asking a name server`() async throws {
    let resolver = HostResolver { _ in ["1.1.1.1"] }
    let error = await #expect(throws: OutboundError.self) {
      try await PublicAddress.all("192.168.1.1", resolver)
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
        request, to: OutboundURL(request.url), pinnedTo: ["127.0.0.1"])
      await transport.shutdown()
      #expect(response.body == [1])
      #expect(server.received[0].contains("pinned.invalid:\(server.port)\r\n"))
    }
  }

  @Test func `an address that cannot be reached makes room for the host's other one`() async throws
  {
    try await LoopbackServer.with(reply: { _ in [.write(Replies.http(body: [1]))] }) { server in
      let transport = AsyncHTTPTransport(version: "0", logger: Logger(label: "test"))
      let request = OutboundRequest(url: "http://pinned.invalid:\(server.port)/")
      let url = try OutboundURL(request.url)
      // Nothing listens at the first address.
      let addresses = ["127.0.0.2", "127.0.0.1"]
      let error = await #expect(throws: OutboundError.self) {
        try await transport.send(request, to: url, pinnedTo: addresses)
      }
      #expect(error?.kind == .connect)
      for _ in 0..<3 {
        #expect(try await transport.send(request, to: url, pinnedTo: addresses).body == [1])
      }
      // Where the name leads to the first one alone, it is called again.
      await #expect(throws: OutboundError.self) {
        try await transport.send(request, to: url, pinnedTo: ["127.0.0.2"])
      }
      await transport.shutdown()
      let late = await #expect(throws: OutboundError.self) {
        try await transport.send(request, to: url, pinnedTo: addresses)
      }
      #expect(late?.kind == .shutDown)
    }
  }

  @Test func `a name server that does not answer is not waited for`() async throws {
    let resolver = HostResolver { _ in
      try? await Task.sleep(for: .seconds(3600))
      return ["1.1.1.1"]
    }
    #expect(await resolver.limited(to: .milliseconds(1)).addresses("shop.example").isEmpty)
    let asking = Task { await resolver.limited(to: .seconds(3600)).addresses("shop.example") }
    asking.cancel()
    #expect(await asking.value.isEmpty)
  }

  @Test func `a name server that answers is heard`() async throws {
    let resolver = HostResolver { _ in ["1.1.1.1"] }
    #expect(await resolver.limited(to: .seconds(3600)).addresses("shop.example") == ["1.1.1.1"])
  }

  @Test func `a way out can be narrowed for one channel`() async throws {
    let transport = AsyncHTTPTransport(
      version: "0", reach: .anyAddress, resolver: HostResolver { _ in ["10.1.2.3"] },
      logger: Logger(label: "test"))
    let narrow = transport.within(.publicAddressesOnly)
    let error = await #expect(throws: OutboundError.self) {
      try await narrow.send(OutboundRequest(url: "https://shop.example/"))
    }
    await transport.shutdown()
    #expect(error?.kind == .blockedAddress)
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
