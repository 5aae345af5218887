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
  @Option(help: "Days from now, or the day from which on it opens nothing: YYYY-MM-DD.")
  var expires: TokenExpiry?

  func run() async throws {
    try await CommandEnvironment.run { services in
      guard name.hasCharacters(1...60) else {
        throw UsageProblem("the name of a token has 1 to 60 characters")
      }
      let token = try await APITokens.create(
        name: name, scope: scope, actor: CommandLineActor.current,
        expiresAt: try expires?.moment(now: services.clock.now(), zone: services.zone),
        database: services.database, now: services.clock.now())
      Console.line(token)
    }
  }
}

/// When a token ends, as people type it.
enum TokenExpiry: ExpressibleByArgument {
  case days(Int64)
  case day(CivilTime)

  init?(argument: String) {
    if let days = Int64(argument), (1...3650).contains(days) {
      self = .days(days)
    } else if argument.utf8.count == 10, let day = CivilTime.parse(argument)?.time {
      self = .day(day)
    } else {
      return nil
    }
  }

  /// - Throws: `UsageProblem` for a day that has begun already.
  func moment(now: Timestamp, zone: LocalTimeZone) throws -> Timestamp {
    switch self {
    case .days(let days): return now.adding(days: days)
    case .day(let day):
      let moment = zone.timestamp(of: day)
      guard now < moment else { throw UsageProblem("the token would have expired already") }
      return moment
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
        ["NAME", "SCOPE", "SINCE", "LAST USED", "EXPIRES", "STATE"],
        tokens.map { token in
          [
            token.name, token.scope, token.createdAt.iso8601,
            token.lastUsedAt?.iso8601 ?? "never", token.expiresAt?.iso8601 ?? "never",
            Self.state(of: token, now: services.clock.now()),
          ]
        })
    }
  }
}

extension TokenList {
  private static func state(of token: APITokens.Entry, now: Timestamp) -> String {
    if token.isRevoked { return "revoked" }
    return token.expiresAt.map { $0 <= now } == true ? "expired" : "in use"
  }
}

struct TokenRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Make a token useless.")

  @Argument(help: "The token's name.") var name: String

  func run() async throws {
    try await CommandEnvironment.run { services in
      try await APITokens.revoke(
        name: name, actor: CommandLineActor.current, database: services.database,
        now: services.clock.now())
      Console.line("revoked \(name)")
    }
  }
}
