import App
import ArgumentParser
import Basics
import RestAPI

struct Token: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tokens for programs that use the API.",
    subcommands: [TokenCreate.self, TokenList.self, TokenRevoke.self])
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

struct TokenList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the tokens' names and what they may do.")

  func run() async throws {
    try await CommandEnvironment.run { services in
      let tokens = try await APITokens.list(database: services.database)
      guard !tokens.isEmpty else {
        return Console.line("no tokens; make one with: tezgah token create NAME --scope read")
      }
      Console.table(
        ["NAME", "SCOPE", "SINCE", "STATE"],
        tokens.map {
          [$0.name, $0.scope, $0.createdAt.iso8601, $0.isRevoked ? "revoked" : "in use"]
        })
    }
  }
}

struct TokenRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Make a token useless.")

  @Argument(help: "The token's name.") var name: String

  func run() async throws {
    try await CommandEnvironment.run { services in
      try await APITokens.revoke(
        name: name, database: services.database, now: services.clock.now())
      Console.line("revoked \(name)")
    }
  }
}
