import Basics
import Inventory
import Storage
import Work

/// Looks for goods that run low, and replays the ledger.
struct StockWatchJob: JobHandler {
  static let kind = "stock-watch"
  static let request = JobRequest(kind: kind, uniqueKey: kind, onDuplicate: .hasten)

  let zone: LocalTimeZone
  var kind: String { Self.kind }

  func run(_ context: JobContext) async throws -> JobEnd {
    let now = context.clock.now()
    let today = zone.localDay(of: now)
    try await context.database.write { try LowStock.refresh(today: today, in: $0) }
    let report = try await context.database.read { connection in
      try StockKeeping.since(in: connection) == nil
        ? nil : try StockVerification.run(in: connection)
    }
    guard let report else { return .done }
    return .done { try StoredVerification.keep(report, now: now, in: $0) }
  }
}
