import Basics
import Commerce
import ConnectorKit

/// Reads a stream page by page. One reader for each stream; its position is in the cursor.
protocol StreamReader: Sendable {
  /// Makes requests until the draft is a page.
  /// - Parameter cursor: Nil for the first page. A position that cannot be read any more counts as
  ///   none: reading again from the start loses nothing.
  /// - Returns: Where the next page starts; nil after the last.
  func read(
    _ request: PullRequest, from cursor: TrendyolCursor?, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor?
}

extension PullRequest {
  /// The newest window of what is asked for.
  /// - Parameters:
  ///   - reach: How far back the list goes, in seconds.
  ///   - longest: The longest span of one request, in seconds.
  func newestWindow(reach: Int64, longest: Int64) -> DateWindow {
    let oldest = until.adding(seconds: -reach)
    let floor =
      switch scope {
      case .everything: oldest
      case .changed(let since): max(oldest, since.adding(seconds: -TrendyolLimits.overlapSeconds))
      }
    return DateWindow(until: until, floor: floor, longest: longest)
  }
}
