import Basics
import Storage

/// A process that works or serves, as the others see it.
public struct WorkNode: Sendable, Equatable {
  public var id: String
  public var host: String
  public var process: Int64
  /// `worker`, `serve` or both, with a space between.
  public var role: String
  public var version: String
  public var startedAt: Timestamp
  public var heartbeatAt: Timestamp

  public init(
    id: String, host: String, process: Int64, role: String, version: String, startedAt: Timestamp,
    heartbeatAt: Timestamp
  ) {
    self.id = id
    self.host = host
    self.process = process
    self.role = role
    self.version = version
    self.startedAt = startedAt
    self.heartbeatAt = heartbeatAt
  }

  /// A node that was silent for longer has ended.
  public static let silenceMilliseconds: Int64 = 60_000
  /// It is forgotten after a day, so that a person can see that it was there.
  private static let forgottenAfterSeconds: Int64 = 86_400

  /// True when it takes jobs.
  public var works: Bool { role.split(separator: " ").contains("worker") }

  public func isAlive(now: Timestamp) -> Bool {
    now.milliseconds - heartbeatAt.milliseconds < Self.silenceMilliseconds
  }

  /// Says that the node lives, and forgets those that ended long ago.
  public func signIn(in connection: any SQLConnection) throws {
    try connection.execute(
      Self.upsert,
      [
        .text(id), .text(host), .integer(process), .text(role), .text(version),
        .integer(startedAt.milliseconds), .integer(heartbeatAt.milliseconds),
      ])
    let old = heartbeatAt.adding(seconds: -Self.forgottenAfterSeconds)
    try connection.execute(Self.forget, [.integer(old.milliseconds)])
  }

  /// A node that stops in order leaves nothing behind.
  public static func signOut(_ id: String, in connection: any SQLConnection) throws {
    try connection.execute("DELETE FROM nodes WHERE id = ?", [.text(id)])
  }

  public static func list(in connection: any SQLConnection) throws -> [WorkNode] {
    try connection.rows(all) { row in
      WorkNode(
        id: row.text(0), host: row.text(1), process: row.integer(2), role: row.text(3),
        version: row.text(4), startedAt: Timestamp(milliseconds: row.integer(5)),
        heartbeatAt: Timestamp(milliseconds: row.integer(6)))
    }
  }

  private static let upsert = SQLStatement(
    """
    INSERT INTO nodes (id, host, process, role, version, started_at, heartbeat_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET heartbeat_at = excluded.heartbeat_at
    """)
  private static let forget = SQLStatement("DELETE FROM nodes WHERE heartbeat_at < ?")
  private static let all = SQLStatement(
    """
    SELECT id, host, process, role, version, started_at, heartbeat_at FROM nodes
    ORDER BY started_at, id
    """)
}
