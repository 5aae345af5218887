import Basics
import Storage

/// What a person does to the queue.
extension JobQueue {
  /// Ends a job: one that waits at once, one that runs as soon as its worker hears of it. What was asked
  /// for while it ran is ended too; what is asked for from now on is not.
  /// - Returns: false when the job has ended already.
  @discardableResult
  public static func cancel(
    _ id: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    let waiting = try connection.execute(
      cancelWaiting, [.integer(now.milliseconds), .integer(id)])
    if waiting == 1 { return true }
    return try connection.execute(cancelRunning, [.integer(id)]) == 1
  }

  /// Puts a job that was given up or cancelled into the queue again, with all its attempts.
  /// - Returns: false when it is not in such a state.
  /// - Throws: `StorageError.uniqueViolation` when another job with its unique key is there.
  @discardableResult
  public static func retry(
    _ id: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    try connection.execute(putBack, [.integer(now.milliseconds), .integer(id)]) == 1
  }

  /// A job that was given up is no longer anybody's concern. Its row stays for its time: an id that came
  /// again could be taken for this one's by a worker that was held up.
  /// - Returns: false when it is not in that state.
  @discardableResult
  public static func dismiss(_ id: Int64, in connection: any SQLConnection) throws -> Bool {
    try connection.execute(
      "UPDATE jobs SET state = 'cancelled' WHERE id = ? AND state = 'dead'", [.integer(id)]) == 1
  }

  /// What can be paused together.
  public enum Scope: Sendable, Hashable {
    case queue(String)
    case channel(Int64)

    var values: [SQLValue] {
      switch self {
      case .queue(let name): ["queue", .text(name)]
      case .channel(let id): ["channel", .text(String(id))]
      }
    }
  }

  /// No job of the scope is taken from now on; those that run go on.
  public static func pause(
    _ scope: Scope, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      """
      INSERT INTO work_pauses (scope, name, since, actor) VALUES (?, ?, ?, ?)
      ON CONFLICT (scope, name) DO NOTHING
      """, scope.values + [.integer(now.milliseconds), .text(actor)])
  }

  public static func resume(_ scope: Scope, in connection: any SQLConnection) throws {
    try connection.execute("DELETE FROM work_pauses WHERE scope = ? AND name = ?", scope.values)
  }

  private static let cancelWaiting = SQLStatement(
    "UPDATE jobs SET state = 'cancelled', finished_at = ? WHERE id = ? AND state = 'waiting'")
  private static let cancelRunning = SQLStatement(
    "UPDATE jobs SET cancel_asked = 1, next_payload = NULL WHERE id = ? AND state = 'running'")
  private static let putBack = SQLStatement(
    """
    UPDATE jobs SET state = 'waiting', run_at = ?, failures = 0, finished_at = NULL,
      cancel_asked = 0
    WHERE id = ? AND state IN ('dead', 'cancelled')
    """)
}
