import App
import ArgumentParser
import Basics
import Commerce
import ConnectorKit
import Foundation
import Storage
import Sync

struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Read a channel in the foreground; run again to resume.")

  @Argument(help: "The channel's name.") var name: String
  @Option(help: "Streams to read, separated by commas; all of the channel's without it.")
  var streams: String?
  @Flag(help: "Read everything, not only what changed.") var full = false
  @Option(help: "Read what changed since this date (2026-11-01).") var since: String?
  @Flag(help: "One JSON object per line.") var json = false

  func validate() throws { _ = try WrongUsage.checking { try request() } }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let account = try await services.channels.find(name)
      let connector = try services.channels.connector(for: account)
      let request = try request()
      try Self.check(request, available: connector.descriptor.streams)
      try await CommandEnvironment.note(
        .syncStarted, "channel:\(account.id)", detail: full ? "full" : "", services)
      let stop = StopSignal()
      let interrupts = InterruptSignals { stop.raise() }
      defer { interrupts.cancel() }
      let printer = ProgressPrinter(channel: name, json: json)
      let report = try await services.syncEngine.run(
        account, connector: connector, request: request, stop: stop,
        report: { printer.print($0) })
      let setAside =
        report.setAsideCount == 0 || json
        ? []
        : try await services.database.read { connection in
          try RejectedRecords.latest(channelID: account.id, limit: 3, in: connection)
        }
      printer.finish(report, setAside: setAside)
      switch report.state {
      case .complete, .running: break
      case .stopped: throw ExitStatus.stopped
      case .failed:
        Console.error("\(report.message) — run `tezgah sync \(name)` again to resume")
        throw ExitStatus.failed
      }
    }
  }

  private func request() throws -> SyncRequest {
    let chosen = try streams.map { list in
      try list.split(separator: ",", omittingEmptySubsequences: false).map { word in
        let name = word.trimmingCharacters(in: .whitespaces)
        guard let stream = SyncStream(rawValue: name) else {
          throw UsageProblem(
            "unknown stream \(name); known are: \(Self.names(SyncStream.allCases))")
        }
        return stream
      }
    }
    let moment = try since.map { text in
      guard let moment = Timestamp(iso8601: text) else {
        throw UsageProblem("--since \(text) is not a date such as 2026-11-01")
      }
      return moment
    }
    return SyncRequest(streams: chosen, isFull: full, since: moment, origin: "cli")
  }

  /// Which streams there are is up to the channel's platform.
  private static func check(_ request: SyncRequest, available: [SyncStream]) throws {
    let missing = (request.streams ?? []).filter { !available.contains($0) }
    guard missing.isEmpty else {
      throw CommandFailure("this channel has no \(names(missing)), only: \(names(available))")
    }
  }

  private static func names(_ streams: [SyncStream]) -> String {
    streams.map(\.rawValue).joined(separator: ", ")
  }
}

struct SyncLog: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync-log", abstract: "Show the latest lines of the sync log.")

  @Option(help: "Only this channel.") var channel: String?
  @Option(help: "How many lines, at most 10000.") var limit = 50
  @Flag(help: "One JSON object per line.") var json = false

  func validate() throws { try limit.checked("--limit", in: 1...10_000) }

  func run() async throws {
    try await CommandEnvironment.run { services in
      var account: Int64?
      if let channel { account = try await services.channels.find(channel).id }
      let (channelID, limit) = (account, limit)
      let lines = try await services.database.read { connection in
        try SyncLogReading.latest(channelID: channelID, limit: limit, in: connection)
      }
      for line in lines.reversed() { Console.line(json ? Self.json(line) : Self.text(line)) }
      if lines.isEmpty, !json { Console.line("nothing was synchronised yet") }
    }
  }

  private static func text(_ line: SyncLogReading.Line) -> String {
    let entry = line.entry
    let page = entry.page.map { " page \($0)" } ?? ""
    let counts =
      entry.page == nil
      ? ""
      : ": \(entry.counts.seen) seen, \(entry.counts.inserted) new, \(entry.counts.updated) changed, "
        + "\(entry.counts.unchanged) unchanged, \(entry.counts.rejected) set aside"
    let message = entry.message.isEmpty ? "" : "  \(entry.message)"
    return "\(entry.at.iso8601)  \(entry.level.rawValue)  \(line.channel) \(entry.stream)"
      + page + counts + message
  }

  private static func json(_ line: SyncLogReading.Line) -> String {
    let entry = line.entry
    var members: [(key: String, json: String)] = [
      ("at", JSONText.string(entry.at.iso8601)), ("level", JSONText.string(entry.level.rawValue)),
      ("channel", JSONText.string(line.channel)), ("stream", JSONText.string(entry.stream)),
      ("run", JSONText.string(String(entry.runID))),
      ("page", entry.page.map(String.init) ?? "null"),
    ]
    members += StreamJSON.counts(entry.counts)
    members.append(("fetchMs", String(entry.fetchMilliseconds)))
    members.append(("writeMs", String(entry.writeMilliseconds)))
    members.append(("message", JSONText.string(entry.message)))
    return JSONText.object(members)
  }
}
