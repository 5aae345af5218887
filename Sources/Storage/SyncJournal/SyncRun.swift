import Basics
import Commerce

/// One run over a channel's streams.
public struct SyncRun: Sendable, Equatable {
  public enum State: String, Sendable {
    case running, complete, stopped, failed
  }

  public var id: Int64
  public var channelID: Int64
  public var mode: String
  public var origin: String
  public var state: State
  public var owner: String
  public var startedAt: Timestamp
  public var heartbeatAt: Timestamp
  public var finishedAt: Timestamp?
  public var message: String

  /// The channel has a run whose process is alive.
  public struct AlreadyRunning: Error, Sendable {
    public var run: SyncRun
  }

  /// The run was closed by another process, which took this one for dead: what it writes must not
  /// be.
  public struct TakenOver: Error, Sendable, Equatable, CustomStringConvertible {
    public var runID: Int64

    public var description: String {
      "another process took the sync over, because this one gave no sign of life"
    }
  }

  /// Message of a run that was stopped because its program ended: it is to go on by itself.
  public static let endedWithProgram = "stopped with the program; goes on when it starts again"

  /// Message of a run whose process was held up so long that its work was given to another.
  public static let heldUp = "its process was held up for too long; goes on by itself"

  /// A silent run is taken for dead after this long, when nobody can ask its process.
  public static let silenceLimitMilliseconds: Int64 = 60_000
  /// A run that lives says so this often.
  public static let heartbeatSeconds: Int64 = 15

  /// True for a run whose process gave a sign of life lately.
  public func isLive(now: Timestamp) -> Bool {
    // A heartbeat of the future is that of a clock that was ahead: it says as little.
    state == .running
      && abs(now.milliseconds - heartbeatAt.milliseconds) < Self.silenceLimitMilliseconds
  }

  /// Opens a run. A run that was left `running` is closed as stopped first: when its process is dead, at
  /// once, and when it gave no sign of life for long, whatever became of its process. One that still
  /// runs finds that it was taken over at its next write.
  /// - Parameter isAlive: tells whether the process of an owner still runs; nil when it cannot know.
  /// - Throws: `AlreadyRunning`.
  public static func start(
    channelID: Int64, mode: String, origin: String, owner: String, now: Timestamp,
    isAlive: (String) -> Bool?, in connection: any SQLConnection
  ) throws -> SyncRun {
    for run in try running(channelID: channelID, in: connection) {
      if run.isLive(now: now), isAlive(run.owner) != false { throw AlreadyRunning(run: run) }
      try finish(
        run.id, state: .stopped, message: "the process ended without closing the run", now: now,
        in: connection)
    }
    let id = try connection.insertBatch(
      insert,
      [
        [
          .integer(channelID), .text(mode), .text(origin), .text(owner),
          .integer(now.milliseconds), .integer(now.milliseconds),
        ]
      ])[0]
    return SyncRun(
      id: id, channelID: channelID, mode: mode, origin: origin, state: .running, owner: owner,
      startedAt: now, heartbeatAt: now, finishedAt: nil, message: "")
  }

  /// Says that the run lives. Part of every transaction of the run: the row is its fence.
  /// - Throws: `TakenOver`.
  public static func heartbeat(
    _ id: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let changed = try connection.execute(
      "UPDATE sync_runs SET heartbeat_at = ? WHERE id = ? AND state = 'running'",
      [.integer(now.milliseconds), .integer(id)])
    guard changed == 1 else { throw TakenOver(runID: id) }
  }

  /// - Throws: `TakenOver` when the run was closed in another way.
  public static func finish(
    _ id: Int64, state: State, message: String, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let time = SQLValue.integer(now.milliseconds)
    let changed = try connection.execute(
      """
      UPDATE sync_runs SET state = ?, finished_at = ?, heartbeat_at = ?, message = ?
      WHERE id = ? AND state = 'running'
      """, [.text(state.rawValue), time, time, .text(message), .integer(id)])
    if changed == 0 {
      // Written once more after an answer was lost, it says the same.
      let stored = try connection.first(
        "SELECT state FROM sync_runs WHERE id = ?", [.integer(id)]
      ) { $0.text(0) }
      guard stored == state.rawValue else { throw TakenOver(runID: id) }
    }
    try connection.execute(
      "UPDATE sync_run_streams SET state = ? WHERE run_id = ? AND state = 'running'",
      [.text(state.rawValue), .integer(id)])
  }

  public static func running(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> [SyncRun] {
    try connection.rows(
      SQLStatement("\(select) WHERE channel_id = ? AND state = 'running'", isReused: false),
      [.integer(channelID)], map)
  }

  public static func latest(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> SyncRun? {
    try connection.first(
      SQLStatement("\(select) WHERE channel_id = ? ORDER BY id DESC LIMIT 1", isReused: false),
      [.integer(channelID)], map)
  }

  private static func map(_ row: any SQLRow) -> SyncRun {
    SyncRun(
      id: row.integer(0), channelID: row.integer(1), mode: row.text(2), origin: row.text(3),
      state: State(rawValue: row.text(4)) ?? .failed, owner: row.text(5),
      startedAt: Timestamp(milliseconds: row.integer(6)),
      heartbeatAt: Timestamp(milliseconds: row.integer(7)),
      finishedAt: row.optionalInteger(8).map { Timestamp(milliseconds: $0) },
      message: row.text(9))
  }

  private static let select = """
    SELECT id, channel_id, mode, origin, state, owner, started_at, heartbeat_at, finished_at,
      message FROM sync_runs
    """
  private static let insert = SQLStatement(
    """
    INSERT INTO sync_runs (channel_id, mode, origin, state, owner, started_at, heartbeat_at)
    VALUES (?, ?, ?, 'running', ?, ?, ?) RETURNING id
    """)
}
