import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTrendyol

@Suite struct ClaimReadingTests {
  @Test func `claims that wait for the seller are read whatever their date`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        call["claimItemStatus"] == "WaitingInAction"
          ? FakeTrendyol.page([#"{"id":"old"}"#]) : FakeTrendyol.page([#"{"claimId":"new"}"#])
      })
    let reading = try await shop.readAll(
      .claims, .changed(since: TrendyolConnection.until.adding(days: -1)))
    #expect(Set(reading.ids) == ["new", "old"])
    let dates = shop.shop.calls.compactMap { $0.query["startDate"] }.compactMap { Int64($0) }
    // 28 days back, because the date may be that of the claim's beginning.
    #expect(
      dates.min()
        == TrendyolConnection.until.adding(days: -28).adding(seconds: -(3 * 3600 + 300))
        .milliseconds
    )
  }

  @Test func `no claim at all is a 404 and no error`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(404, "{}") })
    #expect(try await shop.readAll(.claims).ids.isEmpty)
  }

  @Test func `questions are asked for in windows of two weeks`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        call.number("endDate") - call.number("startDate") > 14 * 86_400_000
          ? FakeTrendyol.status(400) : FakeTrendyol.page([#"{"id":\#(call.number("endDate"))}"#])
      })
    let reading = try await shop.readAll(.questions)
    #expect(reading.ids.count == 7)
    #expect(shop.shop.calls.allSatisfy { $0.number("size") == 50 })
  }

  @Test func `streams that Trendyol has not are refused`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol())
    for stream in [SyncStream.customers, .favourites] {
      let error = await TrendyolConnection.failure { _ = try await shop.readAll(stream) }
      #expect(error?.kind == .permanent)
      #expect(throws: MappingError.self) {
        try shop.connector.map(Documents.record("{}"), stream: stream)
      }
    }
    #expect(shop.shop.calls.isEmpty)
  }

  @Test func `the account is read in both lists, each line with a key of its own`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        guard call["transactionTypes"] != nil else { return FakeTrendyol.status(500) }
        guard ["500", "1000"].contains(call["size"]) else { return FakeTrendyol.status(400) }
        guard call.number("endDate") - call.number("startDate") <= 15 * 86_400_000 else {
          return FakeTrendyol.status(400)
        }
        return FakeTrendyol.page([
          #"{"id":"5","transactionDate":\#(call.number("startDate"))}"#, #"{"id":"6"}"#,
        ])
      })
    var lines: [SettlementRecord] = []
    var rejected = 0
    var cursor: String?
    repeat {
      let page = try await shop.connector.settlements(
        SettlementRequest(
          from: TrendyolConnection.until.adding(days: -20), to: TrendyolConnection.until,
          cursor: cursor))
      lines += page.records
      rejected += page.rejected.count
      cursor = page.next
    } while cursor != nil
    #expect(lines.map(\.remoteID) == ["5", "5", "o:5", "o:5"])
    #expect(rejected == 4)
    #expect(
      shop.shop.calls.map(\.path)
        == ["settlements", "settlements", "otherfinancials", "otherfinancials"]
        .map { "/finance/che/sellers/4711/\($0)" })
  }
}
