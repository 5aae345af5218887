import Basics
import Commerce
import Testing

@testable import ConnectorTrendyol

/// `orderDate` is three hours ahead (fact sheet 2026-11-23, §8.6).
@Suite struct OrderClockTests {
  private func placed(_ wire: Int64, _ members: String) throws -> Int64 {
    try Documents.order(
      #"{"orderNumber":"1","status":"Created","orderDate":\#(wire),\#(members)}"#
    ).placedAt.milliseconds
  }

  private func history(_ at: Int64) -> String {
    #""packageHistories":[{"createdDate":\#(at),"status":"Created"}]"#
  }

  @Test func `the two pairs that are known differ by three hours`() throws {
    let hours: Int64 = 3 * 3600 * 1000
    #expect(
      try placed(1_762_253_333_685, history(1_762_242_537_624)) == 1_762_253_333_685 - hours)
    #expect(
      try placed(1_779_551_403_247, history(1_779_540_605_218)) == 1_779_551_403_247 - hours)
  }

  @Test func `without a history three hours are taken off`() throws {
    #expect(try placed(Documents.wirePlaced, #""x":1"#) == Documents.placed)
  }

  @Test func `a date that Trendyol mended is left alone`() throws {
    #expect(try placed(Documents.placed, history(Documents.placed - 5000)) == Documents.placed)
    let almost = Documents.placed - 11 * 60_000
    #expect(try placed(Documents.wirePlaced, history(almost)) == Documents.placed)
  }

  @Test func `the history of a package that came out of another says nothing`() throws {
    // Split three hours after the order: its own beginning equals the shifted date.
    let split = history(Documents.wirePlaced)
    #expect(
      try placed(Documents.wirePlaced, split + #","originPackageIds":[7]"#) == Documents.placed)
    #expect(try placed(Documents.wirePlaced, split + #","createdBy":"split""#) == Documents.placed)
  }
}
