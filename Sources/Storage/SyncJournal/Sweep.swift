import Basics
import Commerce

/// Finds what has gone from a channel: keys that complete sweeps did not see.
///
/// One sweep is no proof (a page may have shifted under it), so a row is removed only after
/// `sweepsUntilRemoved` sweeps in a row, and never when a sweep saw less than half of what is
/// stored: then the sweep is what is wrong.
public struct Sweep {
  public static let sweepsUntilRemoved: Int64 = 2
  public static let leastShareSeen = 0.5

  public struct Outcome: Sendable, Equatable {
    public var missing = 0
    public var removed = 0
    /// True when too much was missing to believe it.
    public var isRefused = false
    /// The rows that were removed.
    public var removedIDs: [Int64] = []

    public init() {}
  }

  private let table: RecordTable
  private let channelID: Int64
  private let stream: SyncStream
  private let connection: any SQLConnection

  public init(
    table: RecordTable, channelID: Int64, stream: SyncStream, connection: any SQLConnection
  ) {
    self.table = table
    self.channelID = channelID
    self.stream = stream
    self.connection = connection
  }

  /// Notes the keys of a page; part of the transaction that stores its rows.
  public func note(_ remoteIDs: [String], page: Int) throws {
    try connection.execute(
      Self.insertPage,
      [
        .integer(channelID), .text(stream.rawValue), .count(page),
        .text(SweepNote.text(remoteIDs)),
      ])
  }

  public func forget() throws {
    try connection.execute(Self.deletePages, [.integer(channelID), .text(stream.rawValue)])
  }

  /// The newest local row, before which a sweep that begins now must see everything.
  public func newestID() throws -> Int64 {
    guard table.tracksRemoval else { return 0 }
    return try connection.integer(
      SQLStatement(
        "SELECT max(id) FROM \(table.rawValue) WHERE channel_id = ?", isReused: false),
      [.integer(channelID)]) ?? 0
  }

  /// Closes a complete sweep: counts what was missing and removes what was missing for long enough.
  /// - Parameter isStandIn: Which keys stand for records that have none. Such a record is under
  ///   another one when anything in it changes, so an unseen one has gone wherever it was told.
  public func close(
    lastID: Int64, now: Timestamp, isStandIn: @escaping (String) -> Bool = { $0.isEmpty }
  ) throws -> Outcome {
    let seen = try seenKeys()
    // Where the channel tells only what changed lately, an unseen record need not have gone.
    let isMeant = table.isPartlyTold ? isStandIn : { _ in true }
    guard table.tracksRemoval else {
      try forget()
      try clearSetAside(seen, isMeant)
      return Outcome()
    }
    let (stored, missing, recovered) = try compare(seen, lastID: lastID, now: now)
    try forget()
    var outcome = Outcome()
    outcome.missing = missing.count
    guard Double(stored - missing.count) >= Double(stored) * Self.leastShareSeen else {
      outcome.isRefused = true
      return outcome
    }
    try clearSetAside(seen, isMeant)
    try setMissing(recovered.map { ($0, 0) })
    try setMissing(missing)
    let gone = missing.filter { $0.sweeps >= Self.sweepsUntilRemoved }.map(\.id)
    try RecordRemoval(table: table, connection: connection).remove(gone, now: now)
    outcome.removed = gone.count
    outcome.removedIDs = gone
    return outcome
  }

  private func clearSetAside(_ seen: Set<RecordKey>, _ isMeant: (String) -> Bool) throws {
    try RejectedRecords.clearUnseen(
      channelID: channelID, stream: stream, seen: seen, isMeant: isMeant, in: connection)
  }

  /// - Returns: how many rows the sweep should have seen, those that it did not, and those that it
  ///   saw again after a sweep that did not.
  private func compare(
    _ seen: Set<RecordKey>, lastID: Int64, now: Timestamp
  ) throws -> (stored: Int, missing: [(id: Int64, sweeps: Int64)], recovered: [Int64]) {
    var found = 0
    var missing: [(id: Int64, sweeps: Int64, changedAt: Int64?, isKeyless: Bool)] = []
    var recovered: [Int64] = []
    var oldest: Int64?
    try connection.forEachRow(
      SQLStatement(
        """
        SELECT id, remote_id, missing_sweeps, \(table.isPartlyTold ? "changed_at" : "NULL") FROM \(table.rawValue)
        WHERE channel_id = ? AND id <= ? AND removed_at IS NULL
        """, isReused: false), [.integer(channelID), .integer(lastID)]
    ) { row in
      let changedAt = row.optionalInteger(3)
      guard seen.contains(RecordKey(row.text(1))) else {
        missing.append((row.integer(0), row.integer(2) + 1, changedAt, row.text(1).isEmpty))
        return true
      }
      found += 1
      oldest = [oldest, changedAt].compactMap { $0 }.min()
      if row.integer(2) > 0 { recovered.append(row.integer(0)) }
      return true
    }
    let reachable = missing.filter { row in
      // Nothing that a channel tells has no key; earlier versions could store such a row.
      guard table.isPartlyTold, !row.isKeyless else { return true }
      // Of a row without a time nobody can say whether the channel still told it.
      let changedAt = row.changedAt.flatMap { Timestamp(milliseconds: $0).believed(at: now) }
      guard let changedAt, let oldest else { return false }
      return changedAt.milliseconds >= oldest
    }
    return (
      found + reachable.count, reachable.map { (id: $0.id, sweeps: $0.sweeps) }, recovered
    )
  }

  private func seenKeys() throws -> Set<RecordKey> {
    var seen: Set<RecordKey> = []
    try connection.forEachRow(
      Self.selectPages, [.integer(channelID), .text(stream.rawValue)]
    ) { row in
      seen.formUnion(SweepNote.keys(row.text(0)))
      return true
    }
    return seen
  }

  private func setMissing(_ rows: [(id: Int64, sweeps: Int64)]) throws {
    try connection.executeBatch(
      SQLStatement(
        "UPDATE \(table.rawValue) SET missing_sweeps = ? WHERE id = ?", isReused: false),
      rows.map { [.integer($0.sweeps), .integer($0.id)] })
  }

  private static let insertPage = SQLStatement(
    """
    INSERT INTO sync_sweep_pages (channel_id, stream, page, remote_ids) VALUES (?, ?, ?, ?)
    ON CONFLICT (channel_id, stream, page) DO UPDATE SET remote_ids = excluded.remote_ids
    """)
  private static let deletePages = SQLStatement(
    "DELETE FROM sync_sweep_pages WHERE channel_id = ? AND stream = ?")
  private static let selectPages = SQLStatement(
    "SELECT remote_ids FROM sync_sweep_pages WHERE channel_id = ? AND stream = ?")
}
