/// Text as a shop could send it.
enum HostileText {
  /// A quote that hides behind a combining mark, then markup.
  static let attack = "a\"\u{301} onmouseover=alert(1) <script>alert(1)</script>'&"

  /// What must not stand in a page, whatever came from outside: bytes, because a String search
  /// compares Characters and would miss the hidden quote.
  static let forbidden = ["a\"\u{301}", "<script>alert", "</script>'"]
}
