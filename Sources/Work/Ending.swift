import Basics
import Storage

/// The ways in which a claimed job ends. Each changes the row only while it is the worker's.
extension JobQueue {
  /// The job is done, in the same transaction as what it did. One that was asked for again while it
  /// ran goes back to the queue with the newest payload.
  /// - Throws: `LeaseLost`, so that the transaction's effects are undone.
  public static func finish(
    _ job: ClaimedJob, now: Timestamp, in connection: any SQLConnection
  ) throws {
    guard try connection.execute(done, values(job, now)) == 1 else {
      throw LeaseLost(jobID: job.id)
    }
  }

  /// Finishes many at once; all of them or none.
  /// - Throws: `LeaseLost` with the id of the first when any of them is lost.
  public static func finish(
    _ jobs: [ClaimedJob], now: Timestamp, in connection: any SQLConnection
  ) throws {
    let rows = jobs.sorted { $0.id < $1.id }.map { values($0, now) }
    guard try connection.executeBatch(done, rows) == rows.count else {
      throw LeaseLost(jobID: jobs.first?.id ?? 0)
    }
  }

  private static func values(_ job: ClaimedJob, _ now: Timestamp) -> [SQLValue] {
    [.integer(now.milliseconds), .integer(now.milliseconds)] + job.identity
  }

  private static let done = SQLStatement(
    """
    UPDATE jobs SET state = CASE WHEN next_payload IS NULL THEN 'done' ELSE 'waiting' END,
      finished_at = CASE WHEN next_payload IS NULL THEN ? END, run_at = ?,
      payload = coalesce(next_payload, payload), next_payload = NULL, failures = 0,
      worker = NULL, lease_until = NULL, cancel_asked = 0
    WHERE id = ? AND fence = ? AND worker = ? AND state = 'running'
    """)

  /// What becomes of a job that failed.
  public enum AfterFailure: Sendable, Equatable {
    case again(at: Timestamp)
    case givenUp
  }

  /// The job failed: it is tried again at the moment given, or given up.
  /// - Parameter message: for a person, without secrets; cut at 500 characters.
  /// - Throws: `LeaseLost`.
  public static func fail(
    _ job: ClaimedJob, _ after: AfterFailure, message: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let text = SQLValue.text(String(message.prefix(500)))
    let changed: Int
    switch after {
    case .again(let moment):
      changed = try connection.execute(
        again, [.integer(moment.milliseconds), 1, text] + job.identity)
    case .givenUp:
      changed = try connection.execute(
        givenUp, [.text("dead"), .integer(now.milliseconds), 1, text] + job.identity)
    }
    guard changed == 1 else { throw LeaseLost(jobID: job.id) }
  }

  /// Gives the job back without counting a failure, for a worker that stops or a job that waits for
  /// something.
  /// - Throws: `LeaseLost`.
  public static func postpone(
    _ job: ClaimedJob, to moment: Timestamp, in connection: any SQLConnection
  ) throws {
    let values: [SQLValue] = [.integer(moment.milliseconds), 0, ""] + job.identity
    guard try connection.execute(again, values) == 1 else { throw LeaseLost(jobID: job.id) }
  }

  /// Ends a running job that a person cancelled.
  /// - Throws: `LeaseLost`.
  public static func endCancelled(
    _ job: ClaimedJob, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let values: [SQLValue] = [.text("cancelled"), .integer(now.milliseconds), 0, ""] + job.identity
    guard try connection.execute(givenUp, values) == 1 else { throw LeaseLost(jobID: job.id) }
  }

  private static let again = SQLStatement(
    """
    UPDATE jobs SET state = 'waiting', run_at = ?, failures = failures + ?, message = ?,
      payload = coalesce(next_payload, payload), next_payload = NULL, worker = NULL,
      lease_until = NULL
    WHERE id = ? AND fence = ? AND worker = ? AND state = 'running'
    """)
  private static let givenUp = SQLStatement(
    """
    UPDATE jobs SET state = ?, finished_at = ?, failures = failures + ?, message = ?,
      payload = coalesce(next_payload, payload), next_payload = NULL, worker = NULL,
      lease_until = NULL, cancel_asked = 0
    WHERE id = ? AND fence = ? AND worker = ? AND state = 'running'
    """)
}
