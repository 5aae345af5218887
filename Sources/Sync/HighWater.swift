import Basics
import Commerce
import Storage

/// How far a stream is known to be read, in the channel's clock.
enum HighWater {
  /// Changes that close to the mark are read again: a row can be stamped before it becomes visible,
  /// and stamps are whole seconds (reliability notes, §1.2; a live client overlaps ten minutes).
  static let lookBackSeconds: Int64 = 600

  /// The mark after a finished pass: no later than the pass's start, and no later than the newest
  /// change seen, because the channel's clock may be behind ours. A pass that saw no change of its
  /// own leaves the mark where it was, or at its lower bound.
  static func next(
    after previous: Timestamp?, pass: SyncState.Pass, stream: SyncStream
  ) -> Timestamp {
    guard stream.tellsChangeTime else { return pass.startedAt }
    guard let newest = pass.newestSeen else { return previous ?? pass.startedAt }
    let advanced = max(previous ?? newest, newest)
    return min(pass.startedAt, advanced)
  }

  /// Lower bound of the next incremental pass.
  static func since(_ mark: Timestamp) -> Timestamp { mark.adding(seconds: -lookBackSeconds) }
}

extension SyncStream {
  /// True where records carry the channel's own time of their last change.
  var tellsChangeTime: Bool {
    switch self {
    case .orders, .customers: true
    case .categories, .brands, .products, .favourites, .questions, .claims: false
    }
  }
}
