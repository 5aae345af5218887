import App
import ArgumentParser
import Basics
import Foundation
import Storage

struct Move: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the whole database into an empty one, PostgreSQL or SQLite; run again to go on."
  )

  @Option(help: "The empty database: postgres://USER:PASSWORD@HOST:PORT/DB or sqlite:PATH.")
  var to: String
  @Flag(help: "One JSON object per line.") var json = false

  func validate() throws {
    _ = try WrongUsage.checking {
      try AppConfiguration.location(of: to, connections: 4, setting: "--to")
    }
  }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let printer = MoveProgress(json: json)
      let moving = Task { try await services.move(to: to) { printer.print($0) } }
      let interrupts = InterruptSignals { moving.cancel() }
      defer { interrupts.cancel() }
      do {
        printer.finish(try await moving.value)
      } catch is CancellationError {
        Console.error("stopped; run it again to go on")
        throw ExitStatus.stopped
      }
    }
  }
}

/// Shows a move at work: JSON lines for scripts, a line on a terminal, every tenth of it otherwise.
private struct MoveProgress {
  let json: Bool

  func print(_ progress: DatabaseMove.Progress) {
    if json {
      Console.line(
        JSONText.object([
          ("step", JSONText.string(progress.step.rawValue)),
          ("table", JSONText.string(progress.table)), ("rows", String(progress.rows)),
          ("total", String(progress.total)),
        ]))
    } else if Console.standardErrorIsTerminal {
      let share = progress.total == 0 ? 100 : progress.rows * 100 / progress.total
      Console.status(
        "\(progress.step.rawValue) \(share) %  \(progress.rows) of \(progress.total) rows, "
          + progress.table)
      if progress.rows == progress.total { Console.note("") }
    }
  }

  func finish(_ report: DatabaseMove.Report) {
    if json {
      Console.line(
        JSONText.object([
          ("state", JSONText.string("complete")), ("tables", String(report.tables)),
          ("rows", String(report.rows)), ("resumed", String(report.isResumed)),
          ("shortened", JSONText.array(report.shortened)),
        ]))
    } else {
      Console.line(
        "\(report.rows) rows of \(report.tables) tables are the same in both databases")
      tell(report.shortened)
      Console.line(
        "next: set TEZGAH_DATABASE_URL to the new database, keep TEZGAH_SECRET_KEY or the data "
          + "folder, and start tezgah")
    }
  }

  private func tell(_ shortened: [String]) {
    guard !shortened.isEmpty else { return }
    Console.note(
      "\(shortened.count) texts are too long for an index of PostgreSQL and were cut; put them right "
        + "on their channel:")
    for text in shortened.prefix(20) { Console.note("  \(text)") }
  }
}
