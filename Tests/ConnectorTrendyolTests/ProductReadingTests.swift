import Basics
import Commerce
import ConnectorKit
import Outbound
import Testing

@testable import ConnectorTrendyol

@Suite struct ProductReadingTests {
  /// Approved goods with page numbers up to 10,000 rows and tokens beyond, and others.
  static func shop(approved: Int, unapproved: [String] = [])
    -> @Sendable (FakeTrendyol.Call) ->
    FakeTrendyol.Answer
  {
    { call in
      let size = Int(call.number("size"))
      if call.path.hasSuffix("/unapproved") {
        let page = Int(call.number("page"))
        return FakeTrendyol.page(
          Array(unapproved.dropFirst(page * size).prefix(size)), total: unapproved.count,
          pages: (unapproved.count + size - 1) / size)
      }
      let start =
        call["nextPageToken"].flatMap { Int($0.dropFirst(2)) } ?? Int(call.number("page")) * size
      if call["nextPageToken"] == nil, start + size > 10_000 { return FakeTrendyol.status(400) }
      let rows = (start..<max(start, min(start + size, approved))).map {
        #"{"contentId":\#($0 + 1)}"#
      }
      let token = start + size < approved ? #""t:\#(start + size)""# : "null"
      return FakeTrendyol.json(
        """
        {"totalElements":\(approved),"totalPages":\((approved + size - 1) / size),
         "nextPageToken":\(token),"content":[\(rows.joined(separator: ","))]}
        """)
    }
  }

  @Test(arguments: [0, 1, 99, 100, 101, 250, 10_000, 10_001, 10_350])
  func `every approved content is read once`(count: Int) async throws {
    let shop = try TrendyolConnection(FakeTrendyol(Self.shop(approved: count)))
    let reading = try await shop.readAll(.products)
    #expect(reading.ids == (0..<count).map { String($0 + 1) })
    let approved = shop.shop.calls.filter { $0.path.hasSuffix("/products/approved") }
    #expect(approved.allSatisfy { $0.number("size") == 100 })
    #expect(approved.contains { $0["nextPageToken"] != nil } == (count > 10_000))
  }

  @Test func `a list that cannot be read to its end is an error, not a short list`() async throws {
    let answer = Self.shop(approved: 10_500)
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        guard case .success(var response) = answer(call) else { return answer(call) }
        let text = String(decoding: response.body, as: UTF8.self)
        response.body = Array(text.replacing(/"t:\d+"/, with: "null").utf8)
        return .success(response)
      })
    let error = await TrendyolConnection.failure { _ = try await shop.readAll(.products) }
    #expect(error?.kind == .contractChanged)
  }

  private static func row(_ model: String?, _ barcode: String) -> String {
    let model = model.map { #""productMainId":"\#($0)","# } ?? ""
    return #"{\#(model)"barcode":"\#(barcode)","title":"x"}"#
  }

  @Test func `rows that wait for approval are put together by model, across pages`() async throws {
    let rows = [
      Self.row("B", "3"), Self.row("A", "1"), Self.row("B", "2"), Self.row(nil, "9"),
      Self.row("A", "1"), "{}",
    ]
    let shop = try TrendyolConnection(
      FakeTrendyol(Self.shop(approved: 1, unapproved: rows)), ["page-size": "1"])
    let reading = try await shop.readAll(.products)
    #expect(reading.ids == ["1", "m:9", "m:A", "m:B"])
    let records = reading.pages.flatMap(\.records)
    #expect(
      String(decoding: records[3].payload, as: UTF8.self)
        == "[\(Self.row("B", "2")),\(Self.row("B", "3"))]")
    #expect(reading.pages.flatMap(\.rejected).count == 1)
    // Five rows a page, so that the model B came on two of them.
    #expect(shop.shop.calls.filter { $0.path.hasSuffix("/unapproved") }.count == 2)
  }

  @Test func `the order of rows is no change`() async throws {
    let rows = [Self.row("B", "3"), Self.row("B", "2")]
    let one = try TrendyolConnection(FakeTrendyol(Self.shop(approved: 0, unapproved: rows)))
    let other = try TrendyolConnection(
      FakeTrendyol(Self.shop(approved: 0, unapproved: rows.reversed())))
    let first = try await one.readAll(.products).pages.flatMap(\.records).map(\.contentHash)
    let second = try await other.readAll(.products).pages.flatMap(\.records).map(\.contentHash)
    #expect(first == second)
  }

  @Test func `an incremental pass asks for changed texts and changed variants`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol(Self.shop(approved: 0)))
    let since = TrendyolConnection.until.adding(days: -40)
    _ = try await shop.readAll(.products, .changed(since: since))
    let calls = shop.shop.calls
    #expect(
      calls.map { $0["dateQueryType"] } == ["CONTENT_MODIFIED_DATE", "VARIANT_MODIFIED_DATE", nil])
    #expect(calls[0].number("startDate") == since.adding(seconds: -(3 * 3600 + 300)).milliseconds)
    #expect(calls[0].number("endDate") == TrendyolConnection.until.milliseconds)
  }

  @Test(arguments: [
    #"[{"id":1,"name":"Giyim","subCategories":[{"subCategories":[],"name":"Üst \"x\"","id":2}]},{"id":3,"name":"Ev"}]"#,
    #"{"categories":[{"id":1,"name":"Giyim","subCategories":[{"id":2,"parentId":9,"name":"Üst \"x\""}]},{"id":3,"name":"Ev","subCategories":null}]}"#,
  ])
  func `the tree becomes its nodes, bare or wrapped`(tree: String) async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.json(tree) })
    let records = try await shop.readAll(.categories).pages.flatMap(\.records)
    let categories = try records.map { record in
      try shop.connector.map(record, stream: .categories)
    }
    #expect(
      categories == [
        .category(.init(remoteID: "1", parentRemoteID: nil, name: "Giyim", isActive: true)),
        .category(.init(remoteID: "2", parentRemoteID: "1", name: "Üst \"x\"", isActive: true)),
        .category(.init(remoteID: "3", parentRemoteID: nil, name: "Ev", isActive: true)),
      ])
  }

  @Test func `brands are read until a page is empty`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        let page = call.number("page")
        return FakeTrendyol.json(
          page < 3 ? #"{"brands":[{"id":\#(page + 1),"name":"M"}]}"# : #"{"brands":[]}"#)
      })
    #expect(try await shop.readAll(.brands).ids == ["1", "2", "3"])
    #expect(shop.shop.calls.map { $0.number("size") } == [2000, 2000, 2000, 2000])
  }
}
