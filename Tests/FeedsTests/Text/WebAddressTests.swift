import Testing

@testable import Feeds

struct WebAddressTests {
  @Test(arguments: [
    "https://shop.example/a", "http://shop.example", "HTTPS://Shop.Example/A?b=c&d=e#f",
    "https://shop.example:8443/a/%C3%BC?x=%20", "https://127.0.0.1/a",
    "https://shop.example/a,b;c=1",
  ])
  func `a proper address stays as it is`(_ address: String) {
    #expect(WebAddress.encoded(address) == address)
  }

  @Test(arguments: [
    ("https://s.example/kırmızı gömlek", "https://s.example/k%C4%B1rm%C4%B1z%C4%B1%20g%C3%B6mlek"),
    ("  https://s.example/a\r\n", "https://s.example/a"),
    ("https://s.example/100%", "https://s.example/100%25"),
    ("https://s.example/%zz", "https://s.example/%25zz"),
    ("https://s.example/a#b#c", "https://s.example/a#b%23c"),
    ("https://s.example/?a[]=<\"'>", "https://s.example/?a%5B%5D=%3C%22%27%3E"),
    ("https://s.example/a\nb\\c|d", "https://s.example/a%0Ab%5Cc%7Cd"),
  ])
  func `what an address may not hold is percent-encoded once`(_ text: String, _ address: String) {
    #expect(WebAddress.encoded(text) == address)
    #expect(WebAddress.encoded(address) == address)
  }

  @Test(arguments: [
    "", " ", "/keten-gomlek", "shop.example/a", "//shop.example/a", "ftp://shop.example/a",
    "javascript:alert(1)", "data:image/png;base64,AA", "https://", "https:///a", "https://:80/a",
    "https://.example/", "https://user:pass@shop.example/", "https://mağaza.example/",
    "https://shop example/", "https:/shop.example",
  ])
  func `what is no web address is refused`(_ text: String) {
    #expect(WebAddress.encoded(text) == nil)
  }

  @Test func `an address over 2000 characters is refused, counted when encoded`() {
    let base = "https://shop.example/"
    let fits = base + String(repeating: "a", count: 2000 - base.utf8.count)
    #expect(WebAddress.encoded(fits) == fits)
    #expect(WebAddress.encoded(fits + "a") == nil)
    #expect(WebAddress.encoded(base + String(repeating: "ü", count: 400)) == nil)
  }
}
