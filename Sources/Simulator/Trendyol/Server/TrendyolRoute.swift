import Hummingbird

typealias TrendyolHandler =
  @Sendable (TrendyolCall, inout TrendyolState) throws -> TrendyolReply

/// One endpoint: method, path below `/integration`, and who answers it.
struct TrendyolRoute: Sendable {
  private enum Segment: Sendable {
    case fixed(String)
    case named(String)
  }

  let method: HTTPRequest.Method
  /// `/order/sellers/{sellerId}/v2/orders`: the name of the endpoint in the log and for the limits.
  let pattern: String
  let group: TrendyolLimitGroup
  let handler: TrendyolHandler
  private let segments: [Segment]

  init(
    _ method: HTTPRequest.Method, _ pattern: String, _ group: TrendyolLimitGroup = .none,
    _ handler: @escaping TrendyolHandler
  ) {
    self.method = method
    self.pattern = pattern
    self.group = group
    self.handler = handler
    segments = pattern.split(separator: "/").map { part in
      part.first == "{" ? .named(String(part.dropFirst().dropLast())) : .fixed(String(part))
    }
  }

  /// The named parts of a path that fits; nil for one that does not.
  func match(_ method: HTTPRequest.Method, _ path: [Substring]) -> [String: String]? {
    guard method == self.method, path.count == segments.count else { return nil }
    var named: [String: String] = [:]
    for (segment, part) in zip(segments, path) {
      switch segment {
      case .fixed(let text): if part != text { return nil }
      case .named(let name): named[name] = PercentText.decoded(part)
      }
    }
    return named
  }

  /// What the log calls a request of this endpoint.
  var operation: String { "\(method.rawValue) /integration\(pattern)" }
}

/// All endpoints. Fixed paths stand before those with a named part in the same place.
enum TrendyolRoutes {
  static let all: [TrendyolRoute] =
    ReferenceEndpoints.routes + ProductLists.routes + BatchEndpoints.routes + OrderLists.routes
    + OrderWrites.routes + InvoiceEndpoints.routes + WebhookEndpoints.routes
    + ClaimEndpoints.routes + QuestionEndpoints.routes + FinanceEndpoints.routes

  /// The endpoint of a request, with the named parts of its path.
  static func find(_ method: HTTPRequest.Method, _ path: String) -> (
    route: TrendyolRoute, named: [String: String]
  )? {
    let parts = path.dropFirst(prefix.utf8.count).split(separator: "/")
    for route in all {
      if let named = route.match(method, parts) { return (route, named) }
    }
    return nil
  }

  static let prefix = "/integration/"

  /// What a path without an endpoint gets: 401 for those that only look like one (§2, §13).
  static func unknown(_ path: String) -> TrendyolRefusal {
    path.hasPrefix(prefix + "sellers/")
      ? .invalidToken : .order(404, "NOT_FOUND", "No endpoint \(path)")
  }
}

/// Percent-encoded text of a path (RFC 3986, §2.1).
enum PercentText {
  /// What is badly encoded stays as it is.
  static func decoded(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let digits = bytes[place...].dropFirst().prefix(2)
      if bytes[place] == UInt8(ascii: "%"), digits.count == 2,
        let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        decoded.append(byte)
        place += 3
      } else {
        decoded.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
