import Basics
import Testing

@testable import Web

struct ClientAddressTests {
  private static let proxies = TrustedProxies(
    ["10.0.0.0/8", "192.0.2.7", "fd00::/8"].compactMap { IPNetwork($0) })

  @Test(arguments: [
    ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"), ("10.1.2.3", [], "10.1.2.3"),
    ("10.1.2.3", ["198.51.100.1"], "198.51.100.1"),
    ("10.1.2.3", ["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
    ("10.1.2.3", ["6.6.6.6", "198.51.100.1, 192.0.2.7"], "198.51.100.1"),
    ("10.1.2.3", ["10.9.9.9, 192.0.2.7"], "10.9.9.9"),
    ("::ffff:10.1.2.3", ["198.51.100.1:4711"], "198.51.100.1"),
    ("fd00::1", ["[2001:db8::1]:4711"], "2001:db8::1"), ("fd00::1", ["2001:db8::1"], "2001:db8::1"),
    ("10.1.2.3", ["198.51.100.1, unknown"], "10.1.2.3"), ("10.1.2.3", [", ,"], "10.1.2.3"),
    ("unknown", ["198.51.100.1"], "unknown"),
  ])
  func `the last address that is no trusted proxy sent the request`(
    peer: String, forwarded: [String], client: String
  ) {
    #expect(Self.proxies.client(peer: peer, forwardedFor: forwarded) == client)
    #expect(TrustedProxies.none.client(peer: peer, forwardedFor: forwarded) == peer)
  }

  @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "a", "10.0.0.0/8/8", "::1/129"])
  func `what is no network is refused`(text: String) {
    #expect(IPNetwork(text) == nil)
  }

  @Test(arguments: [
    ("crm.example.com", true), ("CRM.Example.Com.:8443", true), ("localhost:8080", true),
    ("127.0.0.1:8080", true), ("[::1]:8080", true), ("192.0.2.1", true), ("other.example", true),
    ("evil.example:8080", false), ("crm.example.com.evil.example", false), ("", false),
    ("127.0.0.1.evil.example", false), ("[evil.example]", false), ("panel", true),
  ])
  func `the panel answers under its own names alone`(authority: String, isOwn: Bool) {
    let hosts = OwnHosts(
      baseURL: "https://crm.example.com", listening: "panel", more: ["Other.Example"])
    #expect(hosts.contains(authority) == isOwn)
    #expect(!hosts.contains(nil))
  }
}
