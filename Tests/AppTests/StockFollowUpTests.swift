import Basics
import Commerce
import Inventory
import Storage
import TestKit
import Testing

@testable import App

/// What a finished sync does for stock that is kept here.
struct StockFollowUpTests {
  private static let start = Timestamp(seconds: 1_795_428_000)

  /// A channel that is told its stock, and one listing that shows five.
  private func withShop(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.execute(
          """
          INSERT INTO channels (id, platform, name, settings, secrets, created_at)
          VALUES (1, 'x', 'shop', '{}', ?, 0)
          """, [.blob([])])
        try StockKeeping.start(
          warehouse: "Depo", actor: "user:1", now: Self.start, in: connection)
        try StockPolicies.set(
          StockPolicy(), channelID: 1, actor: "user:1", now: Self.start, in: connection)
        var product = ProductRecord(remoteID: "p", title: "Gömlek")
        var variant = VariantRecord(remoteID: "v")
        variant.stock = 5
        product.variants = [variant]
        _ = try ProductWriter(connection: connection, channelID: 1, now: Self.start)
          .write([.init(record: product, contentHash: 1, existingID: nil)])
        try body(connection)
      }
    }
  }

  private func follow(at seconds: Int64, in connection: any SQLConnection) throws {
    var progress = StreamProgress(
      stream: .products, startedAt: Self.start.adding(seconds: seconds))
    progress.state = .complete
    try StockFollowUp(now: Self.start.adding(seconds: seconds + 1), connection: connection)
      .follow(channel: "shop", streams: [progress])
  }

  @Test func `goods that are new on the channel are counted once, as it shows them`() async throws {
    try await withShop { connection in
      #expect(try connection.integer("SELECT count(*) FROM stock_levels") == 0)
      try follow(at: 10, in: connection)
      #expect(try connection.integer("SELECT on_hand FROM stock_levels") == 5)
      #expect(try connection.integer("SELECT count(*) FROM stock_publications") == 1)
      try connection.execute("UPDATE listings SET stock = 9")
      try follow(at: 20, in: connection)
      #expect(try connection.integer("SELECT on_hand FROM stock_levels") == 5)
    }
  }

  @Test func `a channel that shows something else is found out`() async throws {
    try await withShop { connection in
      try follow(at: 10, in: connection)
      try connection.execute(
        """
        UPDATE stock_publications SET is_due = 0, state = 'applied', sent_value = 5,
          applied_value = 5, shown_before = 5, sent_at = ?, applied_at = ?
        """, [.integer(Self.start.milliseconds), .integer(Self.start.milliseconds)])
      try connection.execute("UPDATE listings SET stock = 3")
      for seconds in [20, 30] as [Int64] { try follow(at: seconds, in: connection) }
      let drifts = try StockDrift.list(channelID: 1, limit: 5, in: connection)
      #expect(drifts.map(\.cause) == [.editedOnChannel])
    }
  }
}
