import App
import ArgumentParser
import Basics
import Commerce
import Scoring
import Storage

struct Score: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Performance scores.",
    subcommands: [ScoreRunCommand.self, ScoreShow.self, ScoreExplain.self])
}

struct ScoreRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Compute the scores of all products now.")

  @Flag(help: "One JSON object per line.") var json = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      try await CommandEnvironment.note(.scoresComputed, "", services)
      let run = try await services.scoreRunner.run()
      let knowsSales = try await services.database.read {
        try SyncState.everyChannelHasRead(.orders, in: $0)
      }
      if !knowsSales {
        Console.note("orders have not been read to the end once: these scores know no sales yet")
      }
      Console.line(
        json
          ? JSONText.object([
            ("profile", JSONText.string(run.profile)), ("products", String(run.productCount)),
            ("computedAt", JSONText.string(run.computedAt.iso8601)),
            ("milliseconds", String(run.elapsedMilliseconds)),
          ]) : "scored \(run.productCount) products in \(run.elapsedMilliseconds) ms")
    }
  }
}

struct ScoreShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the best products.")

  @Option(help: "Only products with this label.") var label: String?
  @Option(help: "How many, at most 10000.") var limit = 20
  @Flag(help: "One JSON object per line.") var json = false

  func validate() throws {
    try limit.checked("--limit", in: 1...10_000)
    guard label == nil || chosen != nil else {
      throw ValidationError(
        "unknown label \(label ?? ""); known are "
          + ScoreLabel.allCases.map(\.rawValue).joined(separator: ", "))
    }
  }

  private var chosen: ScoreLabel? { label.flatMap { ScoreLabel(rawValue: $0) } }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let (chosen, limit) = (chosen, limit)
      let rows = try await services.database.read { connection in
        try ScoreReport(connection: connection).page(label: chosen, after: 0, limit: limit).map {
          entry in
          let title = try connection.first(
            "SELECT title FROM products WHERE id = ?", [.integer(entry.productID)]
          ) { $0.text(0) }
          return (entry: entry, title: title ?? "")
        }
      }
      if json {
        for row in rows { Console.line(Self.json(row.entry)) }
      } else {
        Console.table(
          ["RANK", "SCORE", "PRODUCT", "TITLE", "LABELS"],
          rows.map { row in
            [
              String(row.entry.rank),
              DecimalText.format(minorUnits: (row.entry.scoreMicro + 50_000) / 100_000, scale: 1),
              String(row.entry.productID), row.title,
              row.entry.labels.map(\.rawValue).joined(separator: " "),
            ]
          })
      }
    }
  }

  private static func json(_ entry: ScoreReport.Entry) -> String {
    JSONText.object([
      ("product", JSONText.string(String(entry.productID))),
      ("score", DecimalText.format(minorUnits: entry.scoreMicro, scale: 6)),
      ("rank", String(entry.rank)),
      ("labels", JSONText.array(entry.labels.map(\.rawValue))),
    ])
  }
}

struct ScoreExplain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why a product has its score.")

  @Argument(help: "A SKU, or a product's id.") var product: String

  func run() async throws {
    try await CommandEnvironment.run { services in
      let text = product
      let lines = try await services.database.read { connection -> [String]? in
        let bySKU = try connection.integer(
          """
          SELECT product_id FROM variants WHERE sku_folded = ? AND merged_into IS NULL
          ORDER BY id LIMIT 1
          """,
          [.text(TurkishFolding.fold(text))])
        guard let id = bySKU ?? Int64(text) else { return nil }
        return try ScoreReport(connection: connection).explain(product: id)?.text
      }
      guard let lines else {
        throw CommandFailure(
          "no score for \(product); is it an active product, and did `tezgah score run` run?")
      }
      for line in lines { Console.line(line) }
    }
  }
}
