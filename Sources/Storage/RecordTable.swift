/// The tables that hold a channel's records under the channel's own keys.
public enum RecordTable: String, Sendable, CaseIterable {
  case orders, members, favourites
  case productListings = "product_listings"
  case categories = "channel_categories"
  case brands = "channel_brands"

  /// True when rows are marked as gone after complete sweeps that did not see them.
  public var tracksRemoval: Bool {
    switch self {
    case .orders, .members, .favourites, .productListings: true
    case .categories, .brands: false
    }
  }

  var hasRowID: Bool { tracksRemoval }
}

/// What is stored of a record: enough to decide whether it must be read again.
public struct KnownRecord: Sendable, Equatable {
  public var id: Int64
  public var contentHash: Int64
}

extension RecordTable {
  /// Stored keys of a page of remote ids; ids that are not stored are absent.
  public func known(
    _ remoteIDs: [String], channelID: Int64, in connection: any SQLConnection
  ) throws -> [String: KnownRecord] {
    var known: [String: KnownRecord] = [:]
    known.reserveCapacity(remoteIDs.count)
    let id = hasRowID ? "id" : "0"
    for chunk in remoteIDs.chunked(by: 100) {
      let statement = SQLStatement(
        """
        SELECT remote_id, \(id), content_hash FROM \(rawValue)
        WHERE channel_id = ? AND remote_id IN (\(SQLStatement.placeholders(chunk.count)))
        """, isReused: false)
      try connection.forEachRow(
        statement, [.integer(channelID)] + chunk.map { .text($0) }
      ) { row in
        known[row.text(0)] = KnownRecord(id: row.integer(1), contentHash: row.integer(2))
        return true
      }
    }
    return known
  }
}

extension Array {
  /// Consecutive parts of at most `size` elements, for statements with a bounded number of values.
  func chunked(by size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
