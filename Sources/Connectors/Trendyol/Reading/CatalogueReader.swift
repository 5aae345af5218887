import ConnectorKit

/// The marketplace's categories: everything in one answer.
struct CategoryReader: StreamReader {
  let client: TrendyolClient

  func read(
    _ request: PullRequest, from cursor: TrendyolCursor?, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    let page = try await client.categories(&draft.cost)
    draft.add(page)
    draft.estimatedTotal = page.count
    return nil
  }
}

/// The marketplace's brands, page by page until one is empty.
struct BrandReader: StreamReader {
  let client: TrendyolClient

  func read(
    _ request: PullRequest, from cursor: TrendyolCursor?, into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    let number = max(cursor?.numbers.first ?? 0, 0)
    let page = try await client.brands(page: number, &draft.cost)
    draft.add(page)
    guard page.count > 0 else { return nil }
    guard number + 1 < TrendyolLimits.mostBrandPages else {
      draft.notice("the list of brands did not end; the rest is left out")
      return nil
    }
    return TrendyolCursor("brands", [number + 1])
  }
}
