import Basics
import TestKit
import Testing

@testable import Storage

/// The searches and look-ups on a database as large as the reference shop: by the plans of the very
/// statements that they run.
struct QueryPlanTests {
  private struct Case: Sendable {
    var name: String
    var run: @Sendable (any SQLConnection) throws -> Void
  }

  @Test func `no search, list or look-up reads a large table from end to end or sorts it`()
    async throws
  {
    try await TemporaryDatabase.with(.bigShop) { temporary in
      try await seesFaults(temporary.database)
      let recording = RecordingDatabase(temporary.database)
      for each in Self.orders + Self.people + Self.catalogue + Self.journal {
        try await recording.read { try each.run($0) }
        let statements = recording.takeStatements()
        #expect(!statements.isEmpty, "\(each.name)")
        let faults = try await QueryPlans.faults(in: statements, of: temporary.database)
        for fault in faults { Issue.record("\(each.name): \(fault)") }
      }
    }
  }

  /// Without it the test above could not fail.
  private func seesFaults(_ database: any Database) async throws {
    let recording = RecordingDatabase(database)
    for sql in [
      "SELECT count(*) FROM orders WHERE note = 'x'",
      "SELECT id FROM orders o WHERE o.carrier = 'x' ORDER BY o.total_minor LIMIT 5",
      "SELECT id FROM variants ORDER BY size",
      "SELECT o.id FROM orders o WHERE o.placed_at > 0 ORDER BY o.note LIMIT 10",
    ] {
      try await recording.read { try $0.forEachRow(SQLStatement(sql), []) { _ in true } }
      let faults = try await QueryPlans.faults(in: recording.takeStatements(), of: database)
      #expect(!faults.isEmpty, "\(sql)")
    }
  }

  private static let orders = filters.flatMap { name, filter in
    [nil, OrderKey(placedAt: BigShop.newest - 80_000_000_000, id: 100_000)].flatMap { from in
      [OrderSearch.Direction.older, .newer].map { direction in
        Case(name: "orders \(name) \(direction) from \(from?.id ?? 0)") { connection in
          _ = try OrderSearch(connection: connection).page(
            filter, from: from, direction: direction, limit: 51)
        }
      }
    }
  }

  private static let filters: [(String, OrderFilter)] = {
    let month = Timestamp(milliseconds: BigShop.newest - 2_592_000_000)
    var filters: [(String, OrderFilter)] = [
      ("all", OrderFilter()), ("of a status", OrderFilter(status: "delivered")),
      ("of a rare status", OrderFilter(status: "created")),
      ("of no such status", OrderFilter(status: "lost")),
      ("of a channel", OrderFilter(channelID: 2)),
      ("of an empty channel", OrderFilter(channelID: 3)),
      ("of a month", OrderFilter(from: month)), ("before a month", OrderFilter(to: month)),
      ("of a status and a month", OrderFilter(status: "returned", from: month)),
      ("of a status and a channel", OrderFilter(status: "cancelled", channelID: 1)),
    ]
    for text in [
      "SP-1200000", "sp-12", "SKU-77", "8691000000123", "ad7", "ad7 soyad507", "ayşe", "tek99",
      "k77@example.com", "nobody", "ayşe soyad8",
    ] {
      filters.append(("searched for \(text)", OrderFilter(search: SearchWords(text))))
    }
    return filters
  }()

  private static let people =
    [nil, "ad7", "ad7 soyad507", "ayşe", "tek99", "nobody"].map { text in
      Case(name: "customers \(text ?? "all")") { connection in
        let words = text.flatMap { SearchWords($0) }
        _ = try CustomerSearch.page(words, limit: 51, in: connection)
        let key = CustomerKey(lastOrderAt: BigShop.newest - 3_600_000_000, id: 60_000)
        _ = try CustomerSearch.page(words, after: key, limit: 51, in: connection)
        _ = try CustomerSearch.ids(words, after: 1000, limit: 51, in: connection)
      }
    }

  private static let catalogue =
    ["urun7", "pamuk", "pamuk urun7", "SKU-77", "nothing"].map { text in
      Case(name: "products \(text)") { connection in
        guard let words = SearchWords(text) else { return }
        for label in [nil, "TOP1000"] {
          _ = try ProductMatching.ids(
            words, label: label, after: 0, limit: 51, in: connection)
        }
      }
    }

  private static let journal =
    RecordTable.allCases.map { table in
      Case(name: "known \(table.rawValue)") { connection in
        for count in [1, 100] {
          let ids = (1...count).map { "r\($0 * 17)" }
          _ = try table.known(ids, channelID: 1, in: connection)
        }
      }
    } + [
      Case(name: "sync log") { connection in
        for channel in [nil, Int64(1), 3] {
          _ = try SyncLogReading.latest(channelID: channel, limit: 50, in: connection)
          _ = try SyncLogReading.latest(
            channelID: channel, before: 30_000, limit: 50, in: connection)
        }
      },
      Case(name: "latest run") { connection in
        _ = try SyncRun.latest(channelID: 1, in: connection)
      },
    ]
}
