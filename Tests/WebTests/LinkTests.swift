import Hummingbird
import Testing

@testable import Web

/// Addresses from channels and from requests lead only where they may.
struct LinkTests {
  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)",
    "data:text/html,<script>", "vbscript:x", "//evil.example", "/\\evil.example", "ftp://x.example",
  ])
  func `a link that could run or hide its host leads nowhere`(address: String) {
    #expect(Attribute.safe(address) == "#")
  }

  @Test(arguments: [
    "/orders/1", "https://shop.example/p?a=1", "http://127.0.0.1/x", "mailto:a@b.c", "tel:+90532",
    "#content", "?page=2",
  ])
  func `a link to a page or a person stays as it is`(address: String) {
    #expect(Attribute.safe(address) == address)
  }

  @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "", "orders"])
  func `a redirect to another site goes to the start page`(path: String) {
    #expect(PageResponse.redirect(to: path).headers[.location] == "/")
  }

  @Test func `a redirect to a page of ours is a see-other that nobody keeps`() {
    let response = PageResponse.redirect(to: "/orders?q=1")
    #expect(response.status == .seeOther)
    #expect(response.headers[.location] == "/orders?q=1")
    #expect(response.headers[.cacheControl] == "no-store")
  }

  @Test func `a tab does not hide a second slash in a redirect`() {
    #expect(PageResponse.redirect(to: "/\t/evil.example").headers[.location] == "/")
  }
}
