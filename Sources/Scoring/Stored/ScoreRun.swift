import Basics
import Foundation
import Storage

/// The last computation of a profile: when, over what, and how the parts weighed.
public struct ScoreRun: Sendable, Equatable {
  public var profile: String
  public var computedAt: Timestamp
  public var windowDays: Int64
  /// Products that have a score.
  public var productCount: Int64
  /// Reading, computing and waiting for the writer.
  public var elapsedMilliseconds: Int64
  /// In the order of `ScorePart`.
  public var parts: [PartState]

  /// Whole seconds since the computation, for showing; never negative.
  public func ageSeconds(at now: Timestamp) -> Int64 {
    max(0, (now.milliseconds - computedAt.milliseconds) / 1000)
  }

  public subscript(part: ScorePart) -> PartState? { parts.first { $0.part == part } }

  /// Nil before the first computation.
  public static func load(
    profile: String = ScoreProfile.standard.name, in connection: any SQLConnection
  ) throws -> ScoreRun? {
    try connection.first(select, [.text(profile)]) { row in
      ScoreRun(
        profile: profile, computedAt: Timestamp(milliseconds: row.integer(0)),
        windowDays: row.integer(1), productCount: row.integer(2),
        elapsedMilliseconds: row.integer(3),
        parts: try JSONDecoder().decode([PartState].self, from: Data(row.text(4).utf8)))
    }
  }

  private static let select = SQLStatement(
    """
    SELECT computed_at, window_days, product_count, elapsed_ms, parts
    FROM score_runs WHERE profile = ?
    """)
}
