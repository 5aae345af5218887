import Basics
import Storage
import Work

/// What a channel is told of a level. Pure.
public struct StockPolicy: Sendable, Equatable {
  /// False: the channel is told nothing, whatever changes.
  public var isPublishing: Bool
  /// Units kept back from this channel.
  public var buffer: Int64
  /// The most that the channel is ever told; nil for no limit.
  public var cap: Int64?
  /// With so many left, or fewer, the channel is told that there are none.
  public var endWhen: Int64

  public init(
    isPublishing: Bool = true, buffer: Int64 = 0, cap: Int64? = nil, endWhen: Int64 = 0
  ) {
    self.isPublishing = isPublishing
    self.buffer = buffer
    self.cap = cap
    self.endWhen = endWhen
  }

  /// - Parameters:
  ///   - available: units on hand that nobody is promised.
  ///   - safety: units kept back from every channel.
  ///   - mostUnits: that the channel's interface takes.
  /// - Returns: 0 or more, never more than is available.
  public func value(available: Int64, safety: Int64, mostUnits: Int64) -> Int64 {
    let free = available.clampedSubtracting(max(0, safety)).clampedSubtracting(max(0, buffer))
    guard free > max(0, endWhen) else { return 0 }
    return min(free, max(0, cap ?? .max), mostUnits)
  }
}

/// The channels' policies, as stored.
public enum StockPolicies {
  public static func find(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> StockPolicy? {
    try connection.first(select, [.integer(channelID)]) {
      StockPolicy(
        isPublishing: $0.flag(0), buffer: $0.integer(1), cap: $0.optionalInteger(2),
        endWhen: $0.integer(3))
    }
  }

  /// Stores a policy and has every listing of the channel told by it. The levels get new versions:
  /// what was read under the former policy is older than what is told from now on.
  public static func set(
    _ policy: StockPolicy, channelID: Int64, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    try connection.execute(
      upsert,
      [
        .integer(channelID), .flag(policy.isPublishing), .integer(policy.buffer),
        .optional(policy.cap), .integer(policy.endWhen), .integer(now.milliseconds),
      ])
    if !policy.isPublishing { try connection.execute(forgetSales, [.integer(channelID)]) }
    try connection.execute(newVersions, [.integer(channelID)])
    try Outbox(connection: connection, now: now).put(channelID: channelID)
    try AuditLog.record(
      actor: actor, action: .stockPolicy, subject: "channel:\(channelID)",
      detail: "publishing \(policy.isPublishing), buffer \(policy.buffer), "
        + "cap \(policy.cap.map { String($0) } ?? "none"), end when \(policy.endWhen)",
      now: now, in: connection)
  }

  private static let select = SQLStatement(
    "SELECT is_publishing, buffer, cap, end_when FROM stock_policies WHERE channel_id = ?")
  private static let upsert = SQLStatement(
    """
    INSERT INTO stock_policies (channel_id, is_publishing, buffer, cap, end_when, changed_at)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (channel_id) DO UPDATE SET is_publishing = excluded.is_publishing,
      buffer = excluded.buffer, cap = excluded.cap, end_when = excluded.end_when,
      changed_at = excluded.changed_at
    """)
  /// A channel that is told nothing is not late.
  private static let forgetSales = SQLStatement(
    "UPDATE stock_publications SET sold_since = NULL WHERE channel_id = ? AND sold_since > 0")
  private static let newVersions = SQLStatement(
    """
    UPDATE stock_levels SET version = version + 1 WHERE variant_id IN (
      SELECT variant_id FROM listings WHERE channel_id = ? AND removed_at IS NULL)
    """)
}
