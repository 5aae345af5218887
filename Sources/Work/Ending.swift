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

  /// The job failed: it is tried again at the moment given, or given up. One that was asked for again
  /// while it ran is tried at once with the newest payload, which has failed never yet.
  /// - Parameter message: for a person, without secrets; cut at 500 characters.
  /// - Throws: `LeaseLost`.
  public static func fail(
    _ job: ClaimedJob, _ after: AfterFailure, message: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    switch after {
    case .again(let moment):
      try leave(job, Leaving("waiting", runAt: moment, failures: 1, message), now, in: connection)
    case .givenUp:
      try leave(job, Leaving("dead", runAt: now, failures: 1, message), now, in: connection)
    }
  }

  /// Gives the job back without counting a failure, for a worker that stops or a job that waits for
  /// something.
  /// - Throws: `LeaseLost`.
  public static func postpone(
    _ job: ClaimedJob, to moment: Timestamp, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try leave(job, Leaving("waiting", runAt: moment), now, in: connection)
  }

  /// Ends a running job that a person cancelled. What was asked for after that still runs.
  /// - Throws: `LeaseLost`.
  public static func endCancelled(
    _ job: ClaimedJob, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try leave(job, Leaving("cancelled", runAt: now), now, in: connection)
  }

  /// How a job leaves its worker without being done.
  private struct Leaving {
    var state: String
    var runAt: Timestamp
    var failures: Int
    var message: String

    init(_ state: String, runAt: Timestamp, failures: Int = 0, _ message: String = "") {
      self.state = state
      self.runAt = runAt
      self.failures = failures
      self.message = message.cut(toBytes: 500, mark: "…")
    }
  }

  private static func leave(
    _ job: ClaimedJob, _ leaving: Leaving, _ now: Timestamp, in connection: any SQLConnection
  ) throws {
    let (state, moment) = (SQLValue.text(leaving.state), SQLValue.integer(now.milliseconds))
    let values: [SQLValue] = [
      state, state, moment, moment, .integer(leaving.runAt.milliseconds),
      .count(leaving.failures), .text(leaving.message),
    ]
    guard try connection.execute(left, values + job.identity) == 1 else {
      throw LeaseLost(jobID: job.id)
    }
  }

  /// A newer request is a job that was never tried: it waits, whatever became of the older one. A job
  /// that somebody wanted to end does not come back.
  private static let left = SQLStatement(
    """
    UPDATE jobs SET
      state = CASE WHEN next_payload IS NOT NULL THEN 'waiting'
        WHEN cancel_asked = 1 THEN 'cancelled' ELSE ? END,
      finished_at = CASE
        WHEN next_payload IS NULL AND (cancel_asked = 1 OR ? <> 'waiting') THEN ? END,
      run_at = CASE WHEN next_payload IS NOT NULL THEN ? ELSE ? END,
      failures = CASE WHEN next_payload IS NOT NULL THEN 0 ELSE failures + ? END, message = ?,
      payload = coalesce(next_payload, payload), next_payload = NULL, worker = NULL,
      lease_until = NULL, cancel_asked = 0
    WHERE id = ? AND fence = ? AND worker = ? AND state = 'running'
    """)
}
