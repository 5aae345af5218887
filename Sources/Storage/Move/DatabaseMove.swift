import Basics

/// Copies a whole database into an empty one, of another engine or the same, and compares the two
/// at the end. A move that was cut short goes on where it stopped.
///
/// The move does not write to the source. Nobody may meanwhile: what the target is compared with is
/// one moment of the source behind the copying, and after the comparison the source must be as it
/// was, or the move would have to begin again.
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
    /// Texts that were too long for an index of the target and were cut: table, key, column, length.
    public var shortened: [String] = []
  }

  /// Why a move cannot begin or is not right.
  public enum Problem: Error, Sendable, Equatable, CustomStringConvertible {
    case targetNotEmpty(table: String)
    case sourceInUse(by: String)
    case differs(tables: [String])
    case otherSource

    public var description: String {
      switch self {
      case .targetNotEmpty(let table):
        "the target is not empty: its table \(table) holds rows; name an empty database"
      case .sourceInUse(let user):
        "the source is in use by \(user); stop every tezgah of it first"
      case .differs(let tables):
        "source and target differ in \(tables.joined(separator: ", ")): the source was written to "
          + "meanwhile; empty the target, stop every tezgah of the source and move again"
      case .otherSource:
        "the target holds a part of another move, or the source has changed since that began; "
          + "empty the target and move again"
      }
    }
  }

  /// Of each table so many cut texts are told.
  private static let mostShortened = 100

  private let source: any Database
  private let target: any Database
  private let clock: any WallClock
  private let chunkSize: Int
  private let chunkBytes: Int
  private let report: @Sendable (Progress) -> Void

  /// - Parameters:
  ///   - chunkSize: rows that are copied or read at once, at most.
  ///   - chunkBytes: a chunk ends behind the row that reaches so many.
  ///   - report: told after each chunk of rows.
  public init(
    from source: any Database, to target: any Database, clock: any WallClock,
    chunkSize: Int = 2000, chunkBytes: Int = 16_000_000,
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.source = source
    self.target = target
    self.clock = clock
    self.chunkSize = chunkSize
    self.chunkBytes = chunkBytes
    self.report = report
  }

  /// Copies what is missing, compares everything, and closes the move.
  /// - Throws: `Problem`, `StorageError`, or `CancellationError` between two chunks; run again to go
  ///   on.
  public func run() async throws -> Report {
    try await Migrator(database: target, clock: clock).migrate()
    let known = try await lookAtSource()
    let isResumed = try await MoveJournal.begin(known, in: target)
    let shapes = try await self.shapes()
    var progress = Progress(step: .copying, table: "", rows: 0, total: known.rows)
    for shape in shapes {
      progress.table = shape.name
      try await copy(shape, &progress)
    }
    let (different, shortened) = try await differences(shapes, total: known.rows)
    guard different.isEmpty else { throw Problem.differs(tables: different) }
    guard try await lookAtSource() == known else { throw Problem.otherSource }
    try await MoveJournal.end(shapes, in: target)
    return Report(
      tables: shapes.count, rows: known.rows, isResumed: isResumed, shortened: shortened)
  }

  private func lookAtSource() async throws -> MoveSource {
    let now = clock.now()
    return try await source.read { try MoveSource.load(now: now, in: $0) }
  }

  private func shapes() async throws -> [TableShape] {
    let isBounded = target.dialect.engine == .postgres
    return try await source.read { connection in
      try TableShape.names.map { name in
        var shape = try TableShape.load(name, in: connection)
        if isBounded { try shape.fitIndexes(in: connection) }
        return shape
      }
    }
  }

  private func copy(_ shape: TableShape, _ progress: inout Progress) async throws {
    let rows = TableRows(shape: shape)
    let bytes = chunkBytes
    var pace = TableRows.Pace(most: chunkSize, mostBytes: chunkBytes)
    var (done, last) = try await MoveJournal.reached(shape, in: target)
    progress.rows += done
    var isAtEnd = false
    while !isAtEnd {
      try Task.checkCancellation()
      let (after, size) = (last, pace.rows)
      let chunk = try await source.read {
        try rows.chunk(after: after, limit: size, bytes: bytes, in: $0)
      }
      try await target.write(.readCommitted) { connection in
        try connection.executeBatch(Self.insert(shape), chunk.rows)
      }
      pace.learn(from: chunk)
      isAtEnd = chunk.isLast
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

  /// The tables that differ, and what was cut to fit. All of the source is read in one transaction, so that what is compared
  /// was there at one moment.
  private func differences(
    _ shapes: [TableShape], total: Int64
  ) async throws -> (tables: [String], shortened: [String]) {
    let sums = try await source.read { connection in
      var progress = Progress(step: .comparing, table: "", rows: 0, total: total)
      return try shapes.map { shape in
        let sum = try checksum(shape, in: connection)
        progress.table = shape.name
        progress.rows += sum.rows
        report(progress)
        return sum
      }
    }
    var different: [String] = []
    for (shape, sum) in zip(shapes, sums) {
      try Task.checkCancellation()
      let there = try await target.read { try checksum(shape, in: $0) }
      if !there.isEqual(to: sum) { different.append(shape.name) }
    }
    return (different, sums.flatMap(\.shortened))
  }

  private func checksum(
    _ shape: TableShape, in connection: any SQLConnection
  ) throws -> TableRows.Sum {
    let rows = TableRows(shape: shape)
    var pace = TableRows.Pace(most: chunkSize, mostBytes: chunkBytes)
    var sum = TableRows.Sum()
    var last: [SQLValue]?
    while true {
      let chunk = try rows.chunk(
        after: last, limit: pace.rows, bytes: chunkBytes, keepsRows: false, in: connection)
      sum.rows += Int64(chunk.count)
      sum.checksum &+= chunk.checksum
      sum.shortened += chunk.shortened.prefix(Self.mostShortened - sum.shortened.count)
      last = chunk.last ?? last
      pace.learn(from: chunk)
      guard !chunk.isLast else { return sum }
    }
  }
}
