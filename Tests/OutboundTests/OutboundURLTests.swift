import Testing

@testable import Outbound

struct OutboundURLTests {
  @Test(arguments: [
    ("https://shop.example/Servis/UrunServis.svc?wsdl", "shop.example", 443),
    ("HTTPS://Shop.Example", "shop.example", 443),
    ("http://127.0.0.1:8080/", "127.0.0.1", 8080),
    ("http://[::1]:81?x", "::1", 81),
    ("https://a_b-c.example#top", "a_b-c.example", 443),
  ])
  func `host and port are read`(text: String, host: String, port: Int) throws {
    let url = try OutboundURL(text)
    #expect(url.host == host)
    #expect(url.port == port)
  }

  @Test(arguments: [
    "", "shop.example", "//shop.example/", "ftp://shop.example/", "https:/shop.example",
    "https://", "https:///path", "https://user@shop.example/", "https://a:b@shop.example/",
    "https://shop.example\\@evil.example/", "https://shop.example:/", "https://shop.example:0/",
    "https://shop.example:65536/", "https://shop.example:8080x/", "https://shop.example:+80/",
    "https://shop%2eexample/", "https://[::1", "https://[::1]x/", "https://[shop]/",
    "https://[127.0.0.1]/", "https://mağaza.example/", "https://shop.example/a b",
    "https://shop.example/\r\nHost: evil", "https://shop.example/\u{7F}", " https://shop.example/",
  ])
  func `anything that parsers could read differently is refused`(text: String) {
    #expect(throws: OutboundError.self) { try OutboundURL(text) }
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://127.8.9.10/", "http://localhost:9/", "http://[::1]/",
    "http://LOCALHOST/", "https://shop.example/",
  ])
  func `plain http is fine to this machine and https everywhere`(text: String) throws {
    try OutboundURL(text).requireSecure()
  }

  @Test(arguments: [
    "http://shop.example/", "http://10.0.0.1/", "http://127.1/", "http://2130706433/",
    "http://localhost.shop.example/", "http://127.0.0.1.shop.example/", "http://[::2]/",
  ])
  func `plain http to anywhere else is refused`(text: String) throws {
    let url = try OutboundURL(text)
    let error = #expect(throws: OutboundError.self) { try url.requireSecure() }
    #expect(error?.kind == .insecureURL)
  }

  @Test func `an address longer than 8 KiB is refused`() {
    let text = "https://shop.example/" + String(repeating: "a", count: 8192)
    #expect(throws: OutboundError.self) { try OutboundURL(text) }
  }
}
