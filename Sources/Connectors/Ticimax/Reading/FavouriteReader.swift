import Basics
import Commerce
import ConnectorKit

/// Favourites: of the whole shop where it gives them so, else member by member.
///
/// Whether a shop-wide read exists is open (Ticimax wire facts 2026-11-23, §12.4): the vendor says
/// that a member is required, the request's dates and pages and the member in every row say
/// otherwise. So it is tried: a member of -1, then 0.
struct FavouriteReader: StreamReader {
  let shop: TicimaxSettings
  let client: TicimaxClient
  let meanings: IndexMeanings

  /// Members that stand for "everyone" in filters of other operations.
  static let everyone: [Int64] = [-1, 0]

  init(shop: TicimaxSettings, client: TicimaxClient, learned: LearnedShop) {
    self.shop = shop
    self.client = client
    meanings = IndexMeanings(
      stream: .favourites, setting: "favourites", configured: nil, usual: .page,
      isCertain: true, learned: learned
    ) { (_, _, _) async throws(TicimaxFailure) in nil }
  }

  func read(
    _ request: PullRequest, from cursor: CursorText?, into draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText? {
    if shop.favourites == .off { return nil }
    if let everyone = cursor?[number: "everyone"] {
      return try await shopWide(everyone, request, cursor, &draft)
    }
    if cursor == nil, let everyone = try await shopWideMember(&draft) {
      return try await shopWide(everyone, request, nil, &draft)
    }
    return try await FavouritesByMember(shop: shop, client: client, request: request)
      .read(from: cursor, into: &draft)
  }

  /// The member that stands for everyone; nil where there is none.
  private func shopWideMember(_ draft: inout PageDraft) async throws(TicimaxFailure) -> Int64? {
    switch shop.favourites {
    case .byMember, .off: return nil
    case .auto, .shopWide: break
    }
    for candidate in Self.everyone
    where try await FavouriteProbe(client: client).isShopWide(candidate, &draft.cost) {
      return candidate
    }
    return shop.favourites == .shopWide ? Self.everyone[0] : nil
  }

  /// The operation takes no sort, so the order is whatever the shop keeps to.
  private func shopWide(
    _ everyone: Int64, _ request: PullRequest, _ cursor: CursorText?, _ draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText? {
    var walk = cursor.flatMap { RowWalk($0, "walk") } ?? RowWalk(order: .unknown)
    repeat {
      let window = walk.window(.page, size: shop.pageSize)
      let call = FavouriteRequest(
        memberID: everyone, added: request.addedSpan(shop.zone), index: window.index,
        size: window.size)
      let page = try await client.favourites(call, &draft.cost)
      let step = walk.take(page.keys, count: page.count, in: window)
      draft.add(page, step.fresh)
      if try await meanings.settle(step.next, &draft.cost) { return nil }
    } while !draft.isComplete
    var next = CursorText()
    next[number: "everyone"] = everyone
    walk.write(to: &next, "walk")
    return next
  }
}

extension PullRequest {
  /// The span of an incremental pass. A full pass has none, so that rows without a date come too.
  func addedSpan(_ zone: LocalTimeZone) -> LocalRange {
    switch scope {
    case .everything: LocalRange(from: nil, to: nil)
    case .changed(let since): LocalRange(from: since, to: until, zone: zone)
    }
  }
}
