import App
import ArgumentParser
import Basics
import Inventory
import Storage

struct Stock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Stock that is kept here.",
    subcommands: [
      StockStart.self, StockShow.self, StockSet.self, StockTell.self, StockVerify.self,
    ])
}

struct StockStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Keep stock here from now on; what is known of it becomes the first count.")

  @Option(help: "Name of the first warehouse.") var warehouse = "Depo"

  func run() async throws {
    try await CommandEnvironment.run { services in
      guard warehouse.hasCharacters(1...60) else {
        throw UsageProblem("--warehouse has 1 to 60 characters")
      }
      let (warehouse, now) = (warehouse, services.clock.now())
      do {
        try await services.database.write {
          try StockKeeping.start(
            warehouse: warehouse, actor: CommandLineActor.current, now: now, in: $0)
        }
      } catch let problem as StockKeeping.Problem {
        throw CommandFailure(problem.description)
      }
      Console.line("stock is kept here since \(now.iso8601); tell channels with: stock tell NAME")
    }
  }
}

struct StockShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a SKU's stock and why it is what it is.")

  @Argument(help: "The SKU, whatever its case.") var sku: String
  @Flag(help: "One JSON object per line.") var json = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let sku = sku
      let sheets = try await services.database.read { try StockSheet.find(sku: sku, in: $0) }
      guard !sheets.isEmpty else { throw CommandFailure("there is no SKU \(sku)") }
      for sheet in sheets { json ? Console.line(StockText.json(sheet)) : StockText.print(sheet) }
    }
  }
}

struct StockSet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set a SKU's stock to what was counted.")

  @Argument(help: "The SKU, whatever its case.") var sku: String
  @Argument(help: "Units that are there, those that orders hold included.") var quantity: Int64
  @Option(help: "Why; it is kept with the count.") var reason: String
  @Flag(help: "One JSON object per line.") var json = false

  func validate() throws {
    try quantity.checked("the quantity", in: 0...1_000_000_000)
    guard (1...500).contains(reason.utf8.count) else {
      throw ValidationError("--reason must have 1 to 500 bytes")
    }
  }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let (sku, quantity, reason, now) = (sku, quantity, reason, services.clock.now())
      let sheet = try await services.database.write { connection -> StockSheet in
        let found = try StockSheet.find(sku: sku, in: connection)
        guard let variant = found.first else { throw CommandFailure("there is no SKU \(sku)") }
        guard found.count == 1 else {
          throw CommandFailure(
            "\(found.count) variants have the SKU \(sku); give them different ones")
        }
        try StockSheet.setCount(
          of: variant.variantID, to: quantity, actor: CommandLineActor.current, note: reason,
          now: now,
          in: connection)
        try AuditLog.record(
          actor: CommandLineActor.current, action: .stockCounted,
          subject: "variant:\(variant.variantID)",
          detail: "\(variant.onHand) to \(quantity): \(reason)", now: now, in: connection)
        return try StockSheet.find(sku: sku, in: connection).first ?? variant
      }
      Console.line(
        json
          ? StockText.json(sheet)
          : "\(sheet.sku): \(sheet.onHand) on hand, \(sheet.reserved) reserved, "
            + "\(sheet.available) available")
    }
  }
}

struct StockTell: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tell", abstract: "Tell a channel its stock from now on, and how.")

  @Argument(help: "The channel's name.") var name: String
  @Option(help: "Units kept back from this channel.") var buffer: Int64 = 0
  @Option(help: "The most that the channel is told.") var cap: Int64?
  @Option(help: "With so many left, or fewer, the channel is told that there are none.")
  var endWhen: Int64 = 0
  @Flag(help: "Tell it nothing any more.") var off = false

  func validate() throws {
    for (option, units) in [("--buffer", buffer), ("--end-when", endWhen), ("--cap", cap ?? 0)] {
      try units.checked(option, in: 0...StockEdit.mostUnits)
    }
  }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let account = try await services.channels.find(name)
      let policy = StockPolicy(
        isPublishing: !off, buffer: buffer, cap: cap, endWhen: endWhen)
      let (now, id) = (services.clock.now(), account.id)
      try await services.database.write { connection in
        guard try StockKeeping.since(in: connection) != nil else {
          throw CommandFailure("stock is not kept here yet; begin with: tezgah stock start")
        }
        try StockPolicies.set(
          policy, channelID: id, actor: CommandLineActor.current, now: now, in: connection)
      }
      Console.line(off ? "\(name) is told nothing" : "\(name) is told its stock")
    }
  }
}

struct StockVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Replay the ledger and check that everything agrees with it.")

  @Flag(help: "One JSON object per line.") var json = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let report = try await services.database.read { try StockVerification.run(in: $0) }
      let now = services.clock.now()
      let actor = CommandLineActor.current
      try await services.database.write { connection in
        try StoredVerification.keep(report, now: now, in: connection)
        try AuditLog.record(
          actor: actor, action: .stockVerified, subject: "stock", now: now, in: connection)
      }
      for finding in report.findings {
        Console.line(json ? StockText.json(finding) : StockText.line(finding))
      }
      let summary =
        "\(report.movements) movements, \(report.variants) levels, "
        + "\(report.shortUnits) units oversold"
      guard report.isSound else { throw StockUnsound(description: summary) }
      Console.line(
        json
          ? JSONText.object([
            ("sound", "true"), ("movements", String(report.movements)),
            ("levels", String(report.variants)), ("oversold", String(report.shortUnits)),
          ]) : "sound: \(summary)")
    }
  }
}

/// The ledger and what is kept beside it disagree.
struct StockUnsound: Error, CustomStringConvertible {
  let description: String
}
