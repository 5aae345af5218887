import Basics

/// Copies a whole database into an empty one, of another engine or the same, and compares the two
/// at the end. A move that was cut short goes on where it stopped.
///
/// The source is not changed. Nobody may write to it meanwhile: the comparison would tell, and the
/// move would have to begin again.
public struct DatabaseMove: Sendable {
  public enum Step: String, Sendable { case copying, comparing }

  /// How far a step has come.
  public struct Progress: Sendable, Equatable {
    public var step: Step
    public var table: String
    /// Rows of all tables, those of earlier attempts included.
    public var rows: Int64
    public var total: Int64
  }

  public struct Report: Sendable, Equatable {
    public var tables: Int
    public var rows: Int64
    /// True when an earlier attempt had begun.
    public var isResumed: Bool
  }

  /// Why a move cannot begin or is not right.
  public enum Problem: Error, Sendable, Equatable, CustomStringConvertible {
    case targetNotEmpty(table: String)
    case sourceInUse(node: String)
    case differs(tables: [String])
    case otherSource

    public var description: String {
      switch self {
      case .targetNotEmpty(let table):
        "the target is not empty: its table \(table) holds rows; name an empty database"
      case .sourceInUse(let node):
        "the source is in use by the process \(node); stop every tezgah of it first"
      case .differs(let tables):
        "source and target differ in \(tables.joined(separator: ", ")): the source was written to "
          + "meanwhile; empty the target, stop every tezgah of the source and move again"
      case .otherSource:
        "the target holds a part of another move, or the source has changed since that began; "
          + "empty the target and move again"
      }
    }
  }

  private let source: any Database
  private let target: any Database
  private let clock: any WallClock
  private let chunkSize: Int
  private let report: @Sendable (Progress) -> Void

  /// - Parameter report: told after each chunk of rows.
  public init(
    from source: any Database, to target: any Database, clock: any WallClock,
    chunkSize: Int = 2000, report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.source = source
    self.target = target
    self.clock = clock
    self.chunkSize = chunkSize
    self.report = report
  }

  /// Copies what is missing, compares everything, and closes the move.
  /// - Throws: `Problem`, `StorageError`, or `CancellationError` between two chunks; run again to go
  ///   on.
  public func run() async throws -> Report {
    try await Migrator(database: target, clock: clock).migrate()
    let total = try await rowsOfSource()
    let isResumed = try await MoveJournal.begin(total: total, in: target)
    let shapes = try await self.shapes()
    var progress = Progress(step: .copying, table: "", rows: 0, total: total)
    for shape in shapes {
      progress.table = shape.name
      try await copy(shape, &progress)
    }
    progress = Progress(step: .comparing, table: "", rows: 0, total: total)
    var different: [String] = []
    for shape in shapes {
      progress.table = shape.name
      if try await !isSame(shape, &progress) { different.append(shape.name) }
    }
    guard different.isEmpty else { throw Problem.differs(tables: different) }
    try await MoveJournal.end(shapes, in: target)
    return Report(tables: shapes.count, rows: total, isResumed: isResumed)
  }

  private func rowsOfSource() async throws -> Int64 {
    let now = clock.now()
    return try await source.read { connection in
      let nodes = try connection.rows(
        "SELECT id FROM nodes WHERE heartbeat_at > ?",
        [.integer(now.milliseconds - 60_000)]
      ) { $0.text(0) }
      if let node = nodes.first { throw Problem.sourceInUse(node: node) }
      return try TableShape.names.reduce(0) { sum, table in
        let count = SQLStatement("SELECT count(*) FROM \(table)", isReused: false)
        return sum + (try connection.integer(count) ?? 0)
      }
    }
  }

  private func shapes() async throws -> [TableShape] {
    try await source.read { connection in
      try TableShape.names.map { try TableShape.load($0, in: connection) }
    }
  }

  private func copy(_ shape: TableShape, _ progress: inout Progress) async throws {
    let rows = TableRows(shape: shape)
    let size = chunkSize
    var (done, last) = try await MoveJournal.reached(shape, in: target)
    progress.rows += done
    var isAtEnd = false
    while !isAtEnd {
      try Task.checkCancellation()
      let after = last
      let chunk = try await source.read { try rows.chunk(after: after, limit: size, in: $0) }
      try await target.write(.readCommitted) { connection in
        try connection.executeBatch(Self.insert(shape), chunk.rows)
      }
      isAtEnd = chunk.count < size
      last = chunk.last ?? last
      progress.rows += Int64(chunk.count)
      report(progress)
    }
  }

  private static func insert(_ shape: TableShape) -> SQLStatement {
    SQLStatement(
      """
      INSERT INTO \(shape.name) (\(shape.columns.map(\.name).joined(separator: ", ")))
      VALUES (\(SQLStatement.placeholders(shape.columns.count)))
      """)
  }

  private func isSame(_ shape: TableShape, _ progress: inout Progress) async throws -> Bool {
    let rows = TableRows(shape: shape)
    var sums: [(rows: Int64, checksum: UInt64)] = []
    for database in [source, target] {
      var (last, count, sum): ([SQLValue]?, Int64, UInt64) = (nil, 0, 0)
      while true {
        try Task.checkCancellation()
        let (after, size) = (last, chunkSize)
        let chunk = try await database.read {
          try rows.chunk(after: after, limit: size, keepsRows: false, in: $0)
        }
        count += Int64(chunk.count)
        sum &+= chunk.checksum
        last = chunk.last ?? last
        guard chunk.count == size else { break }
      }
      sums.append((count, sum))
    }
    progress.rows += sums[0].rows
    report(progress)
    return sums[0] == sums[1]
  }
}
