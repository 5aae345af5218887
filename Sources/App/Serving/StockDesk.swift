import Basics
import Panel
import Storage
import Work

extension PanelDesk {
  func watchStock(actor: String) async throws {
    let now = services.clock.now()
    try await services.database.write { connection in
      try AuditLog.record(
        actor: actor, action: .stockVerified, subject: "stock", now: now, in: connection)
      try JobQueue.enqueue(StockWatchJob.request, now: now, in: connection)
    }
  }
}
