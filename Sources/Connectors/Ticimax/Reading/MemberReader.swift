import Basics
import Commerce
import ConnectorKit

/// Members by ID. `SayfaNo` is a page number, counted from 1 (Ticimax wire facts 2026-11-23,
/// §4.3, two sources), so no test is needed.
struct MemberReader: StreamReader {
  let shop: TicimaxSettings
  let client: TicimaxClient
  let meanings: IndexMeanings

  init(shop: TicimaxSettings, client: TicimaxClient, learned: LearnedShop) {
    self.shop = shop
    self.client = client
    meanings = IndexMeanings(
      stream: .customers, setting: "page-size", configured: nil, usual: .page,
      isCertain: true, learned: learned
    ) { (index, size, cost) async throws(TicimaxFailure) in
      try await client.members(MemberRequest(index: index, size: size), &cost).keys
    }
  }

  func read(
    _ request: PullRequest, from cursor: CursorText?, into draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText? {
    meanings.recall(from: cursor)
    var position = PhasePosition(cursor) ?? PhasePosition()
    let listings = listings(request)
    while position.phase < listings.count, !draft.isComplete {
      let isEnd = try await step(&position.walk, listings[position.phase], &draft)
      if isEnd { position.nextPhase() }
    }
    return position.phase < listings.count ? self.cursor(position) : nil
  }

  /// A changed member has an edit date; a new one may have none yet.
  private func listings(_ request: PullRequest) -> [MemberRequest] {
    switch request.scope {
    case .everything:
      return [MemberRequest(registered: LocalRange(from: nil, to: nil), size: shop.pageSize)]
    case .changed(let since):
      let span = LocalRange(from: since, to: request.until, zone: shop.zone)
      return [
        MemberRequest(edited: span, size: shop.pageSize),
        MemberRequest(registered: span, size: shop.pageSize),
      ]
    }
  }

  private func step(
    _ walk: inout RowWalk, _ listing: MemberRequest, _ draft: inout PageDraft
  ) async throws(TicimaxFailure) -> Bool {
    let window = walk.window(try await meanings.meaning(&draft.cost), size: shop.pageSize)
    var request = listing
    request.index = window.index
    request.size = window.size
    let page = try await client.members(request, &draft.cost)
    let step = walk.take(page.keys, count: page.count, in: window)
    draft.add(page, step.fresh)
    return try await meanings.settle(step.next, &draft.cost)
  }

  private func cursor(_ position: PhasePosition) -> CursorText {
    var cursor = CursorText()
    position.write(to: &cursor)
    meanings.note(in: &cursor)
    return cursor
  }
}
