import Basics
import ConnectorKit

/// Orders, package by package. The stream reaches back three months and needs no page numbers; the
/// list, which reaches back one month, stands in for it where it is not there.
struct OrderReader: StreamReader {
  let settings: TrendyolSettings
  let client: TrendyolClient

  private static let streamMode = "stream"
  private static let listMode = "list"
  private static let name = "The order stream"

  func read(
    _ request: PullRequest, from cursor: TrendyolCursor?, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    let usual = settings.orderReading == .list ? Self.listMode : Self.streamMode
    let mode = cursor?.mode ?? usual
    return mode == Self.listMode
      ? try await list(request, from: cursor, into: &draft)
      : try await stream(request, from: cursor, into: &draft)
  }

  // MARK: - The stream

  /// The stream tells the newest change first, so a row that is changed meanwhile moves to the
  /// front. The window's end is fixed when the pass begins and such a row falls out of it; the next
  /// pass reads it.
  private func stream(
    _ request: PullRequest, from cursor: TrendyolCursor?, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    let longest = TrendyolLimits.windowSeconds
    let stored = cursor.flatMap { DateWindow($0.numbers) }
    var window =
      stored ?? request.newestWindow(reach: TrendyolLimits.streamReachSeconds, longest: longest)
    var token = stored == nil ? nil : cursor?.token
    var trail = TokenTrail(stored == nil ? [] : cursor?.numbers.dropFirst(3) ?? [])
    repeat {
      let page: CutPage
      do throws(TrendyolFailure) {
        page = try await client.orderStream(window, cursor: token, &draft.cost)
      } catch {
        if token != nil, error.refusal?.status == 400 {
          // The token is not taken any more: from the window's start, which repeats and loses nothing.
          token = nil
          try trail.restart(of: Self.name)
          draft.notice("Trendyol did not take its own cursor back; a span of orders is read again")
          continue
        }
        guard settings.orderReading == .auto, error.isGone else { throw error }
        draft.notice(
          "Trendyol has no order stream here; the list is read, which reaches back a month")
        return try await list(request, from: nil, into: &draft)
      }
      draft.add(page)
      if let next = try Self.following(token, page) {
        try trail.follow(
          next, most: TokenTrail.most(size: client.size(TrendyolLimits.packagesPerPage)),
          of: Self.name)
        token = next
      } else {
        guard let older = window.previous(longest: longest) else { return nil }
        window = older
        token = nil
        trail = TokenTrail()
      }
    } while !draft.isComplete
    return TrendyolCursor(Self.streamMode, window.numbers + trail.numbers, token: token)
  }

  /// - Returns: Where the window goes on; nil behind its last row.
  private static func following(
    _ token: String?, _ page: CutPage
  ) throws(TrendyolFailure) -> String? {
    guard page.count > 0, page.hasMore != false else { return nil }
    if let next = page.nextCursor, next != token { return next }
    guard page.hasMore == true else { return nil }
    throw TrendyolFailure(
      ConnectorError(
        .contractChanged, "The order stream says that it goes on, but not where."))
  }

  // MARK: - The list

  private func list(
    _ request: PullRequest, from cursor: TrendyolCursor?, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    let client = client
    let list = WindowedList(
      mode: Self.listMode, size: client.size(TrendyolLimits.packagesPerPage),
      longest: TrendyolLimits.windowSeconds
    ) { (window, page, cost) async throws(TrendyolFailure) in
      try await client.orderList(window, page: page, &cost)
    }
    let newest = request.newestWindow(
      reach: TrendyolLimits.listReachSeconds, longest: TrendyolLimits.windowSeconds)
    return try await list.read(from: cursor ?? list.start(newest), else: newest, into: &draft)
  }
}

extension TrendyolFailure {
  /// The endpoint itself is not there, as opposed to a record.
  var isGone: Bool { refusal.map { $0.meaning == .notFound || $0.meaning == .retired } ?? false }
}
