import App
import ArgumentParser
import Basics
import Foundation
import Inventory
import Storage

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take over what a file says.", subcommands: [ImportStock.self])
}

struct ImportStock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stock",
    abstract: "Set stock and safety stock to what a CSV file says (docs/listings.md).")

  /// A file of the most rows that are taken, with room for columns that are not read.
  static let mostBytes = 33_554_432

  @Argument(help: "The CSV file.") var file: String
  @Flag(help: "Only show what would change.") var dryRun = false
  @Flag(help: "Write the good rows of a file that has bad ones too.") var skipBad = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let read = try readFile()
      for title in read.unread { Console.line("column left unread: \(StockText.quoted(title))") }
      let plan = try await services.database.read { try StockImportPlan(read, in: $0) }
      show(plan)
      guard !dryRun else { return }
      guard plan.bad == 0 || skipBad else {
        throw CommandFailure("nothing was written: correct the \(plan.bad) bad rows, or --skip-bad")
      }
      try await write(plan, services)
    }
  }

  private func readFile() throws -> StockFile {
    let url = URL(fileURLWithPath: file)
    guard let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize,
      size <= Self.mostBytes, let data = try? Data(contentsOf: url)
    else { throw CommandFailure("\(file) cannot be read or is larger than 32 MB") }
    do { return try StockFile(Array(data)) } catch let problem as StockFile.Problem {
      throw CommandFailure("\(file): \(StockText.describe(problem))")
    }
  }

  private func show(_ plan: StockImportPlan) {
    for row in plan.rows {
      switch row.verdict {
      case .same: continue
      case .change(let edit): if dryRun { Console.line(StockText.line(edit, of: row.row)) }
      case .bad(let problem): Console.line(StockText.line(problem, of: row.row))
      }
    }
    Console.line("\(plan.changes) to change, \(plan.same) unchanged, \(plan.bad) bad")
  }

  private func write(_ plan: StockImportPlan, _ services: AppServices) async throws {
    let edits = plan.rows.compactMap { row -> StockEdit? in
      if case .change(let edit) = row.verdict { edit } else { nil }
    }
    let name = URL(fileURLWithPath: file).lastPathComponent
    var refused = 0
    for start in stride(from: 0, to: edits.count, by: StockImports.chunkSize) {
      let chunk = Array(edits[start..<min(edits.count, start + StockImports.chunkSize)])
      let now = services.clock.now()
      refused += try await services.database.write { connection in
        try StockImports.write(
          chunk, source: name, actor: CommandLineActor.current, now: now, in: connection
        ).count
      }
    }
    Console.line("\(edits.count - refused) written, \(refused) changed meanwhile and left")
  }
}
