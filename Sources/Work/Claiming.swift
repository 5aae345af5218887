import Basics
import Storage

extension JobQueue {
  /// How long a worker holds a job without a sign of life.
  public static let leaseMilliseconds: Int64 = 60_000

  /// Takes jobs that are due: the most urgent first, of equal ones those that have waited longest.
  /// Of jobs that share an order key only the oldest can be taken, and only when none of them runs.
  ///
  /// One statement takes them, which is right on its own, so it may run at the isolation level
  /// `readCommitted`: on PostgreSQL rows that another worker is taking are stepped over.
  /// - Parameters:
  ///   - worker: names the process; with the fence it tells whose job it is.
  ///   - kinds: what this process can do; jobs of other kinds are left for those who can.
  public static func claim(
    upTo limit: Int, kinds: [String], worker: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws -> [ClaimedJob] {
    guard limit > 0, !kinds.isEmpty else { return [] }
    let values: [SQLValue] =
      [.integer(now.milliseconds)] + kinds.map { .text($0) } + [
        .count(limit), .text(worker), .integer(now.milliseconds + leaseMilliseconds),
        .integer(now.milliseconds),
      ]
    if let setting = connection.dialect.orderFromIndexes { try connection.execute(setting) }
    var claimed: [(order: [Int64], job: ClaimedJob)] = []
    try connection.forEachRow(statement(kinds.count, connection.dialect), values) { row in
      claimed.append(([row.integer(8), row.integer(9), row.integer(0)], job(row, worker)))
      return true
    }
    return claimed.sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.job)
  }

  private static func job(_ row: any SQLRow, _ worker: String) -> ClaimedJob {
    ClaimedJob(
      id: row.integer(0), kind: row.text(1), queue: row.text(2),
      channelID: row.optionalInteger(3), payload: row.text(4), fence: row.integer(5),
      failures: Int(row.integer(6)), maxFailures: Int(row.integer(7)), worker: worker)
  }

  private static func statement(_ kinds: Int, _ dialect: Dialect) -> SQLStatement {
    SQLStatement(
      """
      WITH picked AS MATERIALIZED (
        SELECT j.id FROM jobs j
        WHERE j.state = 'waiting' AND j.run_at <= ?
          AND j.kind IN (\(SQLStatement.placeholders(kinds)))
          AND (j.order_key IS NULL OR NOT EXISTS (
            SELECT 1 FROM jobs e WHERE e.order_key = j.order_key
              AND e.state IN ('waiting', 'running')
              AND (e.state = 'running' OR e.id < j.id)))
          AND NOT EXISTS (
            SELECT 1 FROM work_pauses p WHERE p.scope = 'queue' AND p.name = j.queue)
          AND (j.channel_id IS NULL OR NOT EXISTS (
            SELECT 1 FROM work_pauses p
            WHERE p.scope = 'channel' AND p.name = CAST(j.channel_id AS TEXT)))
        ORDER BY j.priority, j.run_at, j.id
        LIMIT ? \(dialect.skipLocked("j")))
      UPDATE jobs SET state = 'running', fence = jobs.fence + 1, worker = ?, lease_until = ?,
        started_at = ?, message = ''
      WHERE id \(dialect.isOne(of: "SELECT id FROM picked"))
      RETURNING id, kind, queue, channel_id, payload, fence, failures, max_failures, priority,
        run_at
      """, isReused: false)
  }

  /// Says that the jobs are still being worked at. A job whose row is held by a transaction of its own
  /// at the moment is alive without being told so, and nobody waits for it.
  /// - Returns: the jobs that are no longer this worker's, and those that a person wants to end.
  public static func renew(
    _ jobs: [ClaimedJob], now: Timestamp, in connection: any SQLConnection
  ) throws -> (lost: Set<ClaimedJob.Key>, cancelled: Set<ClaimedJob.Key>) {
    var lost: Set<ClaimedJob.Key> = []
    var cancelled: Set<ClaimedJob.Key> = []
    for (worker, jobs) in Dictionary(grouping: jobs, by: \.worker) {
      var held: [ClaimedJob.Key: Bool] = [:]
      try connection.forEachRow(running, [.text(worker)]) { row in
        held[ClaimedJob.Key(id: row.integer(0), fence: row.integer(1))] = row.flag(2)
        return true
      }
      let mine = jobs.filter { held[$0.key] != nil }
      lost.formUnion(jobs.lazy.map(\.key).filter { held[$0] == nil })
      cancelled.formUnion(mine.lazy.map(\.key).filter { held[$0] == true })
      guard !mine.isEmpty else { continue }
      try connection.execute(
        renewal(mine.count, connection.dialect),
        [.integer(now.milliseconds + leaseMilliseconds), .text(worker)]
          + mine.map { .integer($0.id) })
    }
    return (lost, cancelled)
  }

  /// The running jobs of a worker that a person wants to end.
  public static func toBeCancelled(
    worker: String, in connection: any SQLConnection
  ) throws -> Set<ClaimedJob.Key> {
    Set(
      try connection.rows(asked, [.text(worker)]) {
        ClaimedJob.Key(id: $0.integer(0), fence: $0.integer(1))
      })
  }

  private static let asked = SQLStatement(
    "SELECT id, fence FROM jobs WHERE state = 'running' AND cancel_asked = 1 AND worker = ?")
  private static let running = SQLStatement(
    "SELECT id, fence, cancel_asked FROM jobs WHERE state = 'running' AND worker = ?")
  private static func renewal(_ count: Int, _ dialect: Dialect) -> SQLStatement {
    SQLStatement(
      """
      UPDATE jobs SET lease_until = ? WHERE id \(dialect.isOne(of: """
        SELECT j.id FROM jobs j WHERE j.state = 'running' AND j.worker = ?
          AND j.id IN (\(SQLStatement.placeholders(count))) ORDER BY j.id
        \(dialect.skipLocked("j"))
        """))
      """, isReused: false)
  }
}

extension ClaimedJob {
  /// What a statement must find unchanged for the job to be this worker's still.
  var identity: [SQLValue] { [.integer(id), .integer(fence), .text(worker)] }

  /// To be called in every transaction of the job's effects: fails when the lease is lost, and
  /// keeps the row from being taken until the transaction ends.
  public func hold(in connection: any SQLConnection) throws {
    guard try connection.execute(Self.holding, identity) == 1 else { throw LeaseLost(jobID: id) }
  }

  /// To be called at the end of a long transaction that holds the job: nobody could renew its lease
  /// meanwhile.
  public func renew(now: Timestamp, in connection: any SQLConnection) throws {
    let until = SQLValue.integer(now.milliseconds + JobQueue.leaseMilliseconds)
    guard try connection.execute(Self.renewing, [until] + identity) == 1 else {
      throw LeaseLost(jobID: id)
    }
  }

  private static let holding = SQLStatement(
    """
    UPDATE jobs SET lease_until = lease_until
    WHERE id = ? AND fence = ? AND worker = ? AND state = 'running'
    """)
  private static let renewing = SQLStatement(
    """
    UPDATE jobs SET lease_until = ?
    WHERE id = ? AND fence = ? AND worker = ? AND state = 'running'
    """)
}
