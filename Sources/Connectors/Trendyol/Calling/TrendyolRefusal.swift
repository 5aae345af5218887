import Markup

/// An answer that is no success, as far as it can be read. Trendyol's services differ in the form
/// of their errors (fact sheet §4).
struct TrendyolRefusal: Sendable, Equatable {
  enum Meaning: Sendable, Equatable {
    case wrongKey, wrongSeller, maybeUnauthorised, notLetIn, notFound, retired, tooFast, repeated
    case refused, down
  }

  var status: Int
  /// `ClientApiAuthenticationException` and its like.
  var exception = ""
  /// Stable key of an error, such as `invalid.barcode`.
  var key = ""
  /// Trendyol's own words, cut to a bearable length.
  var words = ""
  /// False for a web page, which comes from a gateway and not from a service.
  var isJSON = false

  var meaning: Meaning {
    if words.contains(Self.repeatedWords) { return .repeated }
    switch status {
    case 401:
      if exception.hasSuffix("ClientApiAuthenticationException") { return .wrongKey }
      if exception.hasSuffix("TrendyolAuthorizationException") { return .wrongSeller }
      return .maybeUnauthorised
    case 403: return .notLetIn
    case 404, 405, 410: return .notFound
    case 426: return .retired
    case 429: return .tooFast
    case 408, 500...: return .down
    default: return .refused
    }
  }

  /// Said of a stock and price request that equals one of the last 15 minutes.
  private static let repeatedWords = "15 dakika boyunca"

  init(status: Int, body: [UInt8]) {
    self.status = status
    let head = body.prefix(TrendyolLimits.longestRefusal)
    if (try? JSONReader.read(head, toEnd: false, { try read(&$0) })) != nil {
      isJSON = true
    } else if head.first != UInt8(ascii: "<") {
      words = String(decoding: head, as: UTF8.self)
    }
    words = Self.bearable(words)
    key = Self.bearable(key)
    exception = Self.bearable(exception)
  }

  /// `{"errors":[{"key","message"}]}`, `{"errors":["…"]}`, `{"exception"}`, `{"error","message"}`
  /// and `{"body":{…}}` around any of them.
  private mutating func read(_ reader: inout JSONReader) throws {
    guard reader.kind == .object else { return words = try reader.scalar().string }
    try reader.forEachMember { member in
      let isList = member.kind == .array
      let isNested = member.kind == .object
      if member.isKey("errors"), isList {
        try member.forEachElement { try readError(&$0) }
      } else if isNested, member.isKey("body") || member.isKey("error") {
        try read(&member)
      } else if isList || isNested {
        try member.skip()
      } else {
        try readWord(&member)
      }
    }
  }

  private mutating func readError(_ reader: inout JSONReader) throws {
    guard reader.kind == .object else {
      let text = try reader.scalar().string
      return words = words.isEmpty ? text : words
    }
    var first = TrendyolRefusal(status: status)
    try reader.forEachMember { try first.readWord(&$0) }
    if words.isEmpty { words = first.words }
    if key.isEmpty { key = first.key }
    if exception.isEmpty { exception = first.exception }
  }

  private mutating func readWord(_ member: inout JSONReader) throws {
    if member.isKey("exception") {
      exception = try member.scalar().string
    } else if member.isKey("key") || member.isKey("code") {
      key = try member.scalar().string
    } else if member.isKey("message") || member.isKey("detail") {
      words = try member.scalar().string
    } else if member.isKey("error") {
      let text = try member.scalar().string
      if words.isEmpty { words = text }
    }
  }

  private init(status: Int) { self.status = status }

  /// One line without control characters, not too long.
  static func bearable(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(TrendyolLimits.longestWords).map {
      $0.value < 0x20 || $0.value == 0x7F ? " " : $0
    }
    var cleaned = String(String.UnicodeScalarView(scalars))
    while cleaned.last == " " { cleaned.removeLast() }
    return String(cleaned.drop { $0 == " " })
  }
}
