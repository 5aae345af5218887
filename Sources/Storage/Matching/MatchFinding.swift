import Basics
import Commerce

/// Something that matching leaves to a person.
public struct MatchFinding: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable { case suggestion, conflict, duplicate }

  public var kind: Kind
  public var reason: MatchReason
  public var listingID: Int64?
  public var variantID: Int64
  public var otherVariantID: Int64?
  public var barcode: String
  /// Per cent.
  public var confidence: Int

  /// The open findings of a channel: what was not decided, and its own barcodes that several of its
  /// variants have.
  static func all(
    of decisions: [Int64: MatchDecision], _ facts: MatchFacts
  ) -> [MatchFinding] {
    facts.listings.compactMap { listing -> MatchFinding? in
      let barcode = listing.goods.barcode ?? ""
      switch decisions[listing.id] {
      case .suggest(let variantID, let confidence, let reason):
        return MatchFinding(
          kind: .suggestion, reason: reason, listingID: listing.id, variantID: variantID,
          barcode: barcode, confidence: confidence)
      case .conflict(let reason, let variantID, let other):
        return MatchFinding(
          kind: .conflict, reason: reason, listingID: listing.id, variantID: variantID,
          otherVariantID: other, barcode: barcode, confidence: 0)
      case .link, nil: return nil
      }
    } + duplicates(facts)
  }

  private static func duplicates(_ facts: MatchFacts) -> [MatchFinding] {
    let groups = Dictionary(
      grouping: facts.listings.filter { $0.goods.barcode != nil }, by: { $0.goods.barcode ?? "" })
    return groups.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.flatMap { code, group in
      group.map { listing in
        MatchFinding(
          kind: .duplicate, reason: .ambiguousBarcode, variantID: listing.goods.variantID,
          barcode: code, confidence: 0)
      }
    }
  }

  /// Puts a channel's findings in the place of those of the last run. What was decided meanwhile
  /// stays decided.
  static func replace(
    _ findings: [MatchFinding], channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(delete, [.integer(channelID)])
    let open = try connection.firstMatches(
      isOpen, findings.map { [.optional($0.listingID), .integer($0.variantID)] }
    ) { $0.integer(0) }
    try connection.executeBatch(
      insert,
      zip(findings, open).filter { $0.listingID == nil || $1 != nil }.map { finding, _ in
        [
          .integer(channelID), .text(finding.kind.rawValue), .text(finding.reason.rawValue),
          .optional(finding.listingID), .integer(finding.variantID),
          .optional(finding.otherVariantID), .text(finding.barcode), .count(finding.confidence),
          .integer(now.milliseconds),
        ]
      })
  }

  /// Nobody needs to decide about channels that are not in use any more.
  static func forgetRemovedChannels(in connection: any SQLConnection) throws {
    try connection.execute(deleteRemoved)
  }

  private static let deleteRemoved = SQLStatement(
    """
    DELETE FROM match_findings
    WHERE channel_id IN (SELECT id FROM channels WHERE removed_at IS NOT NULL)
    """)
  private static let delete = SQLStatement("DELETE FROM match_findings WHERE channel_id = ?")
  private static let isOpen = SQLStatement(
    """
    SELECT l.id FROM listings l WHERE l.id = ? AND l.own_variant_id IS NULL AND NOT EXISTS (
      SELECT 1 FROM listing_refusals r WHERE r.listing_id = l.id AND r.variant_id = ?)
    """)
  private static let insert = SQLStatement(
    """
    INSERT INTO match_findings (channel_id, kind, reason, listing_id, variant_id, other_variant_id,
      barcode, confidence, found_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    """)
}
