import Testing

@testable import Web

/// What the audit log calls a browser.
struct BrowserKindTests {
  @Test(arguments: [
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
    (
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
      "Edge, Windows"
    ),
    ("Mozilla/5.0 (Linux; Android 16) AppleWebKit Chrome/140.0 Safari/537.36", "Chrome, Android"),
    ("Mozilla/5.0 (iPhone; CPU like Mac OS X) Version/19.0 Safari/605.1", "Safari, iPhone"),
    ("<script>alert(1)</script>", "other"), ("", "other"),
  ])
  func `a browser is told in known words alone`(agent: String, words: String) {
    #expect(BrowserKind.of(agent) == words)
  }
}
