import Basics
import ConnectorKit
import Logging
import Storage
import Work

/// Reads a channel's account. Each page is stored with the place where the next one starts, so a job
/// that is taken again goes on from there. Spans that were read are read again until the payments of
/// their lines are known, because channels add and change lines days later.
struct SettlementJob: JobHandler {
  static let kind = "settlements"
  /// How far back a first reading goes.
  static let firstDays = 90
  /// Read again each time, whatever is known of it.
  static let againDays = 15
  /// A line that nobody paid for so long is waited for no more.
  static let unpaidDays = 60

  var kind: String { Self.kind }
  var limit: Int? { 2 }
  let services: AppServices

  static func key(channelID: Int64) -> String { "\(kind):\(channelID)" }

  func run(_ context: JobContext) async throws -> JobEnd {
    guard let channelID = context.job.channelID else { throw HopelessJob("names no channel") }
    let reader = try await reader(channelID)
    var progress = try await begin(channelID, context)
    while let span = progress.span {
      guard !context.isStopping() else { return .again(at: context.clock.now()) }
      let page = try await read(span, with: reader)
      progress = try await store(page, after: progress, channelID, context)
    }
    if progress.rejected > 0 {
      services.logger.warning(
        "lines of an account could not be read",
        metadata: ["channel": "\(channelID)", "lines": "\(progress.rejected)"])
    }
    return .done
  }

  private func reader(_ channelID: Int64) async throws -> any SettlementReading {
    let account = try await services.database.read { connection in
      try ChannelAccounts.find(id: channelID, in: connection)
    }
    guard let account else { throw HopelessJob("the channel was removed") }
    do {
      guard let reader = try services.channels.connector(for: account) as? any SettlementReading
      else { throw HopelessJob("the channel tells no account") }
      return reader
    } catch let error as SettingsError {
      throw HopelessJob(error.description)
    }
  }

  /// Goes on with the span that was left open, or opens the next one.
  private func begin(_ channelID: Int64, _ context: JobContext) async throws
    -> SettlementProgress
  {
    let now = context.clock.now()
    return try await context.database.write { connection in
      var progress = try SettlementProgress.load(channelID: channelID, in: connection)
      guard progress.span == nil else { return progress }
      let unpaid = try SettlementProgress.oldestUnpaid(
        channelID: channelID, since: now.adding(days: -Int64(Self.unpaidDays)), in: connection)
      progress.span = .init(from: Self.start(progress.readTo, unpaid: unpaid, now: now), to: now)
      progress.rejected = 0
      try progress.save(channelID: channelID, now: now, in: connection)
      return progress
    }
  }

  /// Where the next span begins.
  /// - Parameter unpaid: the oldest line that waits for its payment.
  static func start(_ readTo: Timestamp?, unpaid: Timestamp?, now: Timestamp) -> Timestamp {
    guard let readTo else { return now.adding(days: -Int64(firstDays)) }
    let again = min(readTo, now).adding(days: -Int64(againDays))
    return min(again, unpaid ?? again)
  }

  private func read(
    _ span: SettlementProgress.Span, with reader: any SettlementReading
  ) async throws -> SettlementPage {
    do throws(ConnectorError) {
      return try await reader.settlements(
        SettlementRequest(from: span.from, to: span.to, cursor: span.cursor)
      ).bounded()
    } catch {
      guard error.isOfTheAccount, error.kind != .cancelled else { throw error }
      throw HopelessJob(error.message)
    }
  }

  private func store(
    _ page: SettlementPage, after progress: SettlementProgress, _ channelID: Int64,
    _ context: JobContext
  ) async throws -> SettlementProgress {
    var next = progress
    next.rejected += Int64(page.rejected.count)
    if page.next == nil {
      next.readTo = progress.span?.to
      next.span = nil
    } else {
      next.span?.cursor = page.next
    }
    let now = context.clock.now()
    try await context.database.write { [next] connection in
      try SettlementWriter(connection: connection, channelID: channelID).write(page.records)
      try next.save(channelID: channelID, now: now, in: connection)
    }
    return next
  }
}
