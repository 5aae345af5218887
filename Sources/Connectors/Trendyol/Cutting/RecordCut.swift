import Basics
import ConnectorKit
import Markup

/// How to cut the records out of a page: where they are and which member is their key. A record's
/// payload is a slice of the page as it came; nothing is copied or written anew.
struct RecordCut: Sendable {
  /// The member that holds the records, where it is not `content`.
  var list: StaticString = "content"
  let key: StaticString
  /// Read when `key` is absent: another name of the same thing.
  var oldKey: StaticString?

  func page(_ body: [UInt8]) throws -> CutPage {
    var page = CutPage()
    var foundList = false
    try JSONReader.read(body) { reader in
      if reader.kind == .array {
        foundList = true
        return try rows(&reader, of: body, into: &page)
      }
      try reader.forEachMember { member in
        if member.isKey(list) {
          foundList = true
          if member.kind == .null { return }
          try rows(&member, of: body, into: &page)
        } else {
          try readEnvelope(&member, into: &page)
        }
      }
    }
    guard foundList else { throw JSONError(.missingMember, offset: 0, "the list is missing") }
    return page
  }

  private func readEnvelope(_ member: inout JSONReader, into page: inout CutPage) throws {
    guard member.kind != .object, member.kind != .array else { return }
    if member.isKey("totalElements") {
      page.totalElements = try member.total()
    } else if member.isKey("totalPages") || member.isKey("totalPage") {
      page.totalPages = try member.total()
    } else if member.isKey("nextPageToken") {
      page.nextPageToken = try member.scalar().wordsOrNil
    } else if member.isKey("nextCursor") {
      page.nextCursor = try member.scalar().wordsOrNil
    } else if member.isKey("hasMore") {
      page.hasMore = try member.scalar().bool
    }
  }

  /// At the list of records.
  private func rows(
    _ reader: inout JSONReader, of body: [UInt8], into page: inout CutPage
  ) throws {
    try reader.forEachElement { record in
      let start = record.position
      let key = record.kind == .object ? try self.key(&record) : nil
      if record.kind != nil { try record.skip() }
      page.append(key, body[start..<record.position], field: self.key)
    }
  }

  /// A record with something broken in it keeps the key that stands before: the mapping says what
  /// is wrong with it.
  private func key(_ record: inout JSONReader) throws -> String? {
    var found: String?
    var old: String?
    _ = try record.readOrPass { record in
      try record.forEachMember { member in
        if member.isKey(key) {
          found = try member.key()
        } else if let oldKey, member.isKey(oldKey) {
          old = try member.key()
        }
      }
    }
    return found ?? old
  }
}

extension CutPage {
  /// - Parameters:
  ///   - key: Nil for a record without a usable one.
  ///   - field: The member that should have held it.
  mutating func append(_ key: String?, _ payload: ArraySlice<UInt8>, field: StaticString) {
    guard let key else {
      return rejected.append(.keyless(field: "\(field)", payload: payload))
    }
    records.append(
      RawRecord(
        remoteID: key, contentHash: ContentHash.of(payload, seed: TrendyolMapping.version),
        payload: payload))
  }
}

extension JSONReader {
  /// How many rows or pages a list has; nil where that is no whole number.
  ///
  /// - Throws: for more than any shop has, which is no form that is known.
  mutating func total() throws(JSONError) -> Int? {
    let offset = position
    guard let total = try scalar().int else { return nil }
    guard total <= TrendyolLimits.mostRowsOfAList else {
      throw JSONError(.unexpectedValue, offset: offset, "a total is too large to be believed")
    }
    return Int(total)
  }

  /// A key: the characters of a number or string; nil when there are none, or too many, or some
  /// that no key has: control characters, characters that could not be read, and those of a
  /// `StandInKey`.
  mutating func key() throws(JSONError) -> String? {
    guard kind == .number || kind == .string else {
      try skip()
      return nil
    }
    let text = try scalar().words
    guard text != "0", text.utf8.count <= TrendyolLimits.longestKey, !StandInKey.isOne(text),
      !text.unicodeScalars.contains(where: { $0.isUnfitForKeys })
    else { return nil }
    return text
  }
}

extension Unicode.Scalar {
  /// U+FFFD stands for what could not be read: two keys that lost a character may be one text.
  fileprivate var isUnfitForKeys: Bool {
    properties.generalCategory == .control || self == "\u{FFFD}"
  }
}
