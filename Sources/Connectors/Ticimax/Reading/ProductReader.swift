import Basics
import Commerce
import ConnectorKit

/// Product cards with their variants, by ID.
///
/// An incremental pass reads three listings: edited, stock or price changed, added (the filters
/// were verified live, Ticimax wire facts 2026-11-23, §7.1). Cards in them may come stripped; those
/// are read again one by one.
struct ProductReader: StreamReader {
  let shop: TicimaxSettings
  let client: TicimaxClient
  let meanings: IndexMeanings

  init(shop: TicimaxSettings, client: TicimaxClient, learned: LearnedShop) {
    self.shop = shop
    self.client = client
    meanings = IndexMeanings(
      stream: .products, setting: "product-paging", configured: shop.productPaging,
      usual: .offset, learned: learned
    ) { (index, size, cost) async throws(TicimaxFailure) in
      do throws(TicimaxFailure) {
        return try await client.products(ProductRequest(index: index, size: size), &cost).keys
      } catch {
        // A bad row among the very first: the test cannot tell.
        if error.fault == .badRow { return nil }
        throw error
      }
    }
  }

  func read(
    _ request: PullRequest, from cursor: CursorText?, into draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText? {
    meanings.recall(from: cursor)
    var position = ProductPosition(cursor) ?? ProductPosition()
    let listings = listings(request)
    if cursor == nil, request.scope == .everything {
      draft.estimatedTotal = try await count(&draft.cost)
    }
    while position.isOpen(listings.count), !draft.isComplete {
      try await step(&position, listings, &draft)
    }
    return position.isOpen(listings.count) ? self.cursor(position) : nil
  }

  /// Only for progress: a shop that refuses it is read all the same.
  private func count(_ cost: inout PullStatistics) async throws(TicimaxFailure) -> Int? {
    do throws(TicimaxFailure) {
      return try await client.productCount(&cost)
    } catch {
      if error.error.kind == .permanent || error.error.kind == .contractChanged { return nil }
      throw error
    }
  }

  private func listings(_ request: PullRequest) -> [ProductRequest] {
    switch request.scope {
    case .everything: return [ProductRequest()]
    case .changed(let since):
      let span = LocalRange(from: since, to: request.until, zone: shop.zone)
      return [
        ProductRequest(edited: span), ProductRequest(stockChanged: span),
        ProductRequest(added: span),
      ]
    }
  }

  private func step(
    _ position: inout ProductPosition, _ listings: [ProductRequest], _ draft: inout PageDraft
  ) async throws(TicimaxFailure) {
    if let id = position.rereads.first {
      try await readCard(id, &draft)
      position.rereads.removeFirst()
      return
    }
    let listing = listings[position.place.phase]
    let isWhole = listing == ProductRequest()
    if position.split != nil {
      try await splitStep(&position, listing, isWhole: isWhole, &draft)
    } else if try await windowStep(&position, listing, isWhole: isWhole, &draft) {
      position.place.nextPhase()
    }
  }

  private func windowStep(
    _ position: inout ProductPosition, _ listing: ProductRequest, isWhole: Bool,
    _ draft: inout PageDraft
  ) async throws(TicimaxFailure) -> Bool {
    let walk = position.place.walk
    let meaning = walk.isAtStart ? .offset : try await meanings.meaning(&draft.cost)
    let window = walk.window(meaning, size: shop.pageSize)
    guard let page = try await cards(listing, window, &draft.cost) else {
      position.split = BadRowSplit(window)
      try position.countFailure()
      return false
    }
    position.failuresInARow = 0
    let step = position.place.walk.take(page.keys, count: page.count, in: window)
    position.rereads = deliver(page, step.fresh, isWhole: isWhole, &draft)
    return try await meanings.settle(step.next, &draft.cost)
  }

  private func splitStep(
    _ position: inout ProductPosition, _ listing: ProductRequest, isWhole: Bool,
    _ draft: inout PageDraft
  ) async throws(TicimaxFailure) {
    guard var split = position.split else { return }
    let meaning = try await meanings.meaning(&draft.cost)
    if let window = split.window(meaning) {
      if let page = try await cards(listing, window, &draft.cost) {
        position.failuresInARow = 0
        split.succeeded(window, count: page.count)
        let fresh = position.place.walk.take(splitRows: page.keys)
        position.rereads = deliver(page, fresh, isWhole: isWhole, &draft)
      } else {
        try position.countFailure()
        if let lost = split.failed() {
          draft.reject(
            "the shop fails on the product at position \(lost + 1) of its list (null source)")
        }
      }
    }
    position.split = split
    if split.window(meaning) == nil {
      position.place.walk.goOn(
        from: split.position, behind: split.lastBad, size: shop.pageSize)
      position.split = nil
    }
  }

  /// Nil when a bad row in the window makes the shop fail.
  private func cards(
    _ listing: ProductRequest, _ window: RowWindow, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> CutPage? {
    var request = listing
    request.index = window.index
    request.size = window.size
    do throws(TicimaxFailure) {
      return try await client.products(request, &cost)
    } catch {
      if error.fault == .badRow { return nil }
      throw error
    }
  }

  /// - Returns: Cards to read again.
  private func deliver(
    _ page: CutPage, _ fresh: [Int], isWhole: Bool, _ draft: inout PageDraft
  ) -> [Int64] {
    let stripped = isWhole ? [] : CardCompleteness.stripped(page)
    draft.add(page, fresh.filter { !stripped.contains($0) })
    return fresh.filter { stripped.contains($0) }.map { page.rows[$0].key }
  }

  private func readCard(_ id: Int64, _ draft: inout PageDraft) async throws(TicimaxFailure) {
    let whole = ProductRequest(cardID: id)
    let window = RowWindow(index: 0, size: 1, start: 0)
    guard let page = try await cards(whole, window, &draft.cost) else {
      draft.reject(key: id, "the shop fails on product card \(id) (null source)")
      return
    }
    // Gone in the meantime: the next full pass sees that.
    draft.add(page, page.rows.indices.filter { page.rows[$0].key == id })
  }

  private func cursor(_ position: ProductPosition) -> CursorText {
    var cursor = CursorText()
    position.write(to: &cursor)
    meanings.note(in: &cursor)
    return cursor
  }
}
