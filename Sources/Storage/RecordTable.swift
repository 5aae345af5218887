import Commerce

/// The tables that hold a channel's records under the channel's own keys.
public enum RecordTable: String, Sendable, CaseIterable {
  case orders, members, favourites, claims, questions
  case packages = "order_packages"
  case productListings = "product_listings"
  case categories = "channel_categories"
  case brands = "channel_brands"

  /// True when rows are marked as gone after complete sweeps that did not see them.
  public var tracksRemoval: Bool {
    switch self {
    case .orders, .packages, .members, .favourites, .productListings: true
    case .categories, .brands, .claims, .questions: false
    }
  }

  var hasRowID: Bool { self != .categories && self != .brands }

  /// True where a channel tells only what changed lately, so that a sweep says nothing of rows that
  /// changed before the oldest one that it saw.
  var isPartlyTold: Bool { self == .packages || self == .claims || self == .questions }
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
  ) throws -> [RecordKey: KnownRecord] {
    var known: [RecordKey: KnownRecord] = [:]
    known.reserveCapacity(remoteIDs.count)
    guard let statement = Self.lookUps[self] else { return known }
    try connection.forEachMatch(
      statement, remoteIDs.map { [.integer(channelID), .text($0)] }
    ) { position, row in
      known[RecordKey(remoteIDs[position])] = KnownRecord(
        id: row.integer(0), contentHash: row.integer(1))
    }
    return known
  }

  private static let lookUps = Dictionary(
    uniqueKeysWithValues: allCases.map { table in
      (
        table,
        SQLStatement(
          """
          SELECT \(table.hasRowID ? "id" : "0"), content_hash FROM \(table.rawValue)
          WHERE channel_id = ? AND remote_id = ?
          """)
      )
    })
}
