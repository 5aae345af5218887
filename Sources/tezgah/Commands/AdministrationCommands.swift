import App
import ArgumentParser
import Basics
import Foundation
import RestAPI
import Web

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at what usually goes wrong on a new machine.")

  @Flag(help: "One JSON object per line.") var json = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let findings = try await App.Doctor(services: services).examine()
      for finding in findings {
        Console.line(
          json
            ? JSONText.object([
              ("name", JSONText.string(finding.name)), ("ok", String(finding.isGood)),
              ("detail", JSONText.string(finding.detail)),
            ]) : "\(finding.isGood ? "ok  " : "LOOK")  \(finding.name): \(finding.detail)")
      }
    }
  }
}

struct Config: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the settings.", subcommands: [ConfigShow.self])
}

struct ConfigShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show every setting, secrets masked.")

  func run() async throws {
    try await CommandEnvironment.reportingFailures {
      let configuration = try AppConfiguration(environment: ProcessInfo.processInfo.environment)
      Console.table(
        ["SETTING", "VALUE", "FROM", "WHAT"],
        configuration.shown.map { [$0.name, $0.value, $0.source, $0.help] })
    }
  }
}

struct User: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "People who may sign in.", subcommands: [UserAdd.self])
}

extension Role: ExpressibleByArgument {}

struct UserAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a person; asks for the password.")

  @Argument(help: "The person's e-mail.") var email: String
  @Option(help: "owner, manager, packer, catalogue, service or viewer.") var role: Role
  @Flag(help: "Read the password from the first line of stdin.") var passwordStdin = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let password = try passwordStdin ? Self.fromStdin() : Self.asked()
      try await UserAccounts(database: services.database, clock: services.clock).add(
        email: email, password: password, role: role, actor: "cli")
      Console.line("added \(email) as \(role.rawValue)")
    }
  }

  private static func fromStdin() throws -> String {
    guard let line = readLine(strippingNewline: true) else {
      throw UsageProblem("no password came on stdin")
    }
    return line
  }

  private static func asked() throws -> String {
    guard let first = getpass("Password: ").map({ String(cString: $0) }),
      let second = getpass("Again: ").map({ String(cString: $0) })
    else { throw UsageProblem("no terminal to ask for the password; use --password-stdin") }
    guard first == second else { throw UsageProblem("the two passwords differ") }
    return first
  }
}

struct Token: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tokens for programs that use the API.", subcommands: [TokenCreate.self])
}

extension APITokens.Scope: ExpressibleByArgument {}

struct TokenCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a token and print it once.")

  @Argument(help: "A name to know it by.") var name: String
  @Option(help: "read or write.") var scope: APITokens.Scope

  func run() async throws {
    try await CommandEnvironment.run { services in
      let token = try await APITokens.create(
        name: name, scope: scope, database: services.database, now: services.clock.now())
      Console.line(token)
    }
  }
}
