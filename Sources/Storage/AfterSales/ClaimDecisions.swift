import Basics
import Commerce

/// What people decide about claimed units: noted before the channel is asked, and its answer after.
public enum ClaimDecisions {
  public enum Kind: String, Sendable { case accept, refuse }

  public enum Outcome: Sendable, Equatable {
    case done
    /// The channel did not do it, for the reason given.
    case failed(String)
    /// It may have been done; the next sync tells.
    case unknown(String)
  }

  /// Units of one claim that its channel is to be asked about.
  public struct Decision: Sendable, Equatable {
    public var id: Int64
    public var claimID: Int64
    public var channelID: Int64
    public var claimRemoteID: String
    public var unitRemoteIDs: [String]
  }

  /// A decision without an answer is left alone for so long by a sync that still sees its units wait:
  /// the page may have been read before the channel was asked.
  public static let answerSeconds: Int64 = 600

  /// Notes a decision about those of the units that wait and are not being decided.
  /// - Parameters:
  ///   - unitIDs: rows of `claim_units`, of any claims.
  ///   - reasonCode: the channel's key of the reason for refusing; empty when accepting.
  /// - Returns: one decision for each claim.
  public static func begin(
    _ kind: Kind, unitIDs: [Int64], reasonCode: String = "", note: String = "", actor: String,
    now: Timestamp, in connection: any SQLConnection
  ) throws -> [Decision] {
    var found: [Int64: Decision] = [:]
    var units: [Int64: [Int64]] = [:]
    try connection.forEachMatch(
      selectUnits, Set(unitIDs).sorted().map { [.integer($0)] }
    ) { _, row in
      let claimID = row.integer(2)
      found[
        claimID,
        default: Decision(
          id: 0, claimID: claimID, channelID: row.integer(4), claimRemoteID: row.text(3),
          unitRemoteIDs: [])
      ].unitRemoteIDs.append(row.text(1))
      units[claimID, default: []].append(row.integer(0))
    }
    var decisions = found.keys.sorted().compactMap { found[$0] }
    let ids = try connection.insertBatch(
      insert,
      decisions.map {
        [
          .integer($0.claimID), .text(kind.rawValue), .text(reasonCode), .text(note),
          .text(actor), .integer(now.milliseconds),
        ]
      })
    for (index, id) in ids.enumerated() { decisions[index].id = id }
    try connection.executeBatch(
      tie,
      decisions.flatMap { decision in
        (units[decision.claimID] ?? []).map { [.integer(decision.id), .integer($0)] }
      })
    try connection.executeBatch(readAgain, decisions.map { [.integer($0.claimID)] })
    return decisions
  }

  /// Notes the channel's answer. Accepted units are the seller's goods from now on, whatever a sync
  /// has seen so far.
  public static func finish(
    _ decision: Decision, _ kind: Kind, _ outcome: Outcome, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let (state, message) =
      switch outcome {
      case .done: ("done", "")
      case .failed(let reason): ("failed", reason)
      case .unknown(let reason): ("unknown", reason)
      }
    try connection.execute(
      setState,
      [.text(state), .text(message), .integer(now.milliseconds), .integer(decision.id)])
    guard outcome == .done else { return }
    let isAccepted = kind == .accept
    try connection.execute(
      setUnits,
      [
        .text((isAccepted ? ClaimStatus.accepted : .inReview).rawValue),
        .optional(isAccepted ? now.milliseconds : nil), .integer(decision.id),
      ])
    try refresh([decision.claimID], in: connection)
  }

  /// Closes decisions without an answer, now that the claims were read again.
  static func close(
    claimIDs: [Int64], now: Timestamp, in connection: any SQLConnection
  ) throws {
    var closed: [[SQLValue]] = []
    var open: Set<Int64> = []
    try connection.forEachMatch(selectOpen, claimIDs.map { [.integer($0)] }) { place, row in
      let (isWaiting, askedAt) = (row.integer(2) > 0, Timestamp(milliseconds: row.integer(1)))
      if isWaiting, now < askedAt.adding(seconds: answerSeconds) {
        open.insert(claimIDs[place])
      } else {
        closed.append([
          .text(isWaiting ? "failed" : "done"), .integer(now.milliseconds),
          .integer(row.integer(0)),
        ])
      }
    }
    try connection.executeBatch(closeOpen, closed)
    let outdated = try keepAnswers(claimIDs: claimIDs, now: now, in: connection)
    try connection.executeBatch(
      readAgain, open.union(outdated).sorted().map { [.integer($0)] })
  }

  /// A page that was fetched before a decision may be stored after the channel's answer to it: what the
  /// channel said last stays, and the claim is read again.
  /// - Returns: the claims of such units.
  private static func keepAnswers(
    claimIDs: [Int64], now: Timestamp, in connection: any SQLConnection
  ) throws -> Set<Int64> {
    let moment = now.adding(seconds: -answerSeconds).milliseconds
    var units: [[SQLValue]] = []
    var claims: Set<Int64> = []
    try connection.forEachMatch(
      selectAnswered, claimIDs.map { [.integer($0), .integer(moment)] }
    ) { place, row in
      let isAccepted = row.text(1) == Kind.accept.rawValue
      claims.insert(claimIDs[place])
      units.append([
        .text((isAccepted ? ClaimStatus.accepted : .inReview).rawValue),
        .optional(isAccepted ? row.integer(2) : nil), .integer(row.integer(0)),
      ])
    }
    try connection.executeBatch(keepUnit, units)
    try refresh(claims.sorted(), in: connection)
    return claims
  }

  private static func refresh(_ claimIDs: [Int64], in connection: any SQLConnection) throws {
    var units: [Int64: [ClaimStatus]] = [:]
    try connection.forEachMatch(selectStatus, claimIDs.map { [.integer($0)] }) { place, row in
      units[claimIDs[place], default: []].append(ClaimStatus(rawValue: row.text(0)) ?? .unknown)
    }
    try connection.executeBatch(
      setClaim,
      units.sorted { $0.key < $1.key }.map { id, units in
        [.text(ClaimState(units).rawValue), .integer(id)]
      })
  }

  private static let selectUnits = SQLStatement(
    """
    SELECT u.id, u.remote_id, c.id, c.remote_id, c.channel_id
    FROM claim_units u JOIN claims c ON c.id = u.claim_id
      LEFT JOIN claim_decisions d ON d.id = u.decision_id
    WHERE u.id = ? AND u.status = 'waiting' AND u.position >= 0
      AND (d.id IS NULL OR d.state NOT IN ('asked', 'unknown'))
    """)
  private static let insert = SQLStatement(
    """
    INSERT INTO claim_decisions (claim_id, kind, reason_code, note, actor, asked_at, state, message)
    VALUES (?, ?, ?, ?, ?, ?, 'asked', '') RETURNING id
    """)
  private static let tie = SQLStatement("UPDATE claim_units SET decision_id = ? WHERE id = ?")
  /// No hash of a record is 0, so the next sync takes the claim for changed.
  private static let readAgain = SQLStatement("UPDATE claims SET content_hash = 0 WHERE id = ?")
  private static let setState = SQLStatement(
    """
    UPDATE claim_decisions SET state = ?, message = ?, answered_at = ?
    WHERE id = ? AND state IN ('asked', 'unknown')
    """)
  private static let setUnits = SQLStatement(
    """
    UPDATE claim_units SET status = ?, accepted_at = coalesce(accepted_at, ?)
    WHERE decision_id = ? AND status = 'waiting'
    """)
  private static let selectOpen = SQLStatement(
    """
    SELECT d.id, d.asked_at, (SELECT count(*) FROM claim_units u
      WHERE u.decision_id = d.id AND u.status = 'waiting' AND u.position >= 0)
    FROM claim_decisions d WHERE d.claim_id = ? AND d.state IN ('asked', 'unknown')
    """)
  private static let selectAnswered = SQLStatement(
    """
    SELECT u.id, d.kind, d.answered_at
    FROM claim_units u JOIN claim_decisions d ON d.id = u.decision_id
    WHERE u.claim_id = ? AND u.status = 'waiting' AND u.position >= 0 AND d.state = 'done'
      AND d.answered_at > ?
    """)
  private static let keepUnit = SQLStatement(
    "UPDATE claim_units SET status = ?, accepted_at = ? WHERE id = ?")
  private static let closeOpen = SQLStatement(
    "UPDATE claim_decisions SET state = ?, answered_at = ? WHERE id = ?")
  private static let selectStatus = SQLStatement(
    "SELECT status FROM claim_units WHERE claim_id = ? AND position >= 0")
  private static let setClaim = SQLStatement("UPDATE claims SET state = ? WHERE id = ?")
}
