import Basics
import Hummingbird

/// Reading packages: pages, and the stream (Trendyol wire facts 2026-11-23, §8.1, §8.2).
enum OrderLists {
  static let routes: [TrendyolRoute] = [
    TrendyolRoute(.get, "/order/sellers/{sellerId}/v2/orders", .packageRead, page),
    TrendyolRoute(.get, "/order/sellers/{sellerId}/orders/stream", .none, stream),
    TrendyolRoute(.get, "/order/sellers/{sellerId}/orders", .none) { _, _ in
      throw TrendyolRefusal.order(
        426, "UPGRADE_REQUIRED", "This endpoint is retired, please use v2/orders or orders/stream")
    },
  ]

  private static let fortnight: Int64 = 14 * Timestamp.day
  private static let mostRows = 10_000

  // MARK: - Pages

  private static func page(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let page = try TrendyolPage(call, standard: 50, most: 200)
    guard page.offset + page.size <= mostRows else {
      throw TrendyolRefusal.tooMany(retryAfter: nil)
    }
    let found = try entries(call, state)
    let isDescending = call.value("orderByDirection") != "ASC"
    let byCreation = call.value("orderByField") == "CreatedDate"
    let sorted = byCreation ? found.sorted { created($0, state) < created($1, state) } : found
    let rows = page.cut(isDescending ? sorted.reversed() : sorted)
    let writer = PackageWriter(seller: call.options.sellerID, poison: state.poison)
    return .object(capacity: 256 + rows.count * 5_000) { [state] json in
      page.write(total: found.count, to: &json)
      json.array("content", rows) { json, entry in
        state.write(entry.place, with: writer, to: &json)
      }
    }
  }

  private static func created(_ entry: PackageIndex.Entry, _ state: TrendyolState) -> (Int64, Int) {
    (state.orders[entry.place.order].placed.milliseconds, entry.id)
  }

  /// Oldest change first.
  private static func entries(
    _ call: TrendyolCall, _ state: TrendyolState
  ) throws(TrendyolRefusal) -> [PackageIndex.Entry] {
    let statuses = Set(call.values("status"))
    let ids = Set(call.values("shipmentPackageIds"))
    let number = call.value("orderNumber")
    let month = call.now.adding(days: -30)
    let isLookup = number != nil || !ids.isEmpty
    var (from, until) = (month, call.now.adding(days: 1))
    if !isLookup || call.value("startDate") != nil {
      (from, until) = try window(call, "startDate", "endDate", standard: 7)
    }
    return state.packages.changed(from: max(from, month), until: until).filter { entry in
      let order = state.orders[entry.place.order]
      return (number == nil || order.number == number)
        && (ids.isEmpty || ids.contains(String(entry.id)))
        && (statuses.isEmpty
          || statuses.contains(order.packages[entry.place.package].status.rawValue))
    }
  }

  /// - Parameter standard: days before now when no window is given.
  private static func window(
    _ call: TrendyolCall, _ start: String, _ end: String, standard: Int64
  ) throws(TrendyolRefusal) -> (from: Timestamp, until: Timestamp) {
    let from = try call.time(start)
    let until = try call.time(end)
    switch (from, until) {
    case (nil, nil): return (call.now.adding(days: -standard), call.now.adding(days: 1))
    case (let from?, nil): return (from, from.adding(milliseconds: fortnight))
    case (nil, let until?): return (until.adding(milliseconds: -fortnight), until)
    case (let from?, let until?):
      guard until >= from, until.milliseconds - from.milliseconds <= fortnight else {
        throw .badRequest("Date range must be at most 14 days")
      }
      return (from, until)
    }
  }

  // MARK: - The stream

  /// Newest change first, from a cursor on; three months back.
  private static func stream(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let page = try TrendyolPage(call, standard: 50, most: 200)
    let (from, until) = try window(
      call, "lastModifiedStartDate", "lastModifiedEndDate", standard: 14)
    let statuses = Set(call.values("packageItemStatuses"))
    let mark = StreamCursor.mark(call)
    let cursor = try call.value("nextCursor").map { try StreamCursor($0, mark: mark) }
    let reach = max(from, call.now.adding(days: -90))
    var rows: [PackageIndex.Entry] = []
    for entry in state.packages.changed(from: reach, until: until).reversed()
    where rows.count <= page.size && cursor?.isBefore(entry) ?? true {
      let package = state.orders[entry.place.order].packages[entry.place.package]
      if statuses.isEmpty || statuses.contains(package.status.rawValue) { rows.append(entry) }
    }
    let shown = rows.prefix(page.size)
    let writer = PackageWriter(
      seller: call.options.sellerID, usesOldID: call.options.streamUsesOldID, poison: state.poison)
    return .object(capacity: 256 + shown.count * 5_000) { [state] json in
      json.field("hasMore", rows.count > shown.count)
      json.field(
        "nextCursor", shown.last.map { StreamCursor($0, mark: mark).text(call.options.sellerID) })
      json.field("size", page.size)
      json.array("content", shown) { json, entry in
        state.write(entry.place, with: writer, to: &json)
      }
    }
  }
}

/// Where the stream goes on: behind a package, with the filters of the first call.
private struct StreamCursor {
  private let changed: Int64
  private let id: Int
  private let mark: Int64

  init(_ entry: PackageIndex.Entry, mark: Int64) {
    changed = entry.changed.milliseconds
    id = entry.id
    self.mark = mark
  }

  /// - Throws: 400 for a cursor that was not given out, or with other filters.
  init(_ text: String, mark: Int64) throws(TrendyolRefusal) {
    let value = Base64.decode(text).flatMap { try? WireJSONParser.parse($0) }
    let parts = value?["s"]?.list?.compactMap(\.int) ?? []
    guard parts.count == 4, parts[3] == Int(mark) else {
      throw .badRequest("Filters cannot be changed while a cursor is used")
    }
    changed = Int64(parts[1])
    id = parts[2]
    self.mark = mark
  }

  func text(_ seller: Int) -> String {
    Base64.encode(Array("{\"s\":[\(seller),\(changed),\(id),\(mark)]}".utf8))
  }

  /// Whether a package comes after the cursor, in falling order.
  func isBefore(_ entry: PackageIndex.Entry) -> Bool {
    (entry.changed.milliseconds, entry.id) < (changed, id)
  }

  static func mark(_ call: TrendyolCall) -> Int64 {
    let names = ["lastModifiedStartDate", "lastModifiedEndDate"]
    let texts = names.map { call.value($0) ?? "" } + call.values("packageItemStatuses").sorted()
    return ContentHash.of(Array(texts.joined(separator: "|").utf8)) >> 12
  }
}
