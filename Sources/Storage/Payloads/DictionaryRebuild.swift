import Commerce

/// Compresses payloads anew whose dictionary is a whole record of the channel, as all were before
/// schema version 18, and deletes those dictionaries: they are somebody's data, which no retention
/// would ever reach.
///
/// A bounded number of rows at a time. Each step is right on its own and may run twice; a walk that
/// was cut short begins again and finds less to do.
public enum DictionaryRebuild {
  /// How far a walk over the payloads has come.
  public struct Position: Sendable, Equatable {
    fileprivate var table = 0
    fileprivate var recordID: Int64 = 0
    /// Dictionaries that stay, because a payload of theirs is damaged and could not be read.
    fileprivate var kept: Set<Int64> = []

    public init() {}
  }

  /// - Parameter position: that of the step before; a new one to begin.
  /// - Returns: nil when there is nothing more to do.
  public static func step(
    _ position: Position, limit: Int = 100, in connection: any SQLConnection
  ) throws -> Position? {
    let old = try Old.load(in: connection)
    guard old.keys.contains(where: { !position.kept.contains($0) }) else { return nil }
    guard position.table < PayloadTable.allCases.count else {
      return try delete(old, position, in: connection)
    }
    return try walk(PayloadTable.allCases[position.table], old, position, limit, in: connection)
  }

  /// A dictionary that is a whole record.
  private struct Old {
    let channelID: Int64
    let stream: SyncStream?

    static func load(in connection: any SQLConnection) throws -> [Int64: Old] {
      var found: [Int64: Old] = [:]
      try connection.forEachRow(
        "SELECT id, channel_id, stream FROM payload_dictionaries WHERE is_structure = 0", []
      ) {
        found[$0.integer(0)] = Old(
          channelID: $0.integer(1), stream: SyncStream(rawValue: $0.text(2)))
        return true
      }
      return found
    }
  }

  private static func walk(
    _ table: PayloadTable, _ old: [Int64: Old], _ position: Position, _ limit: Int,
    in connection: any SQLConnection
  ) throws -> Position {
    var position = position
    let rows = try connection.rows(
      SQLStatement(
        """
        SELECT record_id, dictionary_id FROM \(table.rawValue)
        WHERE record_id > ? ORDER BY record_id LIMIT ?
        """, isReused: false), [.integer(position.recordID), .count(limit)]
    ) { (record: $0.integer(0), dictionary: $0.integer(1)) }
    guard let last = rows.last else {
      position.table += 1
      position.recordID = 0
      return position
    }
    position.recordID = last.record
    let groups = Dictionary(grouping: rows.filter { old[$0.dictionary] != nil }, by: \.dictionary)
    for (id, group) in groups.sorted(by: { $0.key < $1.key }) {
      guard let dictionary = old[id] else { continue }
      let areAllRead = try rebuild(
        group.map(\.record), of: table, from: id, dictionary, in: connection)
      if !areAllRead { position.kept.insert(id) }
    }
    return position
  }

  /// - Returns: false when a payload was damaged; it stays as it is.
  private static func rebuild(
    _ recordIDs: [Int64], of table: PayloadTable, from id: Int64, _ old: Old,
    in connection: any SQLConnection
  ) throws -> Bool {
    guard let stream = old.stream,
      let body = try connection.first(
        "SELECT body FROM payload_dictionaries WHERE id = ?", [.integer(id)], { $0.blob(0) })
    else { return false }
    let new = try PayloadDictionary.ensure(
      channelID: old.channelID, stream: stream, sample: body, in: connection)
    let compressor = try PayloadCompressor(dictionary: new.body)
    var bodies: [(recordID: Int64, body: [UInt8])] = []
    try connection.forEachMatch(
      SQLStatement("SELECT body FROM \(table.rawValue) WHERE record_id = ?", isReused: false),
      recordIDs.map { [.integer($0)] }
    ) { place, row in
      guard let payload = try? PayloadDecompression.decompress(row.blob(0), dictionary: body)
      else { return }
      bodies.append((recordIDs[place], try compressor.compress(payload[...])))
    }
    try table.store(bodies, dictionaryID: new.id, in: connection)
    return bodies.count == recordIDs.count
  }

  /// Deletes one; the engine refuses while a payload needs it.
  private static func delete(
    _ old: [Int64: Old], _ position: Position, in connection: any SQLConnection
  ) throws -> Position? {
    guard let id = old.keys.filter({ !position.kept.contains($0) }).min() else { return nil }
    try connection.execute("DELETE FROM payload_dictionaries WHERE id = ?", [.integer(id)])
    return position
  }
}
