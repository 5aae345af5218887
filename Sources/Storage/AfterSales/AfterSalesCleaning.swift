import Basics

/// What channels sent of claims and questions has its time as that of orders has.
extension Cleaning {
  /// Payloads of claims that were made before a moment.
  /// - Returns: as `orderPayloads`.
  public static func claimPayloads(
    claimedBefore moment: Timestamp, after: Int64, limit: Int = 1000,
    in connection: any SQLConnection
  ) throws -> Int64? {
    let ids = try connection.rows(
      oldClaims, [.integer(after), .integer(moment.milliseconds), .count(limit)]
    ) { $0.integer(0) }
    try connection.executeBatch(
      "DELETE FROM claim_payloads WHERE record_id = ?", ids.map { [.integer($0)] })
    return ids.last
  }

  /// Payloads of questions that were asked before a moment.
  /// - Returns: as `orderPayloads`.
  public static func questionPayloads(
    askedBefore moment: Timestamp, after: Int64, limit: Int = 1000,
    in connection: any SQLConnection
  ) throws -> Int64? {
    let ids = try connection.rows(
      oldQuestions, [.integer(after), .integer(moment.milliseconds), .count(limit)]
    ) { $0.integer(0) }
    try connection.executeBatch(
      "DELETE FROM question_payloads WHERE record_id = ?", ids.map { [.integer($0)] })
    return ids.last
  }

  private static let oldClaims = SQLStatement(
    """
    SELECT p.record_id FROM claim_payloads p JOIN claims c ON c.id = p.record_id
    WHERE p.record_id > ? AND c.claimed_at < ? ORDER BY p.record_id LIMIT ?
    """)
  private static let oldQuestions = SQLStatement(
    """
    SELECT p.record_id FROM question_payloads p JOIN questions q ON q.id = p.record_id
    WHERE p.record_id > ? AND q.asked_at < ? ORDER BY p.record_id LIMIT ?
    """)
}
