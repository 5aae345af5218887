import Basics
import Commerce
import Inventory
import Storage
import TestKit
import Web

/// A shop whose stock is kept: goods 1 to 3 of one product, listed on channels 1 and 2, ten units of
/// each counted a day ago, and channel 1 told with a buffer of one.
enum StockRows {
  static let now = Timestamp(seconds: 1_795_428_000)
  static let start = now.adding(seconds: -86_400)

  static func with(
    isKept: Bool = true, role: Role = .manager,
    _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await fill(panel.database, isKept: isKept)
      try await body(panel, try await panel.signIn(role))
    }
  }

  static func fill(_ database: any Database, isKept: Bool = true) async throws {
    try await database.write { connection in
      let rows = ShopRows(connection: connection)
      try rows.product(1, title: "Keten Gömlek")
      for id in 1...Int64(3) {
        try rows.variant(id, product: 1, text: "KG-\(id)")
        try rows.connection.execute(
          SQLStatement(
            "UPDATE variants SET sku_folded = 'kg-\(id)' WHERE id = \(id)", isReused: false))
        try StockLevels.setCount(of: id, to: 10, now: start, in: connection)
      }
      for channel in 1...Int64(2) {
        try rows.channel(channel, name: channel == 1 ? "shop" : "market")
        try rows.insert(
          "product_listings",
          [
            ("id", .integer(channel)), ("channel_id", .integer(channel)), ("remote_id", "p"),
            ("product_id", 1), ("url", ""), ("is_active", 1), ("content_hash", 0),
          ])
        for id in 1...Int64(3) {
          try rows.insert(
            "listings",
            [
              ("id", .integer(channel * 10 + id)), ("channel_id", .integer(channel)),
              ("remote_id", .text("v\(id)")), ("product_listing_id", .integer(channel)),
              ("variant_id", .integer(id)), ("price_minor", 1), ("list_price_minor", 1),
              ("stock", 10), ("is_active", 1),
            ])
        }
      }
      guard isKept else { return }
      try StockKeeping.start(warehouse: "Depo", actor: "user:1", now: start, in: connection)
      try StockPolicies.set(
        StockPolicy(buffer: 1), channelID: 1, actor: "user:1", now: start, in: connection)
    }
  }

  /// Stores an order by the product's own writer and brings the ledger in line with it.
  @discardableResult
  static func order(
    _ number: Int, _ status: OrderStatus, _ units: [Int64: Int64], after: Int64 = 3600,
    id: Int64? = nil, in database: any Database
  ) async throws -> Int64 {
    let time = start.adding(seconds: after)
    return try await database.write { connection in
      var record = OrderRecord(
        remoteID: "\(number)", number: "SP-\(number)", placedAt: time, status: status,
        channelStatus: status.rawValue, currency: .turkishLira)
      record.changedAt = time
      record.lines = units.sorted { $0.key < $1.key }.map { variant, units in
        var line = OrderLineRecord(remoteID: "\(variant)")
        line.variantRemoteID = "v\(variant)"
        line.quantityMilli = units * 1000
        return line
      }
      let ids = try OrderWriter(
        connection: connection, channelID: 1, zone: .istanbul, now: time
      ).write([.init(record: record, contentHash: 1, existingID: id)])
      try OrderStock.apply(orderIDs: ids, now: time, in: connection)
      return ids[0]
    }
  }

  static func findings(_ panel: TestPanel) async throws -> [StockVerification.Finding] {
    try await panel.database.read { try StockVerification.run(in: $0).findings }
  }

  static func number(_ query: String, _ panel: TestPanel) async throws -> Int64? {
    try await panel.database.read {
      try $0.integer(SQLStatement(query, isReused: false))
    }
  }

  static func audited(_ panel: TestPanel) async throws -> [String] {
    try await panel.database.read { connection in
      try connection.rows("SELECT action FROM audit_log ORDER BY id") { $0.text(0) }
    }
  }
}
