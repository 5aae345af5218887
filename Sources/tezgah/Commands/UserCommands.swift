import App
import ArgumentParser
import Basics
import Foundation
import Web

struct User: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "People who may sign in.",
    subcommands: [
      UserAdd.self, UserList.self, UserPassword.self, UserRole.self, UserDisable.self,
      UserEnable.self,
    ])
}

extension Role: ExpressibleByArgument {}

struct UserAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a person; asks for the password.")

  @Argument(help: "The person's e-mail.") var email: String
  @Option(help: "owner, manager, packer, catalogue, service or viewer.") var role: Role
  @Flag(help: "Read the password from the first line of stdin.") var passwordStdin = false

  func validate() throws {
    try WrongUsage.checking {
      guard ContactNormalization.email(email) != nil else {
        throw UserAccounts.Problem.invalidEmail(email)
      }
    }
  }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let password = try TypedPassword.read(fromStdin: passwordStdin)
      try await services.userAccounts.add(
        email: email, password: password, role: role, actor: CommandLineActor.current)
      Console.line("added \(email) as \(role.rawValue)")
    }
  }
}

/// A password from the keyboard, typed twice, or from a pipe.
enum TypedPassword {
  static func read(fromStdin: Bool) throws -> String {
    try fromStdin ? self.fromStdin() : asked()
  }

  private static func fromStdin() throws -> String {
    guard let line = readLine(strippingNewline: true) else {
      throw CommandFailure("no password came on stdin")
    }
    return line
  }

  private static func asked() throws -> String {
    guard let first = getpass("Password: ").map({ String(cString: $0) }),
      let second = getpass("Again: ").map({ String(cString: $0) })
    else { throw UsageProblem("no terminal to ask for the password; use --password-stdin") }
    guard first == second else { throw CommandFailure("the two passwords differ") }
    return first
  }
}

struct UserList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show who may sign in.")

  func run() async throws {
    try await CommandEnvironment.run { services in
      let people = try await services.userAccounts.list()
      guard !people.isEmpty else {
        return Console.line("nobody yet; add one with: tezgah user add EMAIL --role owner")
      }
      Console.table(
        ["E-MAIL", "ROLE", "SINCE", "STATE"],
        people.map {
          [
            $0.email, $0.role.rawValue, $0.createdAt.iso8601,
            $0.isDisabled ? "disabled" : "may sign in",
          ]
        })
    }
  }
}

struct UserPassword: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "Give a person a new password; ends the person's sessions.")

  @Argument(help: "The person's e-mail.") var email: String
  @Flag(help: "Read the password from the first line of stdin.") var passwordStdin = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let password = try TypedPassword.read(fromStdin: passwordStdin)
      try await services.userAccounts.resetPassword(
        email: email, to: password, actor: CommandLineActor.current)
      Console.line("changed the password of \(email)")
    }
  }
}

struct UserRole: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Change what a person may do.")

  @Argument(help: "The person's e-mail.") var email: String
  @Argument(help: "owner, manager, packer, catalogue, service or viewer.") var role: Role

  func run() async throws {
    try await CommandEnvironment.run { services in
      try await services.userAccounts.setRole(
        email: email, to: role, actor: CommandLineActor.current)
      Console.line("\(email) is \(role.rawValue) now")
    }
  }
}

struct UserDisable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Keep a person from signing in.")

  @Argument(help: "The person's e-mail.") var email: String

  func run() async throws {
    try await CommandEnvironment.run { services in
      try await services.userAccounts.setDisabled(
        email: email, true, actor: CommandLineActor.current)
      Console.line("\(email) cannot sign in any more")
    }
  }
}

struct UserEnable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Let a disabled person sign in again.")

  @Argument(help: "The person's e-mail.") var email: String

  func run() async throws {
    try await CommandEnvironment.run { services in
      try await services.userAccounts.setDisabled(
        email: email, false, actor: CommandLineActor.current)
      Console.line("\(email) may sign in again")
    }
  }
}
