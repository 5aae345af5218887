import Basics
import Commerce
import Storage
import Sync
import Synchronization

/// Shows a sync at work: JSON lines for scripts, a bar on a terminal, plain lines otherwise.
final class ProgressPrinter: Sendable {
  private let channel: String
  private let json: Bool
  private let lastPlainPage = Mutex(0)

  init(channel: String, json: Bool) {
    self.channel = channel
    self.json = json
  }

  func print(_ progress: StreamProgress) {
    if json {
      Console.line(
        JSONText.object(
          [("channel", JSONText.string(channel)), ("progress", StreamJSON.object(progress))]))
    } else if Console.standardErrorIsTerminal {
      Console.status(bar(progress))
      if progress.state != .running { Console.note("") }
    } else {
      printPlain(progress)
    }
  }

  /// - Parameter setAside: Some of the records that the run could not store.
  func finish(_ report: SyncReport, setAside: [SetAsideRecord] = []) {
    if json {
      let streams = report.streams.map(StreamJSON.object).joined(separator: ",")
      Console.line(
        JSONText.object([
          ("channel", JSONText.string(report.channel)),
          ("state", JSONText.string(report.state.rawValue)), ("streams", "[\(streams)]"),
        ]))
    } else {
      // A stop says where it goes on; a failure has been told above.
      let text = report.state == .stopped ? report.message : report.state.rawValue
      let count = report.setAsideCount
      Console.line("\(report.channel): \(text)" + (count > 0 ? ", \(count) set aside" : ""))
      if count > 0 { explain(setAside) }
    }
  }

  private func explain(_ setAside: [SetAsideRecord] = []) {
    for record in setAside {
      Console.line("  \(record.stream.rawValue) \(record.remoteID.prefix(80)): \(record.reason)")
    }
    Console.line("  All of them with their reasons: the panel's page Sync log (/sync-log)")
  }

  /// Every tenth page and every end: a log file should not be all progress.
  private func printPlain(_ progress: StreamProgress) {
    let isDue = lastPlainPage.withLock { last in
      guard progress.state != .running || progress.pages >= last + 10 else {
        last = min(last, progress.pages)
        return false
      }
      last = progress.pages
      return true
    }
    if isDue { Console.note(figures(progress)) }
  }

  private func figures(_ progress: StreamProgress) -> String {
    let counts = progress.counts
    return "\(progress.stream.rawValue): \(progress.state.rawValue), "
      + "\(progress.pages) \(progress.pages == 1 ? "page" : "pages"), "
      + "\(counts.seen) seen, \(counts.inserted) new, \(counts.updated) changed, "
      + "\(counts.unchanged) unchanged, \(counts.rejected) set aside"
  }

  private func bar(_ progress: StreamProgress) -> String {
    guard let total = progress.estimatedTotal, total > 0 else { return figures(progress) }
    let share = min(1, Double(progress.counts.seen) / Double(total))
    let filled = Int(share * 24)
    let drawn = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    return "\(progress.stream.rawValue) \(drawn) \(Int(share * 100)) %  "
      + "\(progress.counts.seen) of \(total), \(progress.counts.rejected) set aside"
  }
}

extension SyncReport {
  /// Records that were seen and could not be stored.
  var setAsideCount: Int { streams.reduce(0) { $0 + $1.counts.rejected } }
}

/// The JSON of a stream's figures (contract, "`sync --json`, last line").
enum StreamJSON {
  static func object(_ progress: StreamProgress) -> String {
    var members: [(key: String, json: String)] = [
      ("stream", JSONText.string(progress.stream.rawValue)),
      ("state", JSONText.string(progress.state.rawValue)), ("pages", String(progress.pages)),
    ]
    members += counts(progress.counts)
    members.append(
      ("seconds", DecimalText.format(minorUnits: progress.elapsedMilliseconds, scale: 3)))
    members.append(("resumed", String(progress.resumed)))
    if !progress.message.isEmpty {
      members.append(("message", JSONText.string(progress.message)))
    }
    return JSONText.object(members)
  }

  static func counts(_ counts: SyncCounts) -> [(key: String, json: String)] {
    [
      ("seen", String(counts.seen)), ("inserted", String(counts.inserted)),
      ("updated", String(counts.updated)), ("unchanged", String(counts.unchanged)),
      ("rejected", String(counts.rejected)), ("removed", String(counts.removed)),
      ("requests", String(counts.requests)), ("retries", String(counts.retries)),
      ("throttled", String(counts.throttled)),
    ]
  }
}
