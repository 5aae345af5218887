import Basics
import Commerce
import ConnectorKit
import Storage

/// What a decision about a package needs to know of it.
public struct PackageFacts: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    /// The channel's key of the line.
    public var remoteID: String
    /// Whole units.
    public var units: Int64
  }

  public var id: Int64
  public var channelID: Int64
  public var status: OrderStatus
  public var trackingNumber: String
  /// True once other packages have taken its place, or the channel tells it no more.
  public var isGone: Bool
  /// What is sold of it still.
  public var lines: [Line]
  /// A move that waits or is being made.
  public var hasOpenMove = false
  /// Moves that the channel has made; it may not have shown them yet.
  public var done: Set<OrderMove.Kind> = []
  /// When its carrier was changed last, by us.
  public var carrierChangedAt: Timestamp?
  /// When a move ended last of which nobody has seen yet what became.
  public var unknownAt: Timestamp?

  public init(
    id: Int64, channelID: Int64, status: OrderStatus, trackingNumber: String, isGone: Bool,
    lines: [Line]
  ) {
    self.id = id
    self.channelID = channelID
    self.status = status
    self.trackingNumber = trackingNumber
    self.isGone = isGone
    self.lines = lines
  }

  /// Where the package stands with the moves that its channel has taken and not shown yet.
  public var reached: OrderStatus {
    switch status {
    case .created, .preparing:
      if done.contains(.invoiced) { return .invoiced }
      return done.contains(.picking) ? .preparing : status
    default: return status
    }
  }

  public static func load(_ id: Int64, in connection: any SQLConnection) throws -> PackageFacts? {
    guard
      var facts = try connection.first(
        select, [.integer(id)],
        { row in
          PackageFacts(
            id: row.integer(0), channelID: row.integer(1),
            status: OrderStatus(rawValue: row.text(2)) ?? .unknown, trackingNumber: row.text(3),
            isGone: row.flag(4), lines: [])
        })
    else { return nil }
    facts.lines = try connection.rows(selectLines, [.integer(id)]) { row in
      Line(remoteID: row.text(0), units: row.integer(1) / 1000)
    }
    for move in try PackageMoves.latest(packageID: id, limit: 100, in: connection) {
      facts.add(move)
    }
    return facts
  }

  private mutating func add(_ move: PackageMoves.Move) {
    switch move.state {
    case .waiting, .sending: hasOpenMove = true
    case .refused: break
    case .unknown: unknownAt = max(unknownAt ?? .distantPast, move.endedAt)
    case .done: addDone(move)
    }
  }

  private mutating func addDone(_ move: PackageMoves.Move) {
    done.insert(move.kind)
    switch move.kind {
    case .carrier: carrierChangedAt = max(carrierChangedAt ?? .distantPast, move.endedAt)
    // Taken and carried out later: what the package is by then, only the next reading shows.
    case .split, .splitUnits, .unsupplied:
      unknownAt = max(unknownAt ?? .distantPast, move.endedAt)
    default: break
    }
  }

  private static let select = SQLStatement(
    """
    SELECT id, channel_id, status, tracking_number,
      CASE WHEN is_replaced = 1 OR removed_at IS NOT NULL THEN 1 ELSE 0 END
    FROM order_packages WHERE id = ?
    """)
  private static let selectLines = SQLStatement(
    """
    SELECT l.remote_id, l.quantity_milli
    FROM order_packages p JOIN order_lines l
      ON l.order_id = p.order_id AND l.package_remote_id = p.remote_id
    WHERE p.id = ? AND l.is_cancelled = 0 ORDER BY l.position
    """)
}

extension PackageMoves.Move {
  /// It may have waited for long before.
  fileprivate var endedAt: Timestamp { answeredAt ?? askedAt }
}

extension Timestamp {
  fileprivate static let distantPast = Timestamp(milliseconds: 0)
}
