import Basics
import Foundation
import Hummingbird

/// `limit` and `cursor` of a collection (contract: default 50, at most 200).
struct PageRequest: Sendable {
  let limit: Int
  /// Path of the collection; it stands in its cursors, so that no other collection takes them.
  let collection: String
  /// The parts of the last row's key; nil for the first page.
  let after: [String]?

  /// - Parameter keyParts: how many parts this collection's key has.
  init(_ call: APICall, keyParts: Int) throws {
    limit = try call.query("limit").map { try Self.limit($0) } ?? 50
    collection = call.path
    after = try call.query("cursor").map { text in
      guard let parts = Self.parts(text), parts.count == keyParts + 1, parts[0] == call.path else {
        throw Self.foreignCursor
      }
      return Array(parts.dropFirst())
    }
  }

  private static let foreignCursor = APIProblem.invalid(
    "cursor", "is not a cursor that this collection gave")

  private static func limit(_ text: String) throws -> Int {
    guard let limit = Int(text), (1...200).contains(limit) else {
      throw APIProblem.invalid("limit", "must be a whole number from 1 to 200")
    }
    return limit
  }

  private static func parts(_ text: String) -> [String]? {
    let padded = text.replacing("-", with: "+").replacing("_", with: "/")
    let fill = String(repeating: "=", count: (4 - padded.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: padded + fill) else { return nil }
    return String(decoding: data, as: UTF8.self)
      .split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
  }

  /// The cursor of the page behind the row with this key.
  func cursor(_ key: [String]) -> String {
    let parts = [collection] + key
    return Data(parts.joined(separator: "\u{1F}").utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// A part that must be a whole number.
  func number(_ index: Int) throws -> Int64? {
    guard let after else { return nil }
    guard let number = Int64(after[index]) else { throw Self.foreignCursor }
    return number
  }
}

/// `{"items":[…],"next":CURSOR|null}`
enum PageAnswer {
  /// - Parameters:
  ///   - rows: one more than the page's limit when there is a next page.
  ///   - key: the key of a row, as the next cursor needs it.
  static func response<Row>(
    _ rows: [Row], of page: PageRequest, key: (Row) -> [String],
    write: (inout JSONWriter, Row) throws -> Void
  ) rethrows -> Response {
    var json = JSONWriter(capacity: 32_768)
    let shown = rows.prefix(page.limit)
    try json.object { json in
      json.key("items")
      try json.array { json in
        for row in shown { try json.object { try write(&$0, row) } }
      }
      json.field(
        "next", orNull: rows.count > page.limit ? shown.last.map { page.cursor(key($0)) } : nil)
    }
    return JSONAnswer.response(json)
  }
}
