import Basics
import Storage

extension JobQueue {
  /// Frees jobs whose worker gave no sign of life for a lease. That counts as a failure, so a job
  /// that kills its worker is given up in the end. A job whose row is held by a transaction is alive.
  /// - Returns: how many were freed.
  @discardableResult
  public static func rescue(now: Timestamp, in connection: any SQLConnection) throws -> Int {
    let time = SQLValue.integer(now.milliseconds)
    return try connection.execute(
      freeExpired(connection.dialect), [time, time, time])
  }

  /// Frees at once the jobs of workers that are known to have ended, so that a program that starts
  /// again does not wait for the leases of the one before. Counts as a failure, as above.
  /// - Parameter isDead: true only when it is certain that the worker's process is gone.
  /// - Returns: how many were freed.
  @discardableResult
  public static func rescue(
    of isDead: (String) -> Bool, now: Timestamp, in connection: any SQLConnection
  ) throws -> Int {
    let workers = try connection.rows(working) { $0.text(0) }
    let time = SQLValue.integer(now.milliseconds)
    return try workers.filter(isDead).reduce(0) { freed, worker in
      freed + (try connection.execute(freeOfWorker, [time, time, .text(worker)]))
    }
  }

  /// Puts right what a clock that was ahead and went back left in the future. Leases: their workers,
  /// when they live, renew them within this one. Moments at which jobs are to run: a job that was made
  /// or tried in the future waits as long as it was meant to, from now on.
  public static func believe(_ now: Timestamp, in connection: any SQLConnection) throws {
    let time = SQLValue.integer(now.milliseconds)
    try connection.execute(
      shorten,
      [
        .integer(now.milliseconds + leaseMilliseconds),
        .integer(now.milliseconds + 2 * leaseMilliseconds),
      ])
    let ahead = SQLValue.integer(now.milliseconds + leaseMilliseconds)
    try connection.execute(
      bringBack, [time, time, time, time, time, time, time, ahead, ahead, ahead])
  }

  private static let shorten = SQLStatement(
    "UPDATE jobs SET lease_until = ? WHERE state = 'running' AND lease_until > ?")
  /// The later of `created_at` and `started_at` is when `run_at` was written.
  private static let bringBack = SQLStatement(
    """
    UPDATE jobs SET
      run_at = CASE
        WHEN started_at > created_at AND run_at > started_at THEN run_at - started_at + ?
        WHEN (started_at IS NULL OR started_at <= created_at) AND run_at > created_at
          THEN run_at - created_at + ?
        ELSE ? END,
      created_at = CASE WHEN created_at > ? THEN ? ELSE created_at END,
      started_at = CASE WHEN started_at > ? THEN ? ELSE started_at END
    WHERE state = 'waiting' AND run_at > ? AND (created_at > ? OR started_at > ?)
    """)
  private static let working = SQLStatement(
    "SELECT DISTINCT worker FROM jobs WHERE state = 'running'")
  private static func freeExpired(_ dialect: Dialect) -> SQLStatement {
    SQLStatement(
      """
      \(free) WHERE id \(dialect.isOne(of: """
        SELECT j.id FROM jobs j WHERE j.state = 'running' AND j.lease_until < ? ORDER BY j.id
        \(dialect.skipLocked("j"))
        """))
      """, isReused: false)
  }
  private static let freeOfWorker = SQLStatement(
    "\(free) WHERE state = 'running' AND worker = ?")
  private static let free = """
    UPDATE jobs SET
      state = CASE WHEN next_payload IS NOT NULL THEN 'waiting'
        WHEN cancel_asked = 1 THEN 'cancelled'
        WHEN failures + 1 >= max_failures THEN 'dead' ELSE 'waiting' END,
      finished_at = CASE WHEN next_payload IS NULL
        AND (cancel_asked = 1 OR failures + 1 >= max_failures) THEN ? END,
      run_at = ?, failures = CASE WHEN next_payload IS NOT NULL THEN 0 ELSE failures + 1 END,
      message = 'its worker ended without a word', payload = coalesce(next_payload, payload),
      next_payload = NULL, worker = NULL, lease_until = NULL, cancel_asked = 0
    """

  /// Deletes jobs that ended before a moment, a bounded number at a time so that no transaction is
  /// long.
  /// - Returns: how many were deleted; less than `limit` when there are no more.
  @discardableResult
  public static func prune(
    _ state: JobState, endedBefore moment: Timestamp, limit: Int = 1000,
    in connection: any SQLConnection
  ) throws -> Int {
    try connection.execute(
      pruning, [.text(state.rawValue), .integer(moment.milliseconds), .count(limit)])
  }

  private static let pruning = SQLStatement(
    """
    DELETE FROM jobs WHERE id IN (
      SELECT id FROM jobs WHERE state = ? AND finished_at < ? ORDER BY finished_at, id LIMIT ?)
    """)
}
