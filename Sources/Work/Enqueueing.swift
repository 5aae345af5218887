import Basics
import Storage

/// Puts jobs into the queue, in the transaction of what causes them.
public enum JobQueue {
  public struct Enqueued: Sendable, Equatable {
    public var id: Int64
    /// False when a job with the unique key was there already.
    public var isNew: Bool
  }

  @discardableResult
  public static func enqueue(
    _ request: JobRequest, now: Timestamp, in connection: any SQLConnection
  ) throws -> Enqueued {
    let values: [SQLValue] = [
      .text(request.kind), .text(request.queue), .optional(request.channelID),
      .optional(request.uniqueKey), .optional(request.orderKey), .text(request.payload),
      .count(request.priority), .integer((request.runAt ?? now).milliseconds),
      .count(request.maxFailures), .integer(now.milliseconds),
    ]
    guard let key = request.uniqueKey else {
      return Enqueued(id: try connection.integer(insert, values) ?? 0, isNew: true)
    }
    let statement = request.onDuplicate == .replace ? insertOrReplace : insertOrKeep
    let taken = try connection.first(statement, values) {
      Enqueued(id: $0.integer(0), isNew: $0.integer(1) == 0)
    }
    if let taken { return taken }
    let found = try connection.integer(find, [.text(request.kind), .text(key)])
    guard let found else {
      throw StorageError(.busy, code: "40001", message: "the job ended while it was asked for")
    }
    if request.onDuplicate == .hasten {
      let run = values[7]
      try connection.execute(
        hasten, [values[5], run, run, values[6], values[6], .integer(found)])
    }
    return Enqueued(id: found, isNew: false)
  }

  private static let columns = """
    INSERT INTO jobs (kind, queue, channel_id, unique_key, order_key, payload, priority, run_at,
      max_failures, created_at, state)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
    """
  private static let conflict = """
    ON CONFLICT (kind, unique_key)
    WHERE unique_key IS NOT NULL AND state IN ('waiting', 'running')
    """
  private static let insert = SQLStatement("\(columns) RETURNING id")
  private static let insertOrKeep = SQLStatement(
    "\(columns) \(conflict) DO NOTHING RETURNING id, replaced")
  private static let insertOrReplace = SQLStatement(
    """
    \(columns) \(conflict) DO UPDATE SET
      payload = CASE jobs.state WHEN 'waiting' THEN excluded.payload ELSE jobs.payload END,
      next_payload = CASE jobs.state WHEN 'running' THEN excluded.payload END,
      failures = CASE jobs.state WHEN 'waiting' THEN 0 ELSE jobs.failures END,
      run_at = CASE WHEN jobs.state = 'waiting' AND jobs.run_at > excluded.run_at
        THEN excluded.run_at ELSE jobs.run_at END,
      priority = CASE WHEN jobs.priority > excluded.priority
        THEN excluded.priority ELSE jobs.priority END,
      replaced = jobs.replaced + 1
    RETURNING id, replaced
    """)
  private static let hasten = SQLStatement(
    """
    UPDATE jobs SET payload = ?, run_at = CASE WHEN run_at > ? THEN ? ELSE run_at END,
      priority = CASE WHEN priority > ? THEN ? ELSE priority END
    WHERE id = ? AND state = 'waiting'
    """)
  private static let find = SQLStatement(
    """
    SELECT id FROM jobs WHERE kind = ? AND unique_key = ? AND state IN ('waiting', 'running')
    """)
}
