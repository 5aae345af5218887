import App
import ArgumentParser
import Basics
import Foundation
import Logging
import Simulator
import Storage
import Sync

/// The size and source of a simulated shop.
struct ShopOptions: ParsableArguments {
  @Option(help: "Orders of the simulated shop.") var orders = 2_000
  @Option(help: "Products of the simulated shop.") var products = 300
  @Option(help: "Favourites of the simulated shop.") var favourites = 1_000
  @Option(help: "Another number makes another shop of the same size.") var seed: UInt64 = 1
  @Option(help: "A retail CSV, plain or gzip, instead of a made-up shop.") var data: String?
  @Flag(help: "Let some variants of the made-up shop have the barcode of another.")
  var sharedBarcodes = false

  func validate() throws {
    let most = 100_000_000
    for (option, count) in [
      ("--orders", orders), ("--products", products), ("--favourites", favourites),
    ] { try count.checked(option, in: 0...most) }
  }

  func shop(
    port: Int = 0, faults: [String] = [], isStrict: Bool = false, latency: Duration = .zero,
    hasLimits: Bool = true, batchDelay: Duration? = nil
  ) -> DemoShop {
    DemoShop(
      seed: seed, orders: orders, products: products, favourites: favourites, dataFile: data,
      faults: faults, port: port, isStrict: isStrict, latency: latency, hasLimits: hasLimits,
      sharesBarcodes: sharedBarcodes, batchDelay: batchDelay)
  }
}

struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the simulated marketplaces alone.")

  @OptionGroup var options: ShopOptions
  @Option(help: "Port to listen on; any free one without it.") var port = 0
  @Option(name: .customLong("fault"), help: "NAME=RATE; may be given several times.")
  var faults: [String] = []
  @Option(help: "Milliseconds waited before every answer.") var latency = 0
  @Flag(help: "Refuse requests with members that WCF would silently ignore.") var strict = false
  @Flag(name: .customLong("no-limits"), help: "Let in as many Trendyol requests as come.")
  var hasNoLimits = false
  @Option(help: "Most milliseconds until a Trendyol batch is applied.") var batchDelay: Int?
  @Flag(help: "One JSON object per line.") var json = false

  func validate() throws {
    try PortArgument.check(port)
    try latency.checked("--latency", in: 0...3_600_000)
    try (batchDelay ?? 0).checked("--batch-delay", in: 0...3_600_000)
    _ = try WrongUsage.checking { try FaultPlan(parsing: faults) }
  }

  func run() async throws {
    try await CommandEnvironment.reportingFailures {
      try await ListenFailure.probe(host: "127.0.0.1", port: port)
      let server = try await options.shop(
        port: port, faults: faults, isStrict: strict, latency: .milliseconds(latency),
        hasLimits: !hasNoLimits, batchDelay: batchDelay.map { .milliseconds($0) }
      ).server(
        logger: CommandEnvironment.logger(.warning))
      let json = json
      let summary = server.shop.importSummary
      try await server.run { address in
        Console.line(Self.line(address, json: json))
        if let summary { Self.note(summary) }
      }
    }
  }

  /// The platforms one after the other; with `--json` one object, whose own fields are those of Ticimax.
  private static func line(_ address: SimulatorAddress, json: Bool) -> String {
    guard json else {
      return address.channels.map { channel in
        let values = channel.settings.filter { $0.name != "base-url" } + channel.secrets
        return ([channel.platform, channel.baseURL] + values.map { "\($0.name)=\($0.value)" })
          .joined(separator: " ")
      }.joined(separator: "  ")
    }
    return JSONText.object([
      ("platform", JSONText.string("ticimax")), ("baseUrl", JSONText.string(address.baseURL)),
      ("secrets", JSONText.object([("uye-kodu", JSONText.string(address.key))])),
      ("channels", "[" + address.channels.map(channel).joined(separator: ",") + "]"),
    ])
  }

  private static func channel(_ channel: SimulatedChannel) -> String {
    JSONText.object([
      ("platform", JSONText.string(channel.platform)),
      ("baseUrl", JSONText.string(channel.baseURL)),
      ("settings", JSONText.object(channel.settings.map { ($0.name, JSONText.string($0.value)) })),
      ("secrets", JSONText.object(channel.secrets.map { ($0.name, JSONText.string($0.value)) })),
    ])
  }

  /// How each row of a retail file was read, so that counts can be compared with the file's own.
  private static func note(_ summary: ImportSummary) {
    for figure in summary.figures { Console.note("\(figure.name): \(figure.value)") }
    for row in summary.badRows.prefix(20) { Console.note("line \(row.line): \(row.reason)") }
  }
}

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the whole program on a simulated shop.")

  @OptionGroup var options: ShopOptions
  @Option(help: "Port of the panel; 0 for any free one.") var port = 8080
  @Flag(help: "End after the first sync with a summary.") var once = false
  @Flag(help: "One JSON object per line.") var json = false

  func validate() throws { try PortArgument.check(port) }

  func run() async throws {
    try await CommandEnvironment.reportingFailures {
      let base = try AppConfiguration(environment: ProcessInfo.processInfo.environment)
      let configuration = try App.Demo.configuration(base)
      if !once { try await ListenFailure.probe(host: configuration.host, port: port) }
      let logger = CommandEnvironment.logger(configuration.logLevel)
      // When the demo ends, the simulator's connections are cut; that is no error to report.
      // Notices come twice, late and not at all, as real ones do; nothing else fails.
      let simulator = try await options.shop(
        faults: once ? [] : ["twice=0.1", "reordered=0.05", "lost=0.02"], hasLimits: false
      ).server(
        logger: CommandEnvironment.logger(.critical))
      let (addresses, continuation) = AsyncStream<SimulatorAddress>.makeStream()
      try await withThrowingTaskGroup { group in
        group.addTask { try await simulator.run { continuation.yield($0) } }
        group.addTask {
          for await address in addresses {
            try await AppServices.with(configuration, logger: logger) {
              try await show($0, address, simulator)
            }
            return
          }
        }
        // Whoever ends first ends the demo: the simulator only by failing.
        try await group.next()
        group.cancelAll()
      }
    }
  }

  private func show(
    _ services: AppServices, _ address: SimulatorAddress, _ simulator: SimulatorServer
  ) async throws {
    let demo = App.Demo(services: services)
    let password = try await demo.addOwner()
    let stop = StopSignal()
    let interrupts = InterruptSignals { stop.raise() }
    var reports: [SyncReport] = []
    let accounts = try await demo.connect(address)
    for account in accounts {
      let printer = ProgressPrinter(channel: account.name, json: json)
      let report = try await demo.sync(account, stop: stop) { printer.print($0) }
      printer.finish(report)
      guard report.state == .complete else {
        if report.state == .stopped { throw ExitStatus.stopped }
        throw CommandFailure("\(report.message) — run the demo again")
      }
      reports.append(report)
    }
    interrupts.cancel()
    tell(try await demo.finish(reports))
    guard !once else { return }
    let json = json
    let traffic = DemoTraffic(
      services: services, simulator: simulator, accounts: accounts, seed: options.seed
    ) { json ? Console.note($0) : Console.line($0) }
    try await serve(services, password: password, traffic)
    Console.note(await traffic.summary)
  }

  /// Serves the panel, with sales going on, until somebody ends it.
  private func serve(
    _ services: AppServices, password: String, _ traffic: DemoTraffic
  ) async throws {
    let (addresses, continuation) = AsyncStream<String>.makeStream()
    let living = Task { for await url in addresses { await traffic.run(base: url) } }
    defer { living.cancel() }
    try await WebServer(
      services: services, host: services.configuration.host, port: port, runsWorker: true
    ).run { url in
      Console.note("listening on \(url)")
      for line in door(url, password) { Console.line(line) }
      continuation.yield(url)
    }
    living.cancel()
    await living.value
  }

  /// How to sign in.
  private func door(_ url: String, _ password: String) -> [String] {
    guard json else {
      return [
        "", "Open \(url) and sign in:", "  e-mail    \(App.Demo.email)", "  password  \(password)",
        "Ctrl-C ends the demo.",
      ]
    }
    return [
      JSONText.object([
        ("url", JSONText.string(url)), ("email", JSONText.string(App.Demo.email)),
        ("password", JSONText.string(password)),
      ])
    ]
  }

  private func tell(_ summary: App.Demo.Summary) {
    if json {
      let counts = summary.counts.map { ($0.name, String($0.count)) }
      Console.line(
        JSONText.object([
          ("demo", JSONText.string("complete")),
          ("linkedListings", String(summary.linkedListings)),
          ("scored", String(summary.scoredProducts)), ("feedItems", String(summary.feedItems)),
          ("counts", JSONText.object(counts)),
        ]))
    } else {
      let counts = summary.counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
      Console.line(
        "stored \(counts); \(summary.linkedListings) listings of the marketplace are the shop's "
          + "own goods; scored \(summary.scoredProducts) products; "
          + "\(summary.feedItems) items in /feeds/google.xml")
    }
  }
}
