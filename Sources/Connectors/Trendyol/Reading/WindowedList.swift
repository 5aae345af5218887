import Basics
import ConnectorKit

/// Walks lists that have page numbers and a span of time, from the newest span to the oldest, and in
/// each from the last page to the first.
///
/// Backwards, because a row that is changed meanwhile leaves its span (whose end is fixed) and the
/// rows behind it move up: towards pages that are still to be read, so that one is read twice and
/// none is missed. The first page is read once to learn how many there are, and again as the last.
struct WindowedList: Sendable {
  let mode: String
  /// Rows of a page, as asked for.
  let size: Int
  /// The longest span of one request, in seconds.
  let longest: Int64
  let fetch:
    @Sendable (DateWindow, _ page: Int, inout PullStatistics) async throws(TrendyolFailure) ->
      CutPage

  /// Stands for the page of a span that was not asked for anything yet.
  private static let unknown: Int64 = -1

  func start(_ window: DateWindow) -> TrendyolCursor {
    TrendyolCursor(mode, window.numbers + [Self.unknown])
  }

  /// - Returns: Where the next page starts; nil when everything was read.
  func read(
    from cursor: TrendyolCursor, else newest: DateWindow, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    let stored = cursor.numbers.count == 4 ? DateWindow(cursor.numbers) : nil
    var window = stored ?? newest
    var page = stored == nil ? Self.unknown : cursor.numbers[3]
    repeat {
      let isDone: Bool
      if page < 0 {
        let first = try await fetch(window, 0, &draft.cost)
        draft.estimatedTotal = first.totalElements
        let pages = try self.pages(first)
        if pages > TrendyolLimits.reachablePages / size, let half = window.newerHalf {
          window = half
          continue
        }
        draft.add(first)
        isDone = pages <= 1
        page = Int64(min(pages, TrendyolLimits.reachablePages / size) - 1)
      } else {
        draft.add(try await later(window, page, &draft.cost))
        isDone = page == 0
        page -= 1
      }
      if isDone {
        guard let older = window.previous(longest: longest) else { return nil }
        window = older
        page = Self.unknown
      }
    } while !draft.isComplete
    return TrendyolCursor(mode, window.numbers + [page])
  }

  private func pages(_ first: CutPage) throws(TrendyolFailure) -> Int {
    if let pages = first.totalPages { return max(pages, 0) }
    if let rows = first.totalElements {
      let rows = max(rows, 0)
      return rows / size + (rows % size > 0 ? 1 : 0)
    }
    guard first.count < size else {
      throw TrendyolFailure(
        ConnectorError(.contractChanged, "A list of Trendyol does not tell how long it is."))
    }
    return 1
  }

  /// A page that is not there any more, because rows left the span, may be a 4xx (fact sheet
  /// 2026-11-23, §20.15).
  private func later(
    _ window: DateWindow, _ page: Int64, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    do throws(TrendyolFailure) {
      return try await fetch(window, Int(page), &cost)
    } catch {
      guard page > 0, let status = error.refusal?.status, status == 400 || status == 404 else {
        throw error
      }
      return CutPage()
    }
  }
}
