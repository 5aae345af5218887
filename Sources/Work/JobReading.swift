import Basics
import Storage

/// A job as people see it.
public struct JobRecord: Sendable, Equatable {
  public var id: Int64
  public var kind: String
  public var queue: String
  /// The channel's id and name, when the job is a channel's.
  public var channelID: Int64?
  public var channel: String?
  public var uniqueKey: String?
  public var payload: String
  public var state: JobState
  public var failures: Int
  public var maxFailures: Int
  public var worker: String?
  /// Why it failed the last time, or empty.
  public var message: String
  public var isCancelAsked: Bool
  public var createdAt: Timestamp
  /// When it may run, or ran, next.
  public var runAt: Timestamp
  public var startedAt: Timestamp?
  public var finishedAt: Timestamp?
}

/// A queue or a channel of which nothing is taken.
public struct WorkPause: Sendable, Equatable {
  public var scope: JobQueue.Scope
  public var since: Timestamp
  public var actor: String
}

/// What a person asks of the queue.
extension JobQueue {
  /// Jobs of a state: those that wait in the order in which they would run, all others newest first.
  public static func list(
    _ state: JobState, limit: Int, in connection: any SQLConnection
  ) throws -> [JobRecord] {
    let order =
      switch state {
      case .waiting: "j.priority, j.run_at, j.id"
      case .running: "j.started_at DESC, j.id DESC"
      case .done, .dead, .cancelled: "j.finished_at DESC, j.id DESC"
      }
    // The state is part of the text, and so is that such jobs have ended, because the indexes are of
    // parts of the table.
    let ended = state == .waiting || state == .running ? "" : "AND j.finished_at IS NOT NULL"
    return try connection.rows(
      SQLStatement(
        "\(columns) WHERE j.state = '\(state.rawValue)' \(ended) ORDER BY \(order) LIMIT ?",
        isReused: false), [.count(limit)], record)
  }

  /// - Returns: nil when there is no such job.
  public static func find(_ id: Int64, in connection: any SQLConnection) throws -> JobRecord? {
    try connection.first(one, [.integer(id)], record)
  }

  /// The jobs of a channel that wait or run, oldest first.
  public static func open(
    kind: String, channelID: Int64, in connection: any SQLConnection
  ) throws -> [JobRecord] {
    try connection.rows(openOfChannel, [.text(kind), .integer(channelID)], record)
  }

  /// Nobody needs to know more exactly than this: counting goes no further.
  public static let countLimit: Int64 = 1000

  /// How many jobs there are of each state, up to `countLimit`; states without a job are missing.
  public static func counts(in connection: any SQLConnection) throws -> [JobState: Int64] {
    var counts: [JobState: Int64] = [:]
    for state in JobState.allCases {
      let ended =
        state == .waiting || state == .running
        ? "" : "AND finished_at IS NOT NULL ORDER BY finished_at"
      let count = try connection.integer(
        SQLStatement(
          """
          SELECT count(*) FROM (
            SELECT 1 FROM jobs WHERE state = '\(state.rawValue)' \(ended) LIMIT \(countLimit)) found
          """, isReused: false))
      if let count, count > 0 { counts[state] = count }
    }
    return counts
  }

  public static func pauses(in connection: any SQLConnection) throws -> [WorkPause] {
    try connection.rows("SELECT scope, name, since, actor FROM work_pauses ORDER BY scope, name") {
      row in
      WorkPause(
        scope: row.text(0) == "queue"
          ? .queue(row.text(1)) : .channel(Int64(row.text(1)) ?? 0),
        since: Timestamp(milliseconds: row.integer(2)), actor: row.text(3))
    }
  }

  private static func record(_ row: any SQLRow) -> JobRecord {
    JobRecord(
      id: row.integer(0), kind: row.text(1), queue: row.text(2),
      channelID: row.optionalInteger(3), channel: row.optionalText(4),
      uniqueKey: row.optionalText(5), payload: row.text(6),
      state: JobState(rawValue: row.text(7)) ?? .dead, failures: Int(row.integer(8)),
      maxFailures: Int(row.integer(9)), worker: row.optionalText(10), message: row.text(11),
      isCancelAsked: row.flag(12), createdAt: Timestamp(milliseconds: row.integer(13)),
      runAt: Timestamp(milliseconds: row.integer(14)),
      startedAt: row.optionalInteger(15).map { Timestamp(milliseconds: $0) },
      finishedAt: row.optionalInteger(16).map { Timestamp(milliseconds: $0) })
  }

  private static let columns = """
    SELECT j.id, j.kind, j.queue, j.channel_id, c.name, j.unique_key, j.payload, j.state,
      j.failures, j.max_failures, j.worker, j.message, j.cancel_asked, j.created_at, j.run_at,
      j.started_at, j.finished_at
    FROM jobs j LEFT JOIN channels c ON c.id = j.channel_id
    """
  private static let one = SQLStatement("\(columns) WHERE j.id = ?")
  private static let openOfChannel = SQLStatement(
    """
    \(columns) WHERE j.kind = ? AND j.channel_id = ? AND j.state IN ('waiting', 'running')
    ORDER BY j.id
    """)
}
