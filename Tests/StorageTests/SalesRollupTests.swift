import Testing

@testable import Storage

/// Figures of orders with amounts that no shop has.
struct SalesRollupTests {
  private func order(_ amount: Int64) -> SalesRollup.Contribution {
    SalesRollup.Contribution(
      channelID: 1, day: 1, currency: "TRY", countsAsSale: true, totalMinor: amount,
      lines: [
        .init(variantID: 7, quantityMilli: amount, totalMinor: amount, isCancelled: false)
      ])
  }

  @Test(arguments: [(Int64.max, Int64(1), Int64.max), (Int64.min, Int64(-1), Int64.max)])
  func `two orders of the largest amount are as much as one`(
    amount: Int64, sign: Int64, sum: Int64
  ) throws {
    var rollup = SalesRollup()
    for _ in 0..<2 { rollup.apply(order(amount), sign: sign) }
    let shop = try #require(rollup.channelDays.values.first)
    let variant = try #require(rollup.variantDays.values.first)
    #expect(shop.orders == 2 * sign && variant.orders == 2 * sign)
    #expect(shop.revenueMinor == sum && shop.unitsMilli == sum)
    #expect(variant.revenueMinor == sum && variant.unitsMilli == sum)
  }
}
