import Basics
import Storage
import TestKit
import Testing

@testable import Inventory

/// What channels show against what they were told.
struct DriftRadarTests {
  /// A listing that was told 5, by two sends.
  private func told(
    _ shop: StockShop, shown: Int64, before: Int64 = 9, state: String = "applied"
  ) async throws {
    try await shop.database.write { connection in
      try connection.execute(
        """
        UPDATE stock_publications SET is_due = 0, state = ?, serial = 2, sent_value = 5,
          sent_version = 1, sent_at = ?, applied_at = ?, applied_value = 5, previous_value = 7,
          shown_before = ?
        """,
        [
          .text(state), .integer(StockShop.start.milliseconds),
          .integer(StockShop.start.milliseconds), .integer(before),
        ])
      try connection.execute("UPDATE listings SET stock = 5")
      try connection.execute("UPDATE listings SET stock = ? WHERE id = 11", [.integer(shown)])
    }
  }

  private func compare(_ shop: StockShop, at seconds: Int64) async throws -> DriftRadar.Outcome {
    let now = shop.at(seconds)
    return try await shop.database.write {
      try DriftRadar.compare(channelID: 1, readAt: now, now: now, in: $0)
    }
  }

  private func drifts(_ shop: StockShop) async throws -> [StockDrift] {
    try await shop.database.read { try StockDrift.list(channelID: 1, limit: 9, in: $0) }
  }

  @Test func `a difference counts when two readings agree on it`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      try await told(shop, shown: 3)
      #expect(try await compare(shop, at: 60).differing == 1)
      #expect(try await drifts(shop).isEmpty)
      #expect(try await compare(shop, at: 120) == .init(differing: 1, told: 0))
      let found = try await drifts(shop)
      #expect(found.map { [$0.listingID, $0.shown, $0.ours] } == [[11, 3, 5]])
      #expect(found.map(\.cause) == [.editedOnChannel])
      try await told(shop, shown: 5)
      _ = try await compare(shop, at: 180)
      #expect(try await drifts(shop).isEmpty)
    }
  }

  @Test func `a listing that was told since the reading began is left for the next time`()
    async throws
  {
    try await StockShop.with(isTelling: true) { shop in
      try await told(shop, shown: 3)
      #expect(try await compare(shop, at: -1).differing == 0)
    }
  }

  @Test(arguments: [(Int64(7), DriftCause.overtaken), (9, .ignored)])
  func `what is ours to mend is told again`(shown: Int64, cause: DriftCause) async throws {
    try await StockShop.with(isTelling: true) { shop in
      try await told(shop, shown: shown)
      #expect(try await compare(shop, at: 60).told == 0)
      #expect(try await compare(shop, at: 120).told == 1)
      #expect(
        try await shop.number("SELECT is_due FROM stock_publications WHERE listing_id = 11") == 1)
      #expect(try await drifts(shop).map(\.cause) == [cause])
    }
  }

  @Test func `a person tells ours or takes theirs`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      try await told(shop, shown: 3)
      for seconds in [60, 120] as [Int64] { _ = try await compare(shop, at: seconds) }
      let now = shop.at(130)
      try await shop.database.write {
        let isTaken = try DriftCures.takeTheirs(
          listingID: 11, actor: "user:1", now: now, in: $0)
        let isTold = try DriftCures.tellOurs(listingID: 11, actor: "user:1", now: now, in: $0)
        #expect(isTaken && !isTold)
      }
      #expect(try await shop.level(1) == [3, 0])
      #expect(try await shop.findings().isEmpty)
      #expect(
        try await shop.number("SELECT is_due FROM stock_publications WHERE listing_id = 11") == 1)
    }
  }

  @Test func `theirs is taken up to what a count is believed`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      try await told(shop, shown: .max)
      for seconds in [60, 120] as [Int64] { _ = try await compare(shop, at: seconds) }
      let now = shop.at(130)
      let isTaken = try await shop.database.write {
        try DriftCures.takeTheirs(listingID: 11, actor: "user:1", now: now, in: $0)
      }
      #expect(isTaken)
      #expect(try await shop.level(1) == [StockBook.mostUnits, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }
}
