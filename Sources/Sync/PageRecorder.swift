import Basics
import Commerce
import ConnectorKit
import Storage

/// Commits pages one after the other with the checkpoint, the log line and the progress figures.
struct PageRecorder {
  private let context: SyncContext
  private let stream: SyncStream
  private var pass: SyncState.Pass
  private let writer: PageWriter

  init(context: SyncContext, stream: SyncStream, pass: SyncState.Pass) {
    self.context = context
    self.stream = stream
    self.pass = pass
    writer = PageWriter(
      channelID: context.channel.id, stream: stream, zone: context.zone,
      currency: context.currency, connector: context.connector)
  }

  /// - Returns: true when the page was the stream's last.
  mutating func store(
    _ page: PreparedPage, progress: inout StreamProgress
  ) async throws -> Bool {
    let now = context.clock.now()
    var next = pass
    next.pages += 1
    next.cursor = page.next
    next.newestSeen = [pass.newestSeen, page.newestChange(at: now)].compactMap { $0 }.max()
    let commit = PageCommit(
      context: context, stream: stream, writer: writer, page: page, pass: next,
      progress: progress, now: now)
    // Orders change levels and outboxes, which publishers change at the same moment.
    progress = try await context.database.write(stream == .orders ? .inTurn : .serializable) {
      try commit.run(in: $0)
    }
    pass = next
    return page.next == nil
  }
}

/// One page's transaction.
struct PageCommit: Sendable {
  let context: SyncContext
  let stream: SyncStream
  let writer: PageWriter
  let page: PreparedPage
  /// The pass as it stands after this page.
  let pass: SyncState.Pass
  let progress: StreamProgress
  let now: Timestamp

  func run(in connection: any SQLConnection) throws -> StreamProgress {
    // First of all, so that nothing is written by a run that is another process's by now.
    try SyncRun.heartbeat(context.runID, now: now, in: connection)
    if let stored = try alreadyStored(in: connection) { return stored }
    var counts = try writer.write(page, now: now, in: connection)
    counts.add(page.statistics)
    if pass.mode == .full, let sweep = sweep(in: connection) {
      try sweep.note(keysSeen, page: pass.pages)
    }
    var state = try SyncState.load(
      channelID: context.channel.id, stream: stream, in: connection)
    if page.next == nil {
      counts.removed = try close(&state, in: connection)
    } else {
      state.pass = pass
    }
    try state.save(channelID: context.channel.id, stream: stream, in: connection)
    return try record(counts, in: connection)
  }

  /// The page may be stored: the answer to its commit was lost and it is written once more.
  private func alreadyStored(in connection: any SQLConnection) throws -> StreamProgress? {
    try StreamProgress.load(runID: context.runID, in: connection).first {
      $0.stream == stream && $0.pages == progress.pages + 1
    }
  }

  /// Also records that were set aside: they are there, only not readable.
  private var keysSeen: [String] {
    page.records.map(\.raw.remoteID) + page.rejected.map(\.remoteID)
  }

  private func sweep(in connection: any SQLConnection) -> Sweep? {
    writer.store.table.map {
      Sweep(table: $0, channelID: context.channel.id, stream: stream, connection: connection)
    }
  }

  /// - Returns: how many rows were marked as gone.
  private func close(_ state: inout SyncState, in connection: any SQLConnection) throws -> Int {
    state.highWater = HighWater.next(after: state.highWater, pass: pass, stream: stream)
    state.pass = nil
    guard pass.mode == .full else { return 0 }
    state.sweepNumber += 1
    guard
      let outcome = try sweep(in: connection)?.close(
        lastID: pass.lastID, now: now, isStandIn: StandInKey.isOne)
    else {
      return 0
    }
    if writer.store.holdsPackages {
      try writer.rebuild(ordersOf: outcome.removedIDs, now: now, in: connection)
    }
    if outcome.isRefused {
      try log(
        .warning,
        "\(outcome.missing) records were missing from a complete sweep: too many to believe, "
          + "nothing was removed", in: connection)
    } else if outcome.missing > 0 {
      try log(
        .notice, "\(outcome.missing) records missing, \(outcome.removed) removed", in: connection)
    }
    return outcome.removed
  }

  private func record(_ counts: SyncCounts, in connection: any SQLConnection) throws
    -> StreamProgress
  {
    var after = progress
    after.pages += 1
    after.counts += counts
    after.estimatedTotal = page.estimatedTotal ?? progress.estimatedTotal
    after.elapsedMilliseconds = now.milliseconds - progress.startedAt.milliseconds
    if page.next == nil { after.state = .complete }
    try after.save(runID: context.runID, in: connection)
    for notice in page.notices { try log(.notice, notice, in: connection) }
    var entry = entry(.info, "")
    entry.page = pass.pages
    entry.counts = counts
    entry.fetchMilliseconds = page.statistics.fetchMilliseconds
    entry.writeMilliseconds = context.clock.now().milliseconds - now.milliseconds
    try entry.append(in: connection)
    return after
  }

  private func entry(_ level: SyncLogEntry.Level, _ message: String) -> SyncLogEntry {
    SyncLogEntry(
      runID: context.runID, channelID: context.channel.id, stream: stream.rawValue, at: now,
      level: level, message: message)
  }

  private func log(
    _ level: SyncLogEntry.Level, _ message: String, in connection: any SQLConnection
  ) throws {
    try entry(level, message).append(in: connection)
  }
}
