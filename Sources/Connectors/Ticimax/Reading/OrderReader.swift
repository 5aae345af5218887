import Basics
import Commerce
import ConnectorKit

/// Orders. A full pass reads them by order date, see `DateKeyset`; an incremental pass is
/// `ChangedOrders`. Both make their requests here.
struct OrderReader: StreamReader {
  let shop: TicimaxSettings
  let client: TicimaxClient
  let meanings: IndexMeanings

  init(shop: TicimaxSettings, client: TicimaxClient, learned: LearnedShop) {
    self.shop = shop
    self.client = client
    meanings = IndexMeanings(
      stream: .orders, setting: "order-paging", configured: shop.orderPaging, usual: .page,
      learned: learned
    ) { (index, size, cost) async throws(TicimaxFailure) in
      let request = OrderRequest(
        index: index, size: size, withContents: false,
        isNewerContract: learned.isNewerContract ?? false)
      return try await client.orders(request, &cost).keys
    }
  }

  func read(
    _ request: PullRequest, from cursor: CursorText?, into draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText? {
    meanings.recall(from: cursor)
    try await learnContract(cursor, &draft.cost)
    let next =
      switch request.scope {
      case .everything: try await everything(until: request.until, cursor, &draft)
      case .changed(let since):
        try await ChangedOrders(reader: self, since: since, until: request.until)
          .read(from: cursor, into: &draft)
      }
    guard var next else { return nil }
    next[number: "newer"] = meanings.learned.isNewerContract == true ? 1 : 0
    meanings.note(in: &next)
    return next
  }

  private func everything(
    until: Timestamp, _ cursor: CursorText?, _ draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText? {
    var keyset = cursor.flatMap { DateKeyset($0) } ?? DateKeyset()
    let end = LocalRange(from: nil, to: until, zone: shop.zone).to
    repeat {
      if try await step(&keyset, end: end, &draft) { return nil }
    } while !draft.isComplete
    var next = CursorText()
    keyset.write(to: &next)
    return next
  }

  /// - Returns: True at the end of the listing.
  private func step(
    _ keyset: inout DateKeyset, end: Int64?, _ draft: inout PageDraft
  ) async throws(TicimaxFailure) -> Bool {
    switch keyset.query {
    case .byDate(let since):
      let request = OrderRequest(
        placed: LocalRange(from: since, to: end), sort: .placed, size: shop.pageSize)
      let page = try await orders(request, date: "SiparisTarihi", &draft.cost)
      let step = keyset.take(page.listed, count: page.count, size: shop.pageSize)
      if keyset.isPlain { draft.notice(Self.plainNotice) }
      draft.add(page, step.fresh)
      return try await meanings.settle(step.next, &draft.cost)
    case .newest:
      let request = OrderRequest(
        placed: LocalRange(from: nil, to: end), sort: .placed, isNewestFirst: true,
        size: DateKeyset.newestRows, withContents: false)
      let page = try await orders(request, date: "SiparisTarihi", &draft.cost)
      let step = keyset.take(newest: page.listed)
      if keyset.isPlain { draft.notice(Self.plainNotice) }
      return try await meanings.settle(step.next, &draft.cost)
    case .byID(let walk, let from, let to):
      let bound = [to, end].compactMap { $0 }.min()
      let (page, window) = try await window(
        of: walk, OrderRequest(placed: LocalRange(from: from, to: bound)),
        date: "SiparisTarihi", &draft.cost)
      let step = keyset.take(page.listed, count: page.count, in: window)
      draft.add(page, step.fresh)
      return try await meanings.settle(step.next, &draft.cost)
    }
  }

  private static let plainNotice =
    "the shop does not sort or filter orders by date; they are read by their number"

  /// The next window of a walk by ID.
  func window(
    of walk: RowWalk, _ listing: OrderRequest, date: StaticString, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> (page: CutPage, window: RowWindow) {
    // Index 0 means the same everywhere, so the first window needs no test.
    let meaning = walk.isAtStart ? .offset : try await meanings.meaning(&cost)
    let window = walk.window(meaning, size: shop.pageSize)
    var request = listing
    request.index = window.index
    request.size = window.size
    return (try await orders(request, date: date, &cost), window)
  }

  private func orders(
    _ request: OrderRequest, date: StaticString, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> CutPage {
    var request = request
    request.isNewerContract = meanings.learned.isNewerContract ?? false
    return try await client.orders(request, date: date, &cost)
  }

  /// Settles once which members the shop's order filter has, see `OrderFilterContract`.
  private func learnContract(
    _ cursor: CursorText?, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) {
    let learned = meanings.learned
    guard learned.isNewerContract == nil else { return }
    switch shop.contract {
    case .march2025: learned.learn(isNewerContract: false)
    case .newer: learned.learn(isNewerContract: true)
    case .auto:
      if let noted = cursor?[number: "newer"] {
        learned.learn(isNewerContract: noted == 1)
      } else {
        let description = try await client.orderServiceDescription(&cost)
        learned.learn(isNewerContract: description.map(OrderFilterContract.isNewer) ?? false)
      }
    }
  }
}

extension DateKeyset {
  /// Reads what `write` wrote.
  init?(_ cursor: CursorText) {
    guard let unit = Unit(rawValue: cursor[number: "unit"] ?? 1) else { return nil }
    let mode: Mode
    switch cursor["mode"] {
    case "date": mode = .byDate
    case "closing": mode = .closing
    case "crowd", "plain":
      guard let walk = RowWalk(cursor, "walk") else { return nil }
      mode = cursor["mode"] == "crowd" ? .crowd(walk) : .plain(walk)
    default: return nil
    }
    self.init(
      mode: mode, since: cursor[number: "since"], unit: unit,
      known: Set(cursor[numbers: "known"] ?? []))
  }

  func write(to cursor: inout CursorText) {
    cursor[number: "since"] = since
    cursor[number: "unit"] = unit.rawValue
    cursor[numbers: "known"] = known.sorted()
    switch mode {
    case .byDate: cursor["mode"] = "date"
    case .closing: cursor["mode"] = "closing"
    case .crowd(let walk):
      cursor["mode"] = "crowd"
      walk.write(to: &cursor, "walk")
    case .plain(let walk):
      cursor["mode"] = "plain"
      walk.write(to: &cursor, "walk")
    }
  }
}
