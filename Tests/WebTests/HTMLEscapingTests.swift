import Testing

@testable import Web

/// Text from shops is hostile; it must not leave the place where it is put.
struct HTMLEscapingTests {
  /// A quote and a combining mark are one Character, which equals no quote.
  static let attack = "a\"\u{301} onmouseover=alert(1)"

  private func bytes(_ draw: (inout HTML) -> Void) -> [UInt8] {
    var html = HTML()
    draw(&html)
    return html.bytes
  }

  @Test func `a quote with a combining mark stays inside its attribute`() {
    let page = bytes { $0.void("input", [.attr("value", Self.attack)]) }
    let expected = "<input value=\"a&quot;\u{301} onmouseover=alert(1)\">"
    #expect(page == Array(expected.utf8))
  }

  @Test func `markup in a text comes out as text`() {
    let page = bytes { $0.tag("p", text: "<script>alert('x') && 1</script>") }
    let expected = "<p>&lt;script&gt;alert(&#39;x&#39;) &amp;&amp; 1&lt;/script&gt;</p>"
    #expect(page == Array(expected.utf8))
  }

  @Test(arguments: ["\"", "'", "<", ">", "&"])
  func `no special character survives beside any mark`(character: String) throws {
    for mark in ["\u{301}", "\u{20E3}", "\u{FE0F}", "\u{200D}", "\u{338}"] {
      let page = bytes { $0.tag("p", [.class(character + mark)], text: character + mark) }
      let escaped = ["\"": "&quot;", "'": "&#39;", "<": "&lt;", ">": "&gt;", "&": "&amp;"]
      let safe = try #require(escaped[character]) + mark
      #expect(page == Array("<p class=\"\(safe)\">\(safe)</p>".utf8))
    }
  }

  @Test func `control characters do not reach a page`() {
    let page = bytes { $0.text("a\u{0}b\u{8}c\u{1B}d") }
    #expect(page == Array("a\u{FFFD}b\u{FFFD}c\u{FFFD}d".utf8))
  }

  @Test func `letters of every script and line feeds are left alone`() {
    let text = "Işıklı çanta\nأحمر 🧥"
    #expect(bytes { $0.text(text) } == Array(text.utf8))
  }

  @Test func `a line break of Windows shows as a line break`() {
    let page = bytes { $0.text("Kapıya\r\nbırakın") }
    #expect(String(decoding: page, as: UTF8.self).unicodeScalars.contains("\u{FFFD}") == false)
  }

  @Test func `an attribute without a value is left out and a flag has none`() {
    let page = bytes { html in
      html.void("input", [.attr("title", nil), .flag("required"), .flag("disabled", false)])
    }
    #expect(page == Array("<input required>".utf8))
  }
}
