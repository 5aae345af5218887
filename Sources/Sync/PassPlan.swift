import Basics
import Commerce
import Storage

/// Decides whether a stream goes on where it stopped, reads what changed, or reads everything.
struct PassPlan: Sendable {
  let context: SyncContext
  let stream: SyncStream

  /// Opens the pass in the checkpoint, or finds the one that was left open.
  func begin(_ request: SyncRequest) async throws -> (pass: SyncState.Pass, resumed: Bool) {
    let now = context.clock.now()
    let (channelID, stream) = (context.channel.id, stream)
    let store = StreamStore(stream, of: context.connector)
    return try await context.database.write { connection in
      var state = try SyncState.load(channelID: channelID, stream: stream, in: connection)
      if let open = state.pass, Self.fits(open, request) { return (open, true) }
      let sweep = store.table.map {
        Sweep(table: $0, channelID: channelID, stream: stream, connection: connection)
      }
      let pass = Self.newPass(
        request, highWater: state.highWater, now: now, lastID: try sweep?.newestID() ?? 0)
      try sweep?.forget()
      state.pass = pass
      try state.save(channelID: channelID, stream: stream, in: connection)
      return (pass, false)
    }
  }

  /// An open pass is gone on with unless something else was asked for.
  static func fits(_ pass: SyncState.Pass, _ request: SyncRequest) -> Bool {
    if request.isFull { return pass.mode == .full }
    if let since = request.since { return pass.since == since }
    return true
  }

  static func newPass(
    _ request: SyncRequest, highWater: Timestamp?, now: Timestamp, lastID: Int64
  ) -> SyncState.Pass {
    let since = request.isFull ? nil : request.since ?? highWater.map(HighWater.since)
    return SyncState.Pass(
      mode: since == nil ? .full : .incremental, since: since, until: now, startedAt: now,
      lastID: lastID)
  }
}
