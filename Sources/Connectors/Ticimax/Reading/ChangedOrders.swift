import Basics
import ConnectorKit

/// Orders that changed since a moment, in three listings: edited, moved to another state, newly
/// placed (a new order may carry neither of the other dates).
///
/// No source tells whether shops honour the first two filters (Ticimax wire facts 2026-11-23,
/// §7.2); a shop of an older contract skips them and lists all its orders. A full page of which
/// most rows did not change shows that: the listing is given up, and the orders of the last thirty
/// days are read instead, as live clients do.
struct ChangedOrders: Sendable {
  private enum Listing: Int, CaseIterable {
    case edited, statusChanged, placed

    var date: StaticString {
      switch self {
      case .edited: "DuzenlemeTarihi"
      case .statusChanged: "DurumGuncellemeTarihi"
      case .placed: "SiparisTarihi"
      }
    }
  }

  let reader: OrderReader
  let since: Timestamp
  let until: Timestamp

  func read(
    from cursor: CursorText?, into draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText? {
    var position = PhasePosition(cursor) ?? PhasePosition()
    var isBlind = cursor?[flag: "blind"] ?? false
    while !draft.isComplete, let listing = Listing(rawValue: position.phase) {
      if try await step(listing, &position.walk, &isBlind, &draft) { position.nextPhase() }
    }
    guard position.phase < Listing.allCases.count else { return nil }
    var next = CursorText()
    position.write(to: &next)
    next[flag: "blind"] = isBlind
    return next
  }

  /// - Returns: True at the end of the listing.
  private func step(
    _ listing: Listing, _ walk: inout RowWalk, _ isBlind: inout Bool, _ draft: inout PageDraft
  ) async throws(TicimaxFailure) -> Bool {
    let isFirst = walk.isAtStart
    let (page, window) = try await reader.window(
      of: walk, request(listing, isBlind: isBlind), date: listing.date, &draft.cost)
    let step = walk.take(page.keys, count: page.count, in: window)
    draft.add(page, step.fresh)
    if isFirst, listing != .placed, isUnfiltered(page, size: window.size) {
      draft.notice(
        "the shop ignores the filter on \(listing.date); orders of the last 30 days are read")
      isBlind = true
      return true
    }
    return try await reader.meanings.settle(step.next, &draft.cost)
  }

  private func request(_ listing: Listing, isBlind: Bool) -> OrderRequest {
    let span = LocalRange(from: since, to: until, zone: reader.shop.zone)
    switch listing {
    case .edited: return OrderRequest(edited: span)
    case .statusChanged: return OrderRequest(statusChanged: span)
    case .placed:
      var span = span
      if isBlind { span.from = span.from.map { $0 - TicimaxLimits.blindLookBackSeconds } }
      return OrderRequest(placed: span)
    }
  }

  /// A day is granted, because a shop may cut the filter to the day.
  private func isUnfiltered(_ page: CutPage, size: Int) -> Bool {
    guard page.count >= size,
      let from = LocalRange(from: since, to: nil, zone: reader.shop.zone).from
    else { return false }
    let unchanged = page.rows.filter { ($0.date ?? .min) < from - 86_400 }
    return unchanged.count * 2 > page.rows.count
  }
}
