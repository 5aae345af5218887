import App
import ArgumentParser
import Basics
import Feeds
import Foundation
import Storage

struct Feed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Product feeds for Google and others.",
    subcommands: [FeedAdd.self, FeedList.self, FeedBuild.self, FeedCheck.self])
}

struct FeedAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a feed, or replace the one with the same slug.")

  @Argument(help: "A definition in YAML; docs/feeds.md tells what it may hold.") var file: String

  func run() async throws {
    try await CommandEnvironment.run { services in
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw CommandFailure("\(file) cannot be read")
      }
      guard let yaml = String(validating: bytes, as: UTF8.self) else {
        throw CommandFailure("\(file) is not UTF-8")
      }
      let now = services.clock.now()
      let definition = try await services.database.write {
        try StoredFeeds.add(yaml: yaml, actor: CommandLineActor.current, now: now, in: $0)
      }
      Console.line("added \(definition.slug); next: tezgah feed build \(definition.slug)")
    }
  }
}

struct FeedList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the feeds and when they were built.")

  @Flag(help: "One JSON object per line.") var json = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let feeds = try await services.database.read { try StoredFeeds.list(in: $0) }
      if json {
        for feed in feeds { Console.line(FeedText.json(feed)) }
      } else {
        Console.table(
          ["SLUG", "STATE", "ITEMS", "SKIPPED", "BUILT", "TITLE"],
          feeds.map { feed in
            [
              feed.slug, feed.state.rawValue, feed.itemCount.map { String($0) } ?? "-",
              feed.skippedCount.map { String($0) } ?? "-", feed.builtAt?.iso8601 ?? "-",
              feed.title,
            ]
          })
      }
    }
  }
}

struct FeedBuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build a feed and publish it.")

  @Argument(help: "The feed's slug, such as google.") var name: String
  @Option(help: "Also copy the file here.") var output: String?
  @Flag(help: "Publish even when far fewer items are in it than before.") var force = false
  @Flag(help: "One JSON object per line.") var json = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      try await CommandEnvironment.note(
        .feedBuilt, "feed:\(name)", detail: force ? "force" : "", services)
      let outcome = try await services.feedBuilder.build(name, force: force)
      if let output { try FeedText.copy(outcome.artifact.plain.path, to: output) }
      if json {
        Console.line(
          JSONText.object([
            ("feed", JSONText.string(outcome.slug)), ("items", String(outcome.report.written)),
            ("skipped", String(outcome.report.skippedTotal)),
            ("filtered", String(outcome.report.filtered)),
            ("bytes", String(outcome.artifact.plain.byteCount)),
            ("changed", String(outcome.isChanged)),
            ("milliseconds", String(outcome.elapsedMilliseconds)),
          ]))
      } else {
        Console.line(
          "built \(outcome.slug): \(outcome.report.written) items, "
            + "\(outcome.artifact.plain.byteCount) bytes in \(outcome.elapsedMilliseconds) ms"
            + (outcome.isChanged ? "" : ", the same as before"))
        for line in FeedText.lines(outcome.report) { Console.line(line) }
      }
    }
  }
}

struct FeedCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say how a feed stands: its last build and what it left out.")

  @Argument(help: "The feed's slug, such as google.") var name: String

  func run() async throws {
    try await CommandEnvironment.run { services in
      let found = try await services.database.read { connection in
        try StoredFeeds.find(name, in: connection).map {
          (feed: $0, skipped: try StoredFeeds.skippedItems(feedID: $0.id, in: connection))
        }
      }
      guard let (feed, skipped) = found else { throw BuildFailure.noFeed(slug: name) }
      _ = try FeedDefinition(yaml: feed.definition)
      guard let builtAt = feed.builtAt, let report = feed.report else {
        throw CommandFailure("\(name) was never built; next: tezgah feed build \(name)")
      }
      let isStale = try await services.feedBuilder.isStale(name)
      Console.line("\(feed.slug): \(feed.state.rawValue), built \(builtAt.iso8601)")
      Console.line(isStale ? "there is news since; the next build takes it in" : "up to date")
      for line in FeedText.lines(report) { Console.line(line) }
      for item in skipped.prefix(20) {
        Console.line("  left out \(item.sku): \(FeedText.reason(item.reason))")
      }
      if !feed.message.isEmpty { throw CommandFailure(feed.message) }
    }
  }
}
