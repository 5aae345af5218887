import Basics
import Foundation
import StorageSQLite
import Synchronization
import TestKit
import Testing

@testable import Storage

/// A whole database, copied from one engine to another.
struct DatabaseMoveTests {
  /// A SQLite database and one of the engine that this run is on.
  private func with(
    _ body: (_ sqlite: any Database, _ engine: any Database) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let path = temporary.folder.appendingPathComponent("other.db").path
      let sqlite = try SQLiteDatabase(path: path)
      try await Migrator(database: sqlite, clock: StandingClock()).migrate()
      do {
        try await body(sqlite, temporary.database)
      } catch {
        await sqlite.close()
        throw error
      }
      await sqlite.close()
    }
  }

  /// Rows of every kind of column and key: numbers given out, texts and composites as keys, blobs,
  /// reals, nothing, and texts that collations would order otherwise.
  private func fill(_ database: any Database, customers: Int64 = 25) async throws {
    try await database.write { connection in
      for key in ["Işık", "ışık", "IŞIK", "a", "B", "", "😀", "e\u{301}"] {
        try connection.execute(
          "INSERT INTO app_settings (key, value) VALUES (?, ?)", [.text(key), .text(key + "\r\n")])
      }
      try connection.execute(
        """
        INSERT INTO channels (id, platform, name, settings, secrets, created_at)
        VALUES (7, 'x', 'shop', '{}', ?, 0)
        """, [.blob([0, 255, 10, 39, 92])])
      for id in 1...customers {
        try connection.execute(
          """
          INSERT INTO customers (id, name, email, phone, city, order_count, spent_minor, currency,
            named_at, first_order_at)
          VALUES (?, ?, '', '', '', 0, ?, 'TRY', 0, ?)
          """,
          [
            .integer(id), .text("Çağrı \(id)"), .integer(.max - id),
            id % 2 == 0 ? .null : .integer(-id),
          ])
        for term in ["cagri", "\(id)"] {
          try connection.execute(
            "INSERT INTO customer_terms (term, customer_id) VALUES (?, ?)",
            [.text(term), .integer(id)])
        }
      }
    }
  }

  private func texts(_ query: String, _ database: any Database) async throws -> [String] {
    try await database.read { connection in
      try connection.rows(SQLStatement(query, isReused: false)) { $0.text(0) }
    }
  }

  private func move(
    _ source: any Database, _ target: any Database, chunk: Int = 10,
    report: @escaping @Sendable (DatabaseMove.Progress) -> Void = { _ in }
  ) async throws -> DatabaseMove.Report {
    try await DatabaseMove(
      from: source, to: target, clock: StandingClock(), chunkSize: chunk, report: report
    ).run()
  }

  @Test(arguments: [1, 7, 25, 1000])
  func `every row arrives as it was, whatever the size of a chunk`(chunk: Int) async throws {
    try await with { sqlite, engine in
      try await fill(sqlite)
      let report = try await move(sqlite, engine, chunk: chunk)
      #expect(report.rows == 8 + 1 + 25 + 50)
      #expect(!report.isResumed)
      for query in [
        "SELECT key FROM app_settings ORDER BY key", "SELECT value FROM app_settings ORDER BY key",
        "SELECT name FROM customers ORDER BY id", "SELECT term FROM customer_terms ORDER BY term",
        "SELECT CAST(spent_minor AS TEXT) FROM customers ORDER BY id",
      ] {
        let (before, after) = (try await texts(query, sqlite), try await texts(query, engine))
        #expect(before == after && !after.isEmpty, "\(query)")
      }
      let secrets = try await engine.read {
        try $0.first("SELECT secrets FROM channels") { $0.blob(0) }
      }
      #expect(secrets == [0, 255, 10, 39, 92])
      let nulls = try await engine.read {
        try $0.integer("SELECT count(*) FROM customers WHERE first_order_at IS NULL")
      }
      #expect(nulls == 12)
    }
  }

  @Test func `the way back ends where it began`() async throws {
    try await with { sqlite, engine in
      try await fill(engine)
      _ = try await move(engine, sqlite)
      let query = "SELECT name FROM customers ORDER BY id"
      let (before, after) = (try await texts(query, engine), try await texts(query, sqlite))
      #expect(before == after && after.count == 25)
    }
  }

  @Test func `new rows get numbers above those that came`() async throws {
    try await with { sqlite, engine in
      try await fill(sqlite)
      _ = try await move(sqlite, engine)
      let id = try await engine.write { connection in
        try connection.insertBatch(
          """
          INSERT INTO customers (name, email, phone, city, order_count, spent_minor, currency,
            named_at)
          VALUES (?, '', '', '', 0, 0, 'TRY', 0) RETURNING id
          """, [["new"]])[0]
      }
      #expect(id == 26)
    }
  }

  @Test(arguments: [3, 8, 11])
  func `a move that was killed goes on where it stopped`(kill: Int) async throws {
    try await with { sqlite, engine in
      try await fill(sqlite)
      let task = Task {
        let chunks = Chunks()
        return try await move(sqlite, engine) { _ in
          if chunks.next() == kill { withUnsafeCurrentTask { $0?.cancel() } }
        }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      let isOpen = try await engine.read { try MoveJournal.isOpen(in: $0) }
      #expect(isOpen)
      let report = try await move(sqlite, engine)
      #expect(report.isResumed && report.rows == 84)
      let names = try await texts("SELECT name FROM customers", engine)
      #expect(names.count == 25)
      let isOpenStill = try await engine.read { try MoveJournal.isOpen(in: $0) }
      #expect(!isOpenStill)
    }
  }

  /// SQLite has taken what an index of PostgreSQL does not; nothing else of it is lost.
  @Test func `a text that is too long for an index is cut and told, and two stay two`()
    async throws
  {
    try await with { sqlite, engine in
      try await fill(sqlite)
      var random = SeededRandom(seed: 20_261_204)
      let long = RandomText.ascii(6000, &random)
      try await sqlite.write { connection in
        for (id, end) in [(1, "a"), (2, "b")] as [(Int64, String)] {
          try connection.execute(
            """
            INSERT INTO members (id, channel_id, remote_id, customer_id, name, email, phone,
              allows_email, allows_sms, is_active, content_hash)
            VALUES (?, 7, ?, 1, '', '', '', 0, 0, 1, 0)
            """, [.integer(id), .text(long + end)])
        }
      }
      let report = try await move(sqlite, engine)
      #expect(report.rows == 86)
      let keys = try await texts("SELECT remote_id FROM members ORDER BY id", engine)
      #expect(Set(keys).count == 2)
      if TestEngine.isPostgres {
        #expect(
          report.shortened == [1, 2].map { "members \($0): remote_id, 6001 bytes" })
        #expect(keys.allSatisfy { $0.utf8.count <= 800 && $0.hasPrefix(long.prefix(700)) })
      } else {
        #expect(report.shortened.isEmpty)
        #expect(keys == [long + "a", long + "b"])
      }
    }
  }

  @Test func `a target that holds something is refused and left alone`() async throws {
    try await with { sqlite, engine in
      try await fill(sqlite)
      try await fill(engine, customers: 1)
      await #expect(throws: DatabaseMove.Problem.self) { try await move(sqlite, engine) }
      let names = try await texts("SELECT name FROM customers", engine)
      #expect(names.count == 1)
    }
  }

  @Test func `a source in use is refused`() async throws {
    try await with { sqlite, engine in
      let now = StandingClock().now()
      try await sqlite.write { connection in
        try connection.execute(
          """
          INSERT INTO nodes (id, host, process, role, version, started_at, heartbeat_at)
          VALUES ('box:1:1', 'box', 1, 'serve', '1', 0, ?)
          """, [.integer(now.milliseconds)])
      }
      await #expect(throws: DatabaseMove.Problem.sourceInUse(by: "the process box:1:1")) {
        try await move(sqlite, engine)
      }
    }
  }

  private func addSync(heartbeatAt: Int64, to database: any Database) async throws {
    try await database.write { connection in
      try connection.execute(
        """
        INSERT INTO sync_runs (channel_id, mode, origin, state, owner, started_at, heartbeat_at)
        VALUES (7, 'auto', 'cli', 'running', 'box:2:2', 0, ?)
        """, [.integer(heartbeatAt)])
    }
  }

  @Test func `a source that a command synchronises is refused, one that it left is not`()
    async throws
  {
    let now = StandingClock().now().milliseconds
    try await with { sqlite, engine in
      try await fill(sqlite)
      try await addSync(heartbeatAt: now - 5000, to: sqlite)
      await #expect(throws: DatabaseMove.Problem.sourceInUse(by: "a sync of the process box:2:2")) {
        try await move(sqlite, engine)
      }
      try await sqlite.write { try $0.execute("UPDATE sync_runs SET heartbeat_at = 1") }
      let report = try await move(sqlite, engine)
      #expect(report.rows == 85)
    }
  }

  /// Each change is made at a step of the move, so that nothing before it could have seen it.
  @Test(arguments: [
    ("UPDATE customers SET city = 'İzmir' WHERE id = 3", DatabaseMove.Step.copying, true),
    ("DELETE FROM customer_terms WHERE customer_id = 9", .copying, true),
    ("INSERT INTO app_settings (key, value) VALUES ('late', '1')", .comparing, false),
    ("UPDATE channels SET settings = '{\"late\":1}'", .comparing, false),
    (
      """
      INSERT INTO sync_runs (channel_id, mode, origin, state, owner, started_at, heartbeat_at)
      VALUES (7, 'auto', 'cli', 'running', 'box:2:2', 0, 1795428000000)
      """, .comparing, false
    ),
  ])
  func `a source that was written to meanwhile is noticed`(
    change: String, step: DatabaseMove.Step, isSeenByComparison: Bool
  ) async throws {
    try await with { sqlite, engine in
      try await fill(sqlite)
      let chunks = Chunks()
      let writer = Task {
        while chunks.count == 0 { try await Task.sleep(for: .milliseconds(1)) }
        try await sqlite.write { try $0.execute(SQLStatement(change, isReused: false)) }
        chunks.release()
      }
      let last = TableShape.names.last
      let problem = await #expect(throws: DatabaseMove.Problem.self) {
        try await move(sqlite, engine, chunk: 5) { progress in
          // Everything has been read by then.
          guard progress.step == step, progress.table == last else { return }
          _ = chunks.next()
          chunks.wait()
        }
      }
      if case .differs = problem {
        #expect(isSeenByComparison)
      } else {
        #expect(!isSeenByComparison)
      }
      try await writer.value
      let isOpen = try await engine.read { try MoveJournal.isOpen(in: $0) }
      #expect(isOpen)
    }
  }

  @Test func `a move does not go on from another source with as many rows`() async throws {
    try await with { sqlite, engine in
      try await fill(sqlite)
      let task = Task {
        try await move(sqlite, engine) { _ in withUnsafeCurrentTask { $0?.cancel() } }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      try await sqlite.write { try $0.execute("UPDATE channels SET name = 'another'") }
      await #expect(throws: DatabaseMove.Problem.otherSource) { try await move(sqlite, engine) }
    }
  }

  @Test func `chunks end at their bytes, whatever their rows`() async throws {
    var pace = TableRows.Pace(most: 2000, mostBytes: 16_000_000)
    var sizes: [Int] = []
    for bytes in [100, 100, 100, 100, 1_000_000, 40_000_000, 10] {
      sizes.append(pace.rows)
      var chunk = TableRows.Chunk()
      (chunk.count, chunk.bytes) = (1, bytes)
      pace.learn(from: chunk)
    }
    #expect(sizes == [50, 400, 2000, 2000, 2000, 16, 1])
    try await with { sqlite, engine in
      try await fill(sqlite)
      let rows = TableRows(
        shape: try await sqlite.read { try TableShape.load("customers", in: $0) })
      let chunk = try await sqlite.read {
        try rows.chunk(after: nil, limit: 20, bytes: 200, in: $0)
      }
      #expect(chunk.count < 5 && chunk.bytes >= 200 && !chunk.isLast)
      let report = try await DatabaseMove(
        from: sqlite, to: engine, clock: StandingClock(), chunkBytes: 100
      ).run()
      #expect(report.rows == 84)
    }
  }

  @Test func `progress counts every row once for each step`() async throws {
    try await with { sqlite, engine in
      try await fill(sqlite)
      let log = ProgressLog()
      _ = try await move(sqlite, engine) { log.note($0) }
      let copied = log.all.last { $0.step == .copying }
      let compared = log.all.last
      #expect(copied?.rows == 84 && copied?.total == 84)
      #expect(compared?.step == .comparing && compared?.rows == 84)
    }
  }

  private final class ProgressLog: Sendable {
    private let entries = Mutex<[DatabaseMove.Progress]>([])
    var all: [DatabaseMove.Progress] { entries.withLock { $0 } }
    func note(_ progress: DatabaseMove.Progress) { entries.withLock { $0.append(progress) } }
  }

  /// Counts chunks; can hold the move up until something else is done.
  private final class Chunks: Sendable {
    private let state = Mutex((count: 0, isReleased: false))
    var count: Int { state.withLock { $0.count } }
    func next() -> Int {
      state.withLock { state in
        state.count += 1
        return state.count
      }
    }
    func release() { state.withLock { $0.isReleased = true } }
    func wait() {
      while !state.withLock({ $0.isReleased }) { usleep(1000) }
    }
  }
}
