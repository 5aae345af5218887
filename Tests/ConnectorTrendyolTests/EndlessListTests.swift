import Basics
import Commerce
import ConnectorKit
import Outbound
import Testing

@testable import ConnectorTrendyol

struct EndlessListTests {
  /// How many of the tokens are followed, when each step goes through a stored cursor.
  private func steps(
    most: Int64 = 1_000_000, upTo limit: Int, _ token: (Int) -> String
  ) -> (steps: Int, error: ConnectorError?) {
    var trail = TokenTrail()
    for step in 0..<limit {
      do throws(TrendyolFailure) {
        try trail.follow(token(step), most: most, of: "The list")
      } catch {
        return (step, error.error)
      }
      trail = TokenTrail(trail.numbers)
    }
    return (limit, nil)
  }

  @Test(arguments: [0, 1, 2, 7, 100], [1, 2, 3, 50, 129])
  func `a list that goes round is noticed, wherever its circle begins`(
    before: Int, length: Int
  ) {
    let found = steps(upTo: 4 * (before + length) + 4) { step in
      String(step < before ? step : before + (step - before) % length)
    }
    #expect(found.error?.kind == .contractChanged)
    #expect(found.error?.message.contains("circle") == true)
    // No token is doubted before it comes again.
    #expect(found.steps >= before + length)
  }

  @Test func `a list that gives ever new tokens ends, and not before the longest list`() {
    #expect(steps(most: 60, upTo: 60) { String($0) }.error == nil)
    let found = steps(most: 60, upTo: 100) { String($0) }
    #expect(found.steps == 60)
    #expect(found.error?.message.contains("does not end") == true)
  }

  @Test func `an order stream that goes round is an error that says so`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        let next = call["nextCursor"] == "A" ? "B" : "A"
        return FakeTrendyol.json(
          #"{"content":[{"shipmentPackageId":1}],"hasMore":true,"nextCursor":"\#(next)"}"#)
      })
    let error = await TrendyolConnection.failure { _ = try await shop.readAll(.orders) }
    #expect(error?.kind == .contractChanged)
    #expect(error?.message.contains("circle") == true)
    #expect(shop.shop.calls.count < 10)
  }

  @Test func `a token that is never taken back is given up`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        guard call["nextCursor"] == nil else {
          return FakeTrendyol.status(400, #"{"errors":[{"key":"invalid.cursor"}]}"#)
        }
        return FakeTrendyol.json(
          #"{"content":[{"shipmentPackageId":1}],"hasMore":true,"nextCursor":"A"}"#)
      })
    let error = await TrendyolConnection.failure { _ = try await shop.readAll(.orders) }
    #expect(error?.kind == .contractChanged)
    #expect(error?.message.contains("take its own tokens back") == true)
  }

  @Test func `goods without a key that never end are read up to a bound`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        guard call.path.hasSuffix("/unapproved") else { return FakeTrendyol.page([], total: 0) }
        let page = (call["nextPageToken"].flatMap { Int($0) } ?? Int(call.number("page"))) + 1
        let row = #"{"title":"\#(page)"}"#
        let rows = [String](repeating: row, count: Int(call.number("size")))
        return FakeTrendyol.json(
          """
          {"totalElements":900000,"totalPages":900,"nextPageToken":"\(page)",
           "content":[\(rows.joined(separator: ","))]}
          """)
      })
    let reading = try await shop.readAll(.products)
    #expect(reading.ids.isEmpty)
    #expect(reading.pages.flatMap(\.rejected).count == TrendyolLimits.mostUnapprovedRows)
    #expect(reading.notices.count == 1)
  }
}
