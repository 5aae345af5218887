import Basics
import Commerce
import ConnectorKit
import Outbound
import Synchronization
import Testing

@testable import ConnectorTrendyol

@Suite struct OrderReadingTests {
  static let day: Int64 = 86_400_000
  static let until = TrendyolConnection.until.milliseconds

  /// Packages with the moment of their last change.
  static func packages(_ count: Int, every step: Int64) -> [(id: Int64, at: Int64)] {
    (0..<count).map { (Int64(1000 + $0), until - Int64($0) * step) }
  }

  private static func row(_ package: (id: Int64, at: Int64)) -> String {
    #"{"shipmentPackageId":\#(package.id),"lastModifiedDate":\#(package.at)}"#
  }

  /// The stream as the fact sheet has it: newest first, a cursor, windows of 14 days at most.
  static func stream(_ packages: [(id: Int64, at: Int64)])
    -> @Sendable (FakeTrendyol.Call) ->
    FakeTrendyol.Answer
  {
    { call in
      let (from, to) = (call.number("lastModifiedStartDate"), call.number("lastModifiedEndDate"))
      guard to - from <= 14 * day else { return FakeTrendyol.status(400) }
      let size = Int(call.number("size"))
      let skip = call["nextCursor"].flatMap { Int($0.split(separator: "/")[1]) } ?? 0
      let rows = packages.filter { $0.at >= from && $0.at <= to }
      let page = rows.dropFirst(skip).prefix(size)
      let hasMore = skip + size < rows.count
      return FakeTrendyol.json(
        """
        {"content":[\(page.map(row).joined(separator: ","))],"size":\(size),"hasMore":\(hasMore),
         "nextCursor":"a+b=/\(skip + size)"}
        """)
    }
  }

  @Test func `everything is three months, newest first, in windows of two weeks`() async throws {
    let all = Self.packages(400, every: Self.day / 2)
    let shop = try TrendyolConnection(FakeTrendyol(Self.stream(all)), ["page-size": "10"])
    let reading = try await shop.readAll(.orders)
    let reachable = all.filter { $0.at >= Self.until - 89 * Self.day }.map { String($0.id) }
    #expect(Set(reading.ids) == Set(reachable))
    #expect(reading.ids.first == "1000")
    let calls = shop.shop.calls
    #expect(calls.allSatisfy { $0.path == "/order/sellers/4711/orders/stream" })
    #expect(calls.first?.number("lastModifiedEndDate") == Self.until)
    #expect(calls.map { $0.number("lastModifiedStartDate") }.min() == Self.until - 89 * Self.day)
  }

  @Test func `an incremental pass begins early by what the clocks may differ`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol(Self.stream([])))
    let since = Timestamp(milliseconds: Self.until - Self.day)
    _ = try await shop.readAll(.orders, .changed(since: since))
    #expect(shop.shop.calls.count == 1)
    #expect(
      shop.shop.calls[0].number("lastModifiedStartDate")
        == since.milliseconds - (3 * 3600 + 300) * 1000)
  }

  @Test func `a pass goes on where it stopped`() async throws {
    let all = Self.packages(95, every: 60_000)
    let shop = try TrendyolConnection(FakeTrendyol(Self.stream(all)), ["page-size": "20"])
    let scope = PullRequest.Scope.changed(since: Timestamp(milliseconds: Self.until - Self.day))
    var cursor: String?
    var ids: [String] = []
    repeat {
      // A new connector each time, as after a restart.
      let next = try TrendyolConnection(FakeTrendyol(Self.stream(all)), ["page-size": "20"])
      let page = try await next.connector.pull(
        PullRequest(stream: .orders, scope: scope, until: TrendyolConnection.until, cursor: cursor))
      ids += page.records.map(\.remoteID)
      cursor = page.next
    } while cursor != nil
    #expect(ids == all.map { String($0.id) })
    _ = shop
  }

  @Test func `a package is cut out as it came, whichever name its key has`() async throws {
    let rows = #"{"a" : "ş", "shipmentPackageId":7, "id":1} , {"id":"8"},{"x":1},7"#
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        FakeTrendyol.json(#"{"content":[\#(rows)],"hasMore":false}"#)
      })
    let page = try await shop.connector.pull(
      PullRequest(
        stream: .orders, scope: .everything, until: TrendyolConnection.until, cursor: nil))
    #expect(page.records.map(\.remoteID) == ["7", "8"])
    #expect(
      page.records.map { String(decoding: $0.payload, as: UTF8.self) } == [
        #"{"a" : "ş", "shipmentPackageId":7, "id":1}"#, #"{"id":"8"}"#,
      ])
    #expect(
      page.rejected.map(\.reason)
        == [String](repeating: "shipmentPackageId: the record has no usable key", count: 2))
  }

  @Test func `a cursor that is not taken back costs a window and loses nothing`() async throws {
    let all = Self.packages(30, every: 60_000)
    let refuses = Atomic(true)
    let stream = Self.stream(all)
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        if call["nextCursor"] == "a+b=/20", refuses.exchange(false, ordering: .relaxed) {
          return FakeTrendyol.status(400, #"{"errors":[{"key":"invalid.cursor"}]}"#)
        }
        return stream(call)
      }, ["page-size": "10"])
    let reading = try await shop.readAll(
      .orders, .changed(since: Timestamp(milliseconds: Self.until - Self.day)))
    #expect(Set(reading.ids).count == 30)
    #expect(reading.notices.count == 1)
  }

  @Test func `a stream that says it goes on but not where is an error`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { _ in
        FakeTrendyol.json(#"{"content":[{"shipmentPackageId":1}],"hasMore":true}"#)
      })
    let error = await TrendyolConnection.failure { _ = try await shop.readAll(.orders) }
    #expect(error?.kind == .contractChanged)
  }

  // MARK: - The list

  /// The page list: by change, with page numbers and totals.
  static func list(
    _ packages: @escaping @Sendable (_ call: Int) -> [(id: Int64, at: Int64)]
  ) -> @Sendable (FakeTrendyol.Call) -> FakeTrendyol.Answer {
    let counter = Counter()
    return { call in
      guard call.path.hasSuffix("/v2/orders") else { return FakeTrendyol.status(404, "{}") }
      let (from, to) = (call.number("startDate"), call.number("endDate"))
      let (page, size) = (Int(call.number("page")), Int(call.number("size")))
      guard to - from <= 14 * day else { return FakeTrendyol.status(400) }
      guard (page + 1) * size <= 10_000 else { return FakeTrendyol.status(429) }
      let rows = packages(counter.next()).filter { $0.at >= from && $0.at <= to }
        .sorted { $0.at < $1.at }
      let shown = rows.dropFirst(page * size).prefix(size)
      return FakeTrendyol.page(
        shown.map(row), total: rows.count, pages: (rows.count + size - 1) / size)
    }
  }

  final class Counter: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0
      }
    }
  }

  @Test func `the list stands in where there is no stream`() async throws {
    let all = Self.packages(100, every: Self.day / 4)
    let shop = try TrendyolConnection(
      FakeTrendyol(Self.list { _ in all }), ["page-size": "7"])
    let reading = try await shop.readAll(.orders)
    #expect(Set(reading.ids) == Set(all.map { String($0.id) }))
    #expect(reading.notices.count == 1)
    #expect(shop.shop.calls[1].path == "/order/sellers/4711/v2/orders")
    #expect(shop.limits["orderList"] == .minimumInterval(.seconds(2)))
  }

  @Test func `a stream that is asked for by name is not replaced`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol(Self.list { _ in [] }), ["order-reading": "stream"])
    let error = await TrendyolConnection.failure { _ = try await shop.readAll(.orders) }
    #expect(error != nil)
    #expect(shop.shop.calls.count == 1)
  }

  @Test func `rows that change while the list is read are never missed`() async throws {
    let all = Self.packages(60, every: 60_000)
    for seed in 0..<20 {
      // With each request one row is changed: it leaves the window, whose end is fixed.
      let shop = try TrendyolConnection(
        FakeTrendyol(
          Self.list { call in
            let gone = Set((0..<call).map { Int64(1000 + ($0 * 7 + seed * 13) % 60) })
            return all.map { gone.contains($0.id) ? ($0.id, Self.until + 5000) : $0 }
          }), ["page-size": "9", "order-reading": "list"])
      let reading = try await shop.readAll(
        .orders, .changed(since: Timestamp(milliseconds: Self.until - Self.day)))
      let calls = shop.shop.calls.count
      let changed = Set((0..<calls).map { String(1000 + ($0 * 7 + seed * 13) % 60) })
      let missed = Set(all.map { String($0.id) }).subtracting(reading.ids)
      #expect(missed.isSubset(of: changed), "seed \(seed)")
    }
  }

  @Test func `a crowded window is halved until its pages reach`() async throws {
    let all = Self.packages(25_000, every: 30_000)
    let shop = try TrendyolConnection(
      FakeTrendyol(Self.list { _ in all }), ["order-reading": "list"])
    let reading = try await shop.readAll(.orders)
    #expect(Set(reading.ids).count == 25_000)
  }
}
