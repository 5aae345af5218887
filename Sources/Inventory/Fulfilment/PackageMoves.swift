import Basics
import ConnectorKit
import Foundation
import Storage
import Work

/// What people ask channels to do with packages: noted first, then made by `PackageMoveJob`.
public enum PackageMoves {
  public static let kind = "package-move"

  public enum State: String, Sendable { case waiting, sending, done, refused, unknown }

  public struct Move: Sendable, Equatable {
    public var id: Int64
    public var packageID: Int64
    /// The channel's key of the package.
    public var packageRemoteID: String
    public var kind: OrderMove.Kind
    public var state: State
    public var actor: String
    public var askedAt: Timestamp
    public var answeredAt: Timestamp?
    /// The channel's words.
    public var message: String
    var body: String

    /// Nil for what an older program wrote and this one cannot read.
    var move: OrderMove? { try? JSONDecoder().decode(OrderMove.self, from: Data(body.utf8)) }
  }

  public static func request(channelID: Int64, runAt: Timestamp? = nil) -> JobRequest {
    JobRequest(
      kind: kind, channelID: channelID, uniqueKey: "\(kind):\(channelID)", priority: -10,
      runAt: runAt, maxFailures: 1000, onDuplicate: .replace)
  }

  /// Notes what is wanted and has it made.
  /// - Returns: why it is not asked for; nil when it is.
  public static func ask(
    _ wish: MoveWish, packageID: Int64, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws -> MoveRefusal? {
    guard let facts = try PackageFacts.load(packageID, in: connection) else { return .gone }
    let move: OrderMove
    switch MoveDecision.decide(wish, facts, now: now) {
    case .failure(let refusal): return refusal
    case .success(let decided): move = decided
    }
    try connection.execute(
      insert,
      [
        .integer(packageID), .integer(facts.channelID), .text(move.kind.rawValue),
        .text(String(decoding: try JSONEncoder().encode(move), as: UTF8.self)), .text(actor),
        .integer(now.milliseconds),
      ])
    try AuditLog.record(
      actor: actor, action: move.kind.auditAction, subject: "package:\(packageID)",
      now: now, in: connection)
    try JobQueue.enqueue(request(channelID: facts.channelID), now: now, in: connection)
    return nil
  }

  /// Newest first.
  public static func latest(
    packageID: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [Move] {
    try connection.rows(selectOfPackage, [.integer(packageID), .count(limit)], map)
  }

  static func firstWaiting(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> Move? {
    try connection.first(selectWaiting, [.integer(channelID)], map)
  }

  /// - Returns: false when it does not wait any more.
  static func begin(_ move: Move, in connection: any SQLConnection) throws -> Bool {
    try connection.execute(setSending, [.integer(move.id)]) == 1
  }

  static func finish(
    _ move: Move, _ state: State, _ message: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    try connection.execute(
      setAnswer,
      [
        .text(state.rawValue), .text(message.cut(toBytes: 500, mark: "…")),
        .integer(now.milliseconds),
        .integer(move.id),
      ])
  }

  /// The channel did nothing and may be asked again.
  static func putBack(_ move: Move, in connection: any SQLConnection) throws {
    try connection.execute(setWaiting, [.integer(move.id)])
  }

  /// Moves that were on their way when their program ended: whoever made them is gone, since a
  /// channel's moves are one job.
  static func giveUpLost(
    channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws -> Int {
    try connection.execute(
      setLost, [.text(lost), .integer(now.milliseconds), .integer(channelID)])
  }

  private static let lost = "The program ended while the channel was being asked."

  private static func map(_ row: any SQLRow) -> Move {
    Move(
      id: row.integer(0), packageID: row.integer(1), packageRemoteID: row.text(2),
      kind: OrderMove.Kind(rawValue: row.text(3)) ?? .boxes,
      state: State(rawValue: row.text(4)) ?? .unknown, actor: row.text(5),
      askedAt: Timestamp(milliseconds: row.integer(6)),
      answeredAt: row.optionalInteger(7).map { Timestamp(milliseconds: $0) },
      message: row.text(8), body: row.text(9))
  }

  /// The state of move `m` of package `p`: an unknown outcome is known once the package shows it.
  public static let knownState = """
    CASE WHEN m.state = 'unknown' AND (
      (m.kind = 'picking' AND p.status IN ('preparing', 'invoiced', 'shipped', 'delivered'))
      OR (m.kind = 'invoiced' AND p.status IN ('invoiced', 'shipped', 'delivered'))
      OR (m.kind IN ('split', 'splitUnits') AND p.is_replaced = 1)
      OR (m.kind = 'unsupplied' AND p.status IN ('unsupplied', 'cancelled')))
    THEN 'done' ELSE m.state END
    """
  private static let columns = """
    m.id, m.package_id, p.remote_id, m.kind, \(knownState), m.actor, m.asked_at, m.answered_at,
    m.message, m.body
    """
  private static let selectOfPackage = SQLStatement(
    """
    SELECT \(columns) FROM package_moves m JOIN order_packages p ON p.id = m.package_id
    WHERE m.package_id = ? ORDER BY m.id DESC LIMIT ?
    """)
  private static let selectWaiting = SQLStatement(
    """
    SELECT \(columns) FROM package_moves m JOIN order_packages p ON p.id = m.package_id
    WHERE m.channel_id = ? AND m.state = 'waiting' ORDER BY m.id LIMIT 1
    """)
  private static let insert = SQLStatement(
    """
    INSERT INTO package_moves (package_id, channel_id, kind, body, actor, asked_at, state)
    VALUES (?, ?, ?, ?, ?, ?, 'waiting')
    """)
  private static let setSending = SQLStatement(
    "UPDATE package_moves SET state = 'sending' WHERE id = ? AND state = 'waiting'")
  private static let setWaiting = SQLStatement(
    "UPDATE package_moves SET state = 'waiting' WHERE id = ? AND state = 'sending'")
  private static let setAnswer = SQLStatement(
    """
    UPDATE package_moves SET state = ?, message = ?, answered_at = ?
    WHERE id = ? AND state = 'sending'
    """)
  private static let setLost = SQLStatement(
    """
    UPDATE package_moves SET state = 'unknown', message = ?, answered_at = ?
    WHERE channel_id = ? AND state = 'sending'
    """)
}
