import Basics
import Panel
import Storage
import Work

extension PanelDesk {
  func watchStock() async throws {
    let now = services.clock.now()
    try await services.database.write { connection in
      try JobQueue.enqueue(StockWatchJob.request, now: now, in: connection)
    }
  }
}
