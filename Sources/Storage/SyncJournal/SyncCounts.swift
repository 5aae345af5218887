/// What happened to the records of a page, a stream or a run.
/// `seen` = `inserted` + `updated` + `unchanged` + `rejected`.
public struct SyncCounts: Sendable, Equatable {
  public var inserted = 0
  public var updated = 0
  public var unchanged = 0
  public var rejected = 0
  /// Marked as gone from the channel; not part of `seen`.
  public var removed = 0
  public var requests = 0
  public var retries = 0
  public var throttled = 0

  public init() {}

  public var seen: Int { inserted + updated + unchanged + rejected }

  /// True when something came that was not there before, or went.
  public var hasNews: Bool { inserted + updated + removed > 0 }

  public static func += (left: inout SyncCounts, right: SyncCounts) {
    left.inserted += right.inserted
    left.updated += right.updated
    left.unchanged += right.unchanged
    left.rejected += right.rejected
    left.removed += right.removed
    left.requests += right.requests
    left.retries += right.retries
    left.throttled += right.throttled
  }
}
