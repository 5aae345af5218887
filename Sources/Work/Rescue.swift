import Basics
import Storage

extension JobQueue {
  /// Frees jobs whose worker gave no sign of life for a lease. That counts as a failure, so a job
  /// that kills its worker is given up in the end.
  /// - Returns: how many were freed.
  @discardableResult
  public static func rescue(now: Timestamp, in connection: any SQLConnection) throws -> Int {
    try shortenLeases(now: now, in: connection)
    let time = SQLValue.integer(now.milliseconds)
    return try connection.execute(freeExpired, [time, time, time])
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

  /// A clock that was ahead and went back leaves leases far in the future: their workers, when they
  /// live, renew them within this lease.
  private static func shortenLeases(now: Timestamp, in connection: any SQLConnection) throws {
    try connection.execute(
      shorten,
      [
        .integer(now.milliseconds + leaseMilliseconds),
        .integer(now.milliseconds + 2 * leaseMilliseconds),
      ])
  }

  private static let shorten = SQLStatement(
    "UPDATE jobs SET lease_until = ? WHERE state = 'running' AND lease_until > ?")
  private static let working = SQLStatement(
    "SELECT DISTINCT worker FROM jobs WHERE state = 'running'")
  private static let freeExpired = SQLStatement(
    "\(free) WHERE state = 'running' AND lease_until < ?")
  private static let freeOfWorker = SQLStatement(
    "\(free) WHERE state = 'running' AND worker = ?")
  private static let free = """
    UPDATE jobs SET
      state = CASE WHEN cancel_asked = 1 THEN 'cancelled'
        WHEN failures + 1 >= max_failures THEN 'dead' ELSE 'waiting' END,
      finished_at = CASE WHEN cancel_asked = 1 OR failures + 1 >= max_failures THEN ? END,
      run_at = ?, failures = failures + 1, message = 'its worker ended without a word',
      payload = coalesce(next_payload, payload), next_payload = NULL, worker = NULL,
      lease_until = NULL
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
