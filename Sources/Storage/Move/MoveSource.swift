import Basics

/// What a source is known again by when its move goes on: how many rows it has, and a mark of what
/// differs between any two installations.
struct MoveSource: Sendable, Equatable {
  var rows: Int64
  var mark: Int64

  /// Tables that hold little and name an installation: its channels, its people, its tokens, and
  /// beside them when its schema was made.
  private static let marked = ["channels", "users", "api_tokens"]

  /// - Throws: `DatabaseMove.Problem.sourceInUse`.
  static func load(now: Timestamp, in connection: any SQLConnection) throws -> MoveSource {
    try refuseUse(now: now, in: connection)
    var mark = UInt64(0)
    for table in marked {
      let rows = TableRows(shape: try TableShape.load(table, in: connection))
      mark &+= try rows.chunk(after: nil, limit: 10_000, keepsRows: false, in: connection).checksum
    }
    try connection.forEachRow("SELECT version, applied_at FROM schema_migrations", []) { row in
      mark &+= UInt64(bitPattern: row.integer(0) &* 0x5851_F42D_4C95_7F2D &+ row.integer(1))
      return true
    }
    let count = try TableShape.names.reduce(into: Int64(0)) { sum, table in
      let count = SQLStatement("SELECT count(*) FROM \(table)", isReused: false)
      sum += try connection.integer(count) ?? 0
    }
    return MoveSource(rows: count, mark: Int64(bitPattern: mark))
  }

  /// Processes note that they live every few seconds, and so does a sync, whoever started it.
  private static func refuseUse(now: Timestamp, in connection: any SQLConnection) throws {
    let since = SQLValue.integer(now.milliseconds - 60_000)
    let node = try connection.first("SELECT id FROM nodes WHERE heartbeat_at > ?", [since]) {
      $0.text(0)
    }
    if let node { throw DatabaseMove.Problem.sourceInUse(by: "the process \(node)") }
    let sync = try connection.first(
      "SELECT owner FROM sync_runs WHERE state = 'running' AND heartbeat_at > ?", [since]
    ) { $0.text(0) }
    if let sync { throw DatabaseMove.Problem.sourceInUse(by: "a sync of the process \(sync)") }
  }
}
