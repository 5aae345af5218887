import Basics
import Storage

extension PushHolds {
  /// Looks at what a channel would be told, and at what it was told within an hour. Costs nothing that
  /// grows with the shop, but for `toBeEmptied`.
  struct Look {
    let policy: StockPolicy
    let channelID: Int64
    let guarding: PushGuard
    let now: Timestamp
    let connection: any SQLConnection

    private static let hour: Int64 = 3_600_000

    /// How many of all listings that are due show goods and would show none.
    func toBeEmptied() throws -> Int {
      let keptBack = max(0, policy.buffer).clampedAdding(max(0, policy.endWhen))
      let found = try connection.integer(
        Self.toBeEmptied,
        [.integer(channelID), .integer(keptBack), .flag(policy.cap.map { $0 <= 0 } ?? false)])
      return Int(found ?? 0)
    }

    /// - Parameter soon: listings that show goods and would show none.
    func verdict(emptied soon: Int) throws -> PushGuard.Verdict {
      guard soon > 0 else { return .pass }
      let recent = try connection.integer(
        Self.emptied, [.integer(channelID), .integer(now.milliseconds - Self.hour)])
      let all = soon + Int(recent ?? 0)
      guard all >= guarding.leastRows else { return .pass }
      // More than that, and the share is too small: no need to count further.
      let most = Int64(all) * 100 / max(guarding.sharePercent, 1) + 1
      let known = try connection.integer(Self.showing, [.integer(channelID), .integer(most)])
      let verdict = guarding.verdict(emptied: all, known: Int(known ?? 0))
      guard case .stop(_, let affected, _) = verdict else { return .pass }
      return try isAllowed(affected) ? .pass : verdict
    }

    private func isAllowed(_ rows: Int) throws -> Bool {
      try connection.integer(
        Self.allowed, [.integer(channelID), .count(rows), .integer(now.milliseconds)]) != nil
    }

    private static let toBeEmptied = SQLStatement(
      """
      SELECT count(*) FROM stock_publications p JOIN listings l ON l.id = p.listing_id
        JOIN stock_levels s ON s.variant_id = l.variant_id
      WHERE p.channel_id = ? AND p.is_due = 1 AND l.removed_at IS NULL
        AND coalesce(p.applied_value, l.stock) > 0
        AND (s.on_hand - s.reserved - CASE WHEN s.safety > 0 THEN s.safety ELSE 0 END <= ? OR ? = 1)
      """)
    private static let emptied = SQLStatement(
      """
      SELECT count(*) FROM stock_publications
      WHERE channel_id = ? AND sent_value = 0 AND shown_before > 0 AND sent_at > ?
        AND is_due = 0
      """)
    private static let showing = SQLStatement(
      """
      SELECT count(*) FROM (
        SELECT 1 AS one FROM stock_publications p JOIN listings l ON l.id = p.listing_id
        WHERE p.channel_id = ? AND coalesce(p.applied_value, l.stock) > 0 LIMIT ?) shown
      """)
    private static let allowed = SQLStatement(
      """
      SELECT channel_id FROM push_holds
      WHERE channel_id = ? AND allowed_rows >= ? AND allowed_until > ?
      """)
  }
}
