import Basics
import Commerce
import Foundation
import Storage

/// Replaces a profile's scores. One call is part of one transaction, so readers see either the old
/// ranks or the new ones.
struct ScoreWriting {
  let connection: any SQLConnection
  let profile: String

  func replace(with result: ScoreResult, run: ScoreRun) throws {
    try connection.execute(Self.deleteLabels, [.text(profile)])
    try connection.execute(Self.deleteScores, [.text(profile)])
    try connection.executeBatch(Self.insertScore, result.scores.map(row))
    try connection.executeBatch(Self.insertLabel, result.scores.flatMap(labelRows))
    try connection.execute(
      Self.upsertRun,
      [
        .text(profile), .integer(run.computedAt.milliseconds), .integer(run.windowDays),
        .integer(run.productCount), .integer(run.elapsedMilliseconds),
        .text(String(decoding: try JSONEncoder().encode(run.parts), as: UTF8.self)),
      ])
  }

  private func row(_ score: ProductScore) -> [SQLValue] {
    [
      .text(profile), .integer(score.productID), .integer(score.rank), .integer(score.scoreMicro),
      .optional(score.parts.sales), .optional(score.parts.size),
      .optional(score.parts.clicks), .optional(score.parts.favourites),
      .integer(score.unitsMilli), .integer(score.clicks), .integer(score.favourites),
      .integer(score.sizesInStock), .integer(score.sizesTotal),
      .text(score.labels.map(\.label.rawValue).joined(separator: " ")),
    ]
  }

  private func labelRows(_ score: ProductScore) -> [[SQLValue]] {
    score.labels.map { place in
      [
        .text(profile), .text(place.label.rawValue), .integer(place.rank),
        .integer(score.productID),
      ]
    }
  }

  private static let deleteLabels = SQLStatement("DELETE FROM score_labels WHERE profile = ?")
  private static let deleteScores = SQLStatement("DELETE FROM scores WHERE profile = ?")
  private static let insertScore = SQLStatement(
    """
    INSERT INTO scores (profile, product_id, rank, score_micro, sales_micro, size_micro,
      clicks_micro, favourites_micro, units_milli, click_count, favourite_count, sizes_in_stock,
      sizes_total, labels)
    VALUES (\(SQLStatement.placeholders(14)))
    """)
  private static let insertLabel = SQLStatement(
    "INSERT INTO score_labels (profile, label, rank, product_id) VALUES (?, ?, ?, ?)")
  private static let upsertRun = SQLStatement(
    """
    INSERT INTO score_runs (profile, computed_at, window_days, product_count, elapsed_ms, parts)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (profile) DO UPDATE SET computed_at = excluded.computed_at,
      window_days = excluded.window_days, product_count = excluded.product_count,
      elapsed_ms = excluded.elapsed_ms, parts = excluded.parts
    """)
}
