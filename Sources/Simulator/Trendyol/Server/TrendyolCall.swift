import Basics
import Hummingbird

/// One request that is let in, taken apart.
struct TrendyolCall: Sendable {
  /// Parts of the path by the name they have in the route.
  let path: [String: String]
  let query: Parameters
  let body: [UInt8]
  let contentType: String
  let moment: TrendyolMoment
  let options: TrendyolOptions

  var now: Timestamp { moment.now }

  // MARK: - The path

  func text(_ name: String) -> String { path[name] ?? "" }

  /// A number of the path. The gateway answers 401 for anything else (§2).
  func number(_ name: String) throws(TrendyolRefusal) -> Int {
    guard let number = Int(text(name)) else { throw .invalidToken }
    return number
  }

  // MARK: - The query

  /// Nil when absent or empty.
  func value(_ name: String) -> String? {
    guard let text = query.get(name), !text.isEmpty else { return nil }
    return text
  }

  /// Values that are written as a comma list, by repeating the parameter, or both (§21, 18).
  func values(_ name: String) -> [String] {
    query.getAll(name).flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// - Throws: 400 for what is no whole number.
  func int(_ name: String) throws(TrendyolRefusal) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text) else { throw .badRequest("\(name) is not a number") }
    return number
  }

  func time(_ name: String) throws(TrendyolRefusal) -> Timestamp? {
    try int(name).map { Timestamp(milliseconds: Int64($0)) }
  }

  // MARK: - The body

  /// - Throws: 400 for a body that is no JSON.
  func json() throws(TrendyolRefusal) -> WireJSON {
    do {
      return try WireJSONParser.parse(body)
    } catch {
      throw .product(400, "bad.request", "Request body is not readable (byte \(error.offset))")
    }
  }

  /// The `items` of a catalogue write.
  /// - Throws: 400 when there are none, or more than `most`.
  func items(atMost most: Int = 1_000) throws(TrendyolRefusal) -> [WireJSON] {
    guard let items = try json()["items"]?.list, !items.isEmpty else {
      throw .product(400, "items.empty", "items boş olamaz")
    }
    guard items.count <= most else {
      throw .product(400, "items.too.many", "En fazla \(most) ürün gönderilebilir")
    }
    return items
  }
}

/// One page of a list: `page` from 0, and the size that the service gives.
struct TrendyolPage: Sendable {
  let number: Int
  let size: Int

  /// - Parameters:
  ///   - standard: the size when none is asked for.
  ///   - most: larger sizes are refused.
  init(_ call: TrendyolCall, standard: Int, most: Int) throws(TrendyolRefusal) {
    number = try call.int("page") ?? 0
    size = try call.int("size") ?? standard
    guard number >= 0, (1...most).contains(size), number <= 1_000_000 else {
      throw .product(400, "invalid.page", "page ya da size geçersiz (size en fazla \(most))")
    }
  }

  var offset: Int { number * size }

  func cut<Element>(_ all: [Element]) -> ArraySlice<Element> {
    all.dropFirst(offset).prefix(size)
  }

  /// `totalElements`, `totalPages`, `page`, `size`.
  func write(total: Int, to json: inout ReplyJSON) {
    json.field("totalElements", total)
    json.field("totalPages", (total + size - 1) / size)
    json.field("page", number)
    json.field("size", size)
  }
}
