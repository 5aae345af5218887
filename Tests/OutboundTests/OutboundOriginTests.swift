import Basics
import Outbound
import Testing

struct OutboundOriginTests {
  @Test(arguments: [
    ("https://shop.example", "HTTPS://SHOP.Example:443/a?b#c"),
    ("https://shop.example", "https://shop.example./"),
    ("https://[2606:4700:4700::1111]", "https://[2606:4700:4700:0:0:0:0:1111]:443"),
    ("https://[::ffff:1.1.1.1]", "https://1.1.1.1"),
    ("http://localhost:80", "http://localhost"),
    ("https://xn--maaza-5va.example", "https://XN--MAAZA-5VA.example"),
  ])
  func `spellings of one place are the same`(one: String, other: String) {
    #expect(OutboundOrigin(one) != nil)
    #expect(OutboundOrigin(one) == OutboundOrigin(other))
  }

  @Test(arguments: [
    "http://shop.example", "https://shop.example:8443", "https://www.shop.example",
    "https://shop.example.evil.example", "https://1.1.1.1", "https://localhost",
  ])
  func `another scheme, host or port is another place`(other: String) {
    #expect(OutboundOrigin(other) != nil)
    #expect(OutboundOrigin(other) != OutboundOrigin("https://shop.example"))
  }

  @Test(arguments: [
    "shop.example", "https://a@shop.example", "https://shöp.example", "https://a b",
  ])
  func `an address that cannot be called is none`(url: String) {
    #expect(OutboundOrigin(url) == nil)
  }

  @Test(arguments: [
    "http://127.0.0.1:8081", "http://localhost", "https://localhost./", "http://[::1]:80",
    "https://10.0.0.1", "https://169.254.169.254", "https://[::ffff:127.0.0.1]",
    "https://[fd00::1]", "https://0.0.0.0",
  ])
  func `a written address that is not public is told`(url: String) {
    #expect(OutboundOrigin(url)?.isWrittenPrivate() == true)
  }

  @Test(arguments: ["https://shop.example", "https://1.1.1.1", "https://intranet"])
  func `names and public addresses are not`(url: String) {
    #expect(OutboundOrigin(url)?.isWrittenPrivate() == false)
  }

  @Test func `an address of an opened network is not told`() throws {
    let opened = try [#require(IPNetwork("127.0.0.0/8")), #require(IPNetwork("fd00::/8"))]
    for url in ["http://localhost", "http://127.9.9.9:1", "https://[fd00::1]"] {
      #expect(OutboundOrigin(url)?.isWrittenPrivate(except: opened) == false, "\(url)")
    }
    #expect(OutboundOrigin("https://10.0.0.1")?.isWrittenPrivate(except: opened) == true)
  }
}
