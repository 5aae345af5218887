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
    name: .customLong("secret"),
    help: "A secret: KEY=- to type it, or to take the next line of stdin; or KEY=VALUE.")
  var secrets: [String] = []

  func validate() throws {
    try WrongUsage.checking {
      try ChannelDirectory.check(
        platform: platform, name: name, settings: try KeyValueArguments.pairs(settings),
        // Those that come from stdin are there by then.
        secrets: try KeyValueArguments.pairs(secrets).mapValues { Secret($0) })
    }
  }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let account = try await services.channels.add(
        platform: platform, name: name, settings: try KeyValueArguments.pairs(settings),
        secrets: try KeyValueArguments.secrets(secrets), actor: CommandLineActor.current)
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
    try Dictionary(arguments.map(pair)) { $1 }
  }

  private static func pair(_ argument: String) throws -> (String, String) {
    guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
      throw UsageProblem("\"\(argument.cut(toBytes: 20, mark: "…"))\" is not KEY=VALUE")
    }
    return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
  }

  /// A terminal is asked for what is given as `-`, without showing what is typed; of a pipe each
  /// takes the next line.
  private static func typed(_ key: String) throws -> Secret {
    let line =
      isatty(STDIN_FILENO) == 1
      ? getpass("\(key): ").map { String(cString: $0) } : readLine(strippingNewline: true)
    guard let line, !line.isEmpty else {
      throw CommandFailure("\(key) was to be typed or read from stdin, but nothing came")
    }
    return Secret(line)
  }

  /// In the order of the arguments, which is that of the lines.
  static func secrets(_ arguments: [String]) throws -> [String: Secret] {
    var secrets: [String: Secret] = [:]
    for argument in arguments {
      let (key, value) = try pair(argument)
      secrets[key] = value == "-" ? try typed(key) : Secret(value)
    }
    return secrets
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
    name: .customLong("secret"),
    help: "A secret: KEY=- to type it, or to take the next line of stdin; or KEY=VALUE.")
  var secrets: [String] = []

  func validate() throws {
    if settings.isEmpty, secrets.isEmpty {
      throw ValidationError("give at least one --set KEY=VALUE or --secret KEY=VALUE")
    }
    try WrongUsage.checking {
      _ = try KeyValueArguments.pairs(settings)
      _ = try KeyValueArguments.pairs(secrets)
    }
  }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let account = try await change(try await services.channels.find(name), services)
      Console.line("changed \(account.name); next: tezgah channel check \(name)")
    }
  }

  private func change(
    _ account: ChannelAccount, _ services: AppServices
  ) async throws -> ChannelAccount {
    let secrets = try KeyValueArguments.secrets(secrets)
    do {
      return try await services.channels.change(
        account, settings: try KeyValueArguments.pairs(settings), secrets: secrets,
        actor: CommandLineActor.current)
    } catch let error as SettingsError {
      throw UsageProblem(error.description)
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
      try await CommandEnvironment.note(.channelChecked, "channel:\(account.id)", services)
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

  func validate() throws {
    guard yes || Console.standardInputIsTerminal else {
      throw ValidationError("nobody can be asked without a terminal: give --yes to remove \(name)")
    }
  }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let account = try await services.channels.find(name)
      if !yes {
        Console.note("Disconnect \(account.name) and forget its secrets? Type its name to confirm:")
        guard readLine(strippingNewline: true) == account.name else {
          throw CommandFailure("not removed; give --yes to remove without asking")
        }
      }
      try await services.channels.remove(account, actor: CommandLineActor.current)
      Console.line("removed \(account.name)")
    }
  }
}
