import Basics
import Commerce
import ConnectorKit
import Logging
import Storage

/// What a run should do.
public struct SyncRequest: Sendable {
  /// Nil reads all streams that the connector has.
  public var streams: [SyncStream]?
  /// Read everything, even where only changes would be due.
  public var isFull: Bool
  /// Read changes since this moment, whatever was read before.
  public var since: Timestamp?
  /// `cli`, `panel`, `schedule`, `demo`: for the log.
  public var origin: String

  public init(
    streams: [SyncStream]? = nil, isFull: Bool = false, since: Timestamp? = nil,
    origin: String = "cli"
  ) {
    self.streams = streams
    self.isFull = isFull
    self.since = since
    self.origin = origin
  }
}

/// How a run ended.
public struct SyncReport: Sendable {
  public var channel: String
  public var state: SyncRun.State
  public var streams: [StreamProgress]
  /// Why it failed or stopped, with the next step; empty when complete.
  public var message: String
}

/// Runs the streams of one channel, one after the other, and keeps the journal. A stream that fails,
/// at the channel or because the database refuses a row of it, does not keep the others from running,
/// unless its failure is that of the whole account or of the whole database.
public struct SyncEngine: Sendable {
  private let database: any Database
  private let journal: any Database
  private let clock: any WallClock
  private let zone: LocalTimeZone
  private let owner: ProcessOwner
  private let logger: Logger
  private let onFinish: @Sendable (SyncReport, any SQLConnection) throws -> Void

  /// - Parameters:
  ///   - journal: where a run that failed is closed, when `database` may refuse to be written by then;
  ///     nil for the same.
  ///   - onFinish: what follows a run, in the transaction that closes it.
  public init(
    database: any Database, journal: (any Database)? = nil, clock: any WallClock,
    zone: LocalTimeZone, owner: ProcessOwner,
    logger: Logger,
    onFinish: @escaping @Sendable (SyncReport, any SQLConnection) throws -> Void = { _, _ in }
  ) {
    self.database = database
    self.journal = journal ?? database
    self.clock = clock
    self.zone = zone
    self.owner = owner
    self.logger = logger
    self.onFinish = onFinish
  }

  /// Runs to the end, to the stop signal, or to an error that retries do not cure. Run again to
  /// resume: every stored page is behind the checkpoint.
  /// - Throws: `SyncRun.AlreadyRunning`, or a `StorageError` that kept the journal from being
  ///   written. What a channel does wrong is in the report.
  public func run(
    _ channel: ChannelAccount, connector: any Connector, request: SyncRequest,
    stop: StopSignal = StopSignal(),
    report: @escaping @Sendable (StreamProgress) -> Void = { _ in }
  ) async throws -> SyncReport {
    let run = try await start(channel, request: request)
    let lifeline = RunLifeline(database: database, runID: run.id, clock: clock, stop: stop)
    let patient = PatientDatabase(
      database, onWaiting: { [logger] in Self.log($0, attempt: $1, channel.name, logger) },
      isGivenUp: { stop.isRaised })
    let context = SyncContext(
      database: patient, connector: connector, channel: channel, runID: run.id, zone: zone,
      currency: .turkishLira, clock: clock, report: report)
    let beating = Task { await lifeline.beat() }
    defer { beating.cancel() }
    do {
      let result = try await runStreams(request, context: context, stop: stop)
      try await finish(run, result, in: patient)
      return result
    } catch {
      await close(run, after: error)
      throw error
    }
  }

  /// The run could not be written any more: by its database, or because the job that it belongs to is
  /// another worker's by now. It must not stay open, or nobody else could begin. The row itself is the
  /// fence: a run that was taken over is left as it is.
  private func close(_ run: SyncRun, after error: any Error) async {
    let now = clock.now()
    let reason = (error as? StorageError)?.reason
    do {
      try await journal.write { connection in
        try SyncRun.finish(
          run.id, state: reason == nil ? .stopped : .failed,
          message: reason.map { "the run could not be recorded: \($0)" } ?? SyncRun.heldUp,
          now: now, in: connection)
      }
    } catch {
      logger.warning(
        "a run that ended could not be closed; it counts as ended in a minute",
        metadata: ["reason": "\(String(describing: error).cut(toBytes: 300))"])
    }
  }

  private static func log(
    _ error: StorageError, attempt: Int, _ channel: String, _ logger: Logger
  ) {
    guard PatientDatabase.isTold(attempt: attempt) else { return }
    logger.warning(
      "the database cannot be reached; the sync waits for it",
      metadata: ["channel": "\(channel)", "reason": "\(error.message)"])
  }

  private func runStreams(
    _ request: SyncRequest, context: SyncContext, stop: StopSignal
  ) async throws -> SyncReport {
    var report = SyncReport(
      channel: context.channel.name, state: .complete, streams: [], message: "")
    for stream in request.streams ?? context.connector.descriptor.streams {
      let (progress, failure) = try await runStream(
        stream, request: request, context: context, stop: stop)
      report.streams.append(progress)
      if report.state == .complete {
        report.state = progress.state
        report.message = progress.message
      }
      if progress.state == .stopped || failure?.isOfTheAccount == true { break }
    }
    return report
  }

  private func start(_ channel: ChannelAccount, request: SyncRequest) async throws -> SyncRun {
    let now = clock.now()
    let owner = owner
    let mode = request.isFull ? "full" : request.since == nil ? "auto" : "since"
    return try await database.write { connection in
      try SyncRun.start(
        channelID: channel.id, mode: mode, origin: request.origin, owner: owner.identifier,
        now: now, isAlive: owner.isAlive, in: connection)
    }
  }

  private func finish(
    _ run: SyncRun, _ report: SyncReport, in database: any Database
  ) async throws {
    let (now, onFinish) = (clock.now(), onFinish)
    try await database.write { connection in
      try SyncRun.finish(
        run.id, state: report.state, message: report.message, now: now, in: connection)
      try onFinish(report, connection)
    }
  }

  private func runStream(
    _ stream: SyncStream, request: SyncRequest, context: SyncContext, stop: StopSignal
  ) async throws -> (progress: StreamProgress, failure: ConnectorError?) {
    let (pass, resumed) = try await PassPlan(context: context, stream: stream).begin(request)
    var progress = StreamProgress(stream: stream, startedAt: clock.now())
    progress.resumed = resumed
    try await save(progress, context: context)
    context.report(progress)
    var failure: ConnectorError?
    do {
      let end = try await StreamPass(
        context: context, stream: stream, pass: pass, stop: stop
      ).run(&progress)
      if case .stopped = end {
        progress.state = .stopped
        progress.message =
          stop.reason == .programEnds
          ? SyncRun.endedWithProgram
          : "stopped; the next sync goes on from page \(pass.pages + progress.pages + 1)"
      }
    } catch let error as ConnectorError {
      failure = error
      progress.state = stop.isRaised ? .stopped : .failed
      progress.message = error.message
      log(error.message, stream, context)
    } catch let error as StorageError where error.isOfTheRows {
      // The rows of other streams may be taken.
      progress.state = .failed
      progress.message =
        "page \(pass.pages + progress.pages + 1) could not be stored: \(error.reason)"
      log(progress.message, stream, context)
    }
    progress.elapsedMilliseconds = clock.now().milliseconds - progress.startedAt.milliseconds
    try await save(progress, context: context)
    // The last page has reported a complete stream already.
    if progress.state != .complete { context.report(progress) }
    return (progress, failure)
  }

  private func log(_ reason: String, _ stream: SyncStream, _ context: SyncContext) {
    logger.error(
      "sync stream failed",
      metadata: [
        "channel": "\(context.channel.name)", "stream": "\(stream.rawValue)",
        "reason": "\(reason)",
      ])
  }

  private func save(_ progress: StreamProgress, context: SyncContext) async throws {
    let now = clock.now()
    try await database.write { connection in
      try SyncRun.heartbeat(context.runID, now: now, in: connection)
      try progress.save(runID: context.runID, in: connection)
      guard progress.state == .failed || progress.state == .stopped else { return }
      try SyncLogEntry(
        runID: context.runID, channelID: context.channel.id, stream: progress.stream.rawValue,
        at: now, level: progress.state == .failed ? .error : .notice, message: progress.message
      ).append(in: connection)
    }
  }
}
