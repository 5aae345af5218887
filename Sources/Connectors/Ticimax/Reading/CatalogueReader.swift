import ConnectorKit

/// Categories or brands: everything in one answer.
struct CatalogueReader: StreamReader {
  enum Kind: Sendable { case categories, brands }

  let kind: Kind
  let client: TicimaxClient

  func read(
    _ request: PullRequest, from cursor: CursorText?, into draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText? {
    let page =
      switch kind {
      case .categories: try await client.categories(&draft.cost)
      case .brands: try await client.brands(&draft.cost)
      }
    draft.add(page, Array(page.rows.indices))
    draft.estimatedTotal = page.count
    return nil
  }
}
