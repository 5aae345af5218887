import Basics
import ConnectorKit

/// Claims by date, and then all that wait for the seller, whatever their date: those run out after
/// 48 hours (fact sheet 2026-11-23, §10.3).
struct ClaimReader: StreamReader {
  let client: TrendyolClient

  private static let waiting = "waiting"

  func read(
    _ request: PullRequest, from cursor: TrendyolCursor?, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    let client = client
    let list = WindowedList(
      mode: "claims", size: client.size(TrendyolLimits.claimsPerPage),
      longest: TrendyolLimits.windowSeconds
    ) { (window, page, cost) async throws(TrendyolFailure) in
      try await client.claims(window, page: page, &cost)
    }
    let newest = request.lookingBack(
      TrendyolLimits.claimLookBackSeconds, reach: TrendyolLimits.claimReachSeconds)
    if cursor?.mode != Self.waiting {
      let next = try await list.read(
        from: cursor ?? list.start(newest), else: newest, into: &draft)
      return next ?? TrendyolCursor(Self.waiting, [0])
    }
    let number = max(cursor?.numbers.first ?? 0, 0)
    let page = try await client.claims(
      nil, status: ClaimStatusTable.waitingWord, page: Int(number), &draft.cost)
    draft.add(page)
    let isLast = page.totalPages.map { number + 1 >= Int64($0) } ?? (page.count < list.size)
    guard !isLast, page.count > 0 else { return nil }
    guard number + 1 < TrendyolLimits.reachablePages / list.size else {
      draft.notice("more claims wait than can be read; the rest is left out")
      return nil
    }
    return TrendyolCursor(Self.waiting, [number + 1])
  }
}

/// Customers' questions.
struct QuestionReader: StreamReader {
  let client: TrendyolClient

  func read(
    _ request: PullRequest, from cursor: TrendyolCursor?, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    let client = client
    let list = WindowedList(
      mode: "questions", size: client.size(TrendyolLimits.questionsPerPage),
      longest: TrendyolLimits.windowSeconds
    ) { (window, page, cost) async throws(TrendyolFailure) in
      try await client.questions(window, page: page, &cost)
    }
    let newest = request.lookingBack(
      TrendyolLimits.questionLookBackSeconds, reach: TrendyolLimits.questionReachSeconds)
    return try await list.read(from: cursor ?? list.start(newest), else: newest, into: &draft)
  }
}

extension PullRequest {
  /// The newest window of what is asked for, which begins so far back at the latest.
  fileprivate func lookingBack(_ least: Int64, reach: Int64) -> DateWindow {
    var request = self
    if case .changed(let since) = scope {
      request.scope = .changed(since: min(since, until.adding(seconds: -least)))
    }
    return request.newestWindow(reach: reach, longest: TrendyolLimits.windowSeconds)
  }
}
