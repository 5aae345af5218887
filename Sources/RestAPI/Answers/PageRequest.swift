import Basics
import Foundation
import Hummingbird

/// `limit` and `cursor` of a collection (contract: default 50, at most 200).
struct PageRequest: Sendable {
  let limit: Int
  /// The parts of the last row's key; nil for the first page.
  let after: [String]?

  /// - Parameter keyParts: how many parts this collection's key has; another count is a cursor of
  ///   another collection.
  init(_ request: Request, keyParts: Int) throws {
    let query = request.uri.queryParameters
    limit = try query["limit"].map { try Self.limit(String($0)) } ?? 50
    after = try query["cursor"].map { try Self.parts(String($0), count: keyParts) }
  }

  private static func limit(_ text: String) throws -> Int {
    guard let limit = Int(text), (1...200).contains(limit) else {
      throw APIProblem.invalid("limit", "must be a whole number from 1 to 200")
    }
    return limit
  }

  private static func parts(_ text: String, count: Int) throws -> [String] {
    let padded = text.replacing("-", with: "+").replacing("_", with: "/")
    let fill = String(repeating: "=", count: (4 - padded.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: padded + fill) else {
      throw APIProblem.invalid("cursor", "is not a cursor that this collection gave")
    }
    let parts = String(decoding: data, as: UTF8.self)
      .split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == count else {
      throw APIProblem.invalid("cursor", "is not a cursor that this collection gave")
    }
    return parts
  }

  static func cursor(_ parts: [String]) -> String {
    Data(parts.joined(separator: "\u{1F}").utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// A part that must be a whole number.
  func number(_ index: Int) throws -> Int64? {
    guard let after else { return nil }
    guard let number = Int64(after[index]) else {
      throw APIProblem.invalid("cursor", "is not a cursor that this collection gave")
    }
    return number
  }
}

/// `{"items":[…],"next":CURSOR|null}`
enum PageAnswer {
  /// - Parameters:
  ///   - rows: one more than the limit when there is a next page.
  ///   - key: the key of a row, as the next cursor needs it.
  static func response<Row>(
    _ rows: [Row], limit: Int, key: (Row) -> [String],
    write: (inout JSONWriter, Row) throws -> Void
  ) rethrows -> Response {
    var json = JSONWriter(capacity: 32_768)
    let page = rows.prefix(limit)
    try json.object { json in
      json.key("items")
      try json.array { json in
        for row in page { try json.object { try write(&$0, row) } }
      }
      json.field(
        "next", orNull: rows.count > limit ? page.last.map { PageRequest.cursor(key($0)) } : nil)
    }
    return JSONAnswer.response(json)
  }
}
