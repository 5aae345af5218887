import Basics
import Foundation
import Storage

/// Notes in a feed's row how a build went.
struct BuildJournal: Sendable {
  let database: any Database
  let feedID: Int64
  let startedAt: Timestamp

  func note(_ outcome: BuildOutcome, skipped: [SkippedItem]) async throws {
    let report = String(decoding: try JSONEncoder().encode(outcome.report), as: UTF8.self)
    let values: [SQLValue] = [
      .integer(startedAt.milliseconds), .integer(startedAt.milliseconds),
      .integer(outcome.elapsedMilliseconds), .count(outcome.report.written),
      .count(outcome.report.skippedTotal), .count(outcome.artifact.plain.byteCount),
      .text(outcome.artifact.plain.etag), .text(report), .integer(feedID),
    ]
    let feedID = feedID
    try await database.write { connection in
      try connection.execute(Self.noteReady, values)
      try connection.execute(Self.clearSkipped, [.integer(feedID)])
      try connection.executeBatch(
        Self.addSkipped,
        skipped.enumerated().map { position, item in
          [
            .integer(feedID), .count(position), .integer(item.variantID), .text(item.sku),
            .text(item.reason.rawValue),
          ]
        })
    }
  }

  /// Errors of our own tell what to do; others are named by their kind only, as their text may
  /// hold anything.
  func note(_ error: any Error, elapsed: Int64) async throws {
    let message: String
    switch error {
    case let failure as BuildFailure: message = failure.description
    case let failure as FeedDefinitionError: message = failure.description
    case let failure as FileFailure: message = failure.description
    case let failure as StorageError: message = failure.description
    default: message = "the build broke off: \(type(of: error))"
    }
    var state = FeedRecord.State.failed
    if case BuildFailure.tooFewItems = error { state = .refused }
    let values: [SQLValue] = [
      .integer(startedAt.milliseconds), .integer(elapsed), .text(state.rawValue), .text(message),
      .integer(feedID),
    ]
    try await database.write { try $0.execute(Self.noteFailure, values) }
  }

  private static let noteReady = SQLStatement(
    """
    UPDATE feeds SET attempted_at = ?, built_at = ?, build_ms = ?, item_count = ?,
      skipped_count = ?, byte_count = ?, etag = ?, report = ?, state = 'ready', message = ''
    WHERE id = ?
    """)
  private static let noteFailure = SQLStatement(
    "UPDATE feeds SET attempted_at = ?, build_ms = ?, state = ?, message = ? WHERE id = ?")
  private static let clearSkipped = SQLStatement("DELETE FROM feed_skipped_items WHERE feed_id = ?")
  private static let addSkipped = SQLStatement(
    """
    INSERT INTO feed_skipped_items (feed_id, position, variant_id, sku, reason)
    VALUES (?, ?, ?, ?, ?)
    """)
}
