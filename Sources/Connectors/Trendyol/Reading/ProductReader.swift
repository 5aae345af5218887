import Commerce
import ConnectorKit

/// Goods: the approved ones, then those that are not. An incremental pass asks for approved goods
/// twice, because a changed text and a changed variant are two filters; goods that wait for approval
/// are few, and are read in full each time, so that a model is never read in part.
struct ProductReader: StreamReader {
  let client: TrendyolClient

  private enum Phase: String {
    case approved, contents, variants, unapproved
  }

  func read(
    _ request: PullRequest, from cursor: TrendyolCursor?, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    var position = cursor ?? TrendyolCursor(first(request).rawValue, [0])
    repeat {
      let phase = Phase(rawValue: position.mode) ?? first(request)
      guard phase != .unapproved else {
        try await readUnapproved(into: &draft)
        return nil
      }
      position =
        try await step(phase, position, request, into: &draft)
        ?? TrendyolCursor(following(phase).rawValue, [0])
    } while !draft.isComplete
    return position
  }

  private func first(_ request: PullRequest) -> Phase {
    request.scope == .everything ? .approved : .contents
  }

  private func following(_ phase: Phase) -> Phase {
    phase == .contents ? .variants : .unapproved
  }

  /// One page of approved goods.
  /// - Returns: Where the list goes on; nil behind its last page.
  private func step(
    _ phase: Phase, _ position: TrendyolCursor, _ request: PullRequest,
    into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    var query = ProductQuery(size: client.size(TrendyolLimits.approvedPerPage))
    query.page = Int(max(position.numbers.first ?? 0, 0))
    query.token = position.token
    if phase != .approved {
      query.change = phase == .contents ? .content : .variant
      query.window = request.newestWindow(
        reach: TrendyolLimits.centurySeconds, longest: TrendyolLimits.centurySeconds)
    }
    let page = try await client.approved(query, &draft.cost)
    draft.add(page)
    if phase == .approved { draft.estimatedTotal = page.totalElements }
    return try Self.next(
      after: query, page, mode: phase.rawValue, TokenTrail(position.numbers.dropFirst()))
  }

  /// Page numbers as far as they reach, then the token of the last page. A list that must end early
  /// is an error: what it leaves out would look as if it were gone.
  static func next(
    after query: ProductQuery, _ page: CutPage, mode: String, _ trail: TokenTrail
  ) throws(TrendyolFailure) -> TrendyolCursor? {
    guard page.count >= query.size else { return nil }
    let number = query.page + 1
    if query.token == nil {
      if let pages = page.totalPages, number >= pages { return nil }
      if (number + 1) * query.size <= TrendyolLimits.reachablePages {
        return TrendyolCursor(mode, [Int64(number)])
      }
    } else if page.nextPageToken == nil {
      return nil
    }
    guard let token = page.nextPageToken, token != query.token else {
      throw TrendyolFailure(
        ConnectorError(
          .contractChanged,
          "The list of products ends at \(TrendyolLimits.reachablePages) rows, and Trendyol gave "
            + "no token to go on with."))
    }
    var trail = trail
    try trail.follow(
      token, most: TokenTrail.most(size: query.size), of: "The list of products")
    return TrendyolCursor(mode, [Int64(number)] + trail.numbers, token: token)
  }

  private func readUnapproved(into draft: inout PageDraft) async throws(TrendyolFailure) {
    var models = UnapprovedModels()
    var query = ProductQuery(size: min(client.size(.max) * 5, TrendyolLimits.unapprovedPerPage))
    var trail = TokenTrail()
    // Rows without a key count too: they are in memory like the others.
    var rows = 0
    while rows < TrendyolLimits.mostUnapprovedRows {
      let page = try await client.unapproved(query, &draft.cost)
      rows += page.envelope.count
      models.add(page.rows)
      draft.add(CutPage(rejected: page.envelope.rejected))
      guard let next = try Self.next(after: query, page.envelope, mode: "", trail) else { break }
      trail = TokenTrail(next.numbers.dropFirst())
      query.page = Int(next.numbers.first ?? 0)
      query.token = next.token
    }
    if rows >= TrendyolLimits.mostUnapprovedRows {
      draft.notice("more goods wait for approval than can be read; the rest is left out")
    }
    models.records.forEach { draft.add($0) }
  }
}
