import App
import ArgumentParser
import Basics
import ConnectorKit
import Foundation
import Storage

struct Channel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Connect, check, change and remove channels.",
    subcommands: [
      ChannelAdd.self, ChannelSet.self, ChannelList.self, ChannelCheck.self, ChannelRemove.self,
    ])
}

struct ChannelAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Connect a shop or a marketplace account.")

  @Argument(help: "The platform, such as ticimax.") var platform: String
  @Argument(help: "Your name for the account: letters, digits, - and _.") var name: String
  @Option(name: .customLong("set"), help: "A setting: KEY=VALUE.") var settings: [String] = []
  @Option(
    name: .customLong("secret"), help: "A secret: KEY=VALUE, or KEY=- to read it from stdin.")
  var secrets: [String] = []

  func run() async throws {
    try await CommandEnvironment.run { services in
      let account = try await services.channels.add(
        platform: platform, name: name, settings: try KeyValueArguments.pairs(settings),
        secrets: try KeyValueArguments.secrets(secrets), actor: "cli")
      if let twin = try await services.channels.twin(of: account) {
        Console.note(
          "\(twin.name) is the same shop: what both read is counted twice; remove one of them")
      }
      Console.line(
        "added \(account.name) (\(account.platform)); next: tezgah channel check \(name)")
    }
  }
}

/// `KEY=VALUE` arguments.
enum KeyValueArguments {
  static func pairs(_ arguments: [String]) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for argument in arguments {
      guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
        throw UsageProblem("\"\(argument.prefix(20))\" is not KEY=VALUE")
      }
      pairs[String(argument[..<equals])] = String(argument[argument.index(after: equals)...])
    }
    return pairs
  }

  private static func secret(_ value: String) throws -> Secret {
    guard value == "-" else { return Secret(value) }
    guard let line = readLine(strippingNewline: true), !line.isEmpty else {
      throw UsageProblem("a secret was to be read from stdin, but nothing came")
    }
    return Secret(line)
  }

  static func secrets(_ arguments: [String]) throws -> [String: Secret] {
    try pairs(arguments).mapValues { try secret($0) }
  }
}

struct ChannelSet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change settings and secrets of a channel; what is not named stays.")

  @Argument(help: "The channel's name.") var name: String
  @Option(
    name: .customLong("set"), help: "A setting: KEY=VALUE; KEY= takes the default again.")
  var settings: [String] = []
  @Option(
    name: .customLong("secret"), help: "A secret: KEY=VALUE, or KEY=- to read it from stdin.")
  var secrets: [String] = []

  func validate() throws {
    if settings.isEmpty, secrets.isEmpty {
      throw ValidationError("give at least one --set KEY=VALUE or --secret KEY=VALUE")
    }
  }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let account = try await services.channels.change(
        try await services.channels.find(name), settings: try KeyValueArguments.pairs(settings),
        secrets: try KeyValueArguments.secrets(secrets), actor: "cli")
      Console.line("changed \(account.name); next: tezgah channel check \(name)")
    }
  }
}

struct ChannelList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the connected channels.")

  @Flag(help: "One JSON object per line.") var json = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let accounts = try await services.channels.list()
      if json {
        for account in accounts {
          Console.line(
            JSONText.object([
              ("id", JSONText.string(String(account.id))),
              ("name", JSONText.string(account.name)),
              ("platform", JSONText.string(account.platform)),
              ("createdAt", JSONText.string(account.createdAt.iso8601)),
            ]))
        }
      } else if accounts.isEmpty {
        Console.line("no channels yet; connect one with: tezgah channel add PLATFORM NAME")
      } else {
        Console.table(
          ["NAME", "PLATFORM", "SETTINGS"],
          accounts.map { account in
            let settings = account.settings.sorted { $0.key < $1.key }
            return [
              account.name, account.platform,
              settings.map { "\($0.key)=\($0.value)" }.joined(separator: " "),
            ]
          })
      }
    }
  }
}

struct ChannelCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Call the channel once and say whether it works.")

  @Argument(help: "The channel's name.") var name: String
  @Flag(help: "One JSON object per line.") var json = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let account = try await services.channels.find(name)
      let check = try await services.check(account)
      for finding in check.findings {
        Console.line(
          json
            ? JSONText.object([
              ("level", JSONText.string(finding.level.rawValue)),
              ("message", JSONText.string(finding.message)),
            ]) : "\(finding.level.rawValue.uppercased())  \(finding.message)")
      }
    }
  }
}

struct ChannelRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Disconnect a channel and forget its secrets. Orders and products stay.")

  @Argument(help: "The channel's name.") var name: String
  @Flag(help: "Do not ask.") var yes = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let account = try await services.channels.find(name)
      if !yes {
        Console.note("Disconnect \(account.name) and forget its secrets? Type its name to confirm:")
        guard readLine(strippingNewline: true) == account.name else {
          throw UsageProblem("not removed; give --yes to remove without asking")
        }
      }
      try await services.channels.remove(account, actor: "cli")
      Console.line("removed \(account.name)")
    }
  }
}
