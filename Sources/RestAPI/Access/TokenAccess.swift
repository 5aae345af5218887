import Basics
import Hummingbird
import Storage

/// Asks for a token before a handler runs.
struct TokenAccess: Sendable {
  let database: any Database
  let clock: any WallClock
  let uses: TokenUses

  func require(_ scope: APITokens.Scope, _ request: Request) async throws -> APITokens.Holder {
    guard let header = request.headers[.authorization], header.utf8.count < 300 else {
      throw APIProblem.noToken
    }
    let now = clock.now()
    let words = header.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "bearer",
      let holder = try await APITokens.holder(String(words[1]), database: database, now: now)
    else { throw APIProblem.noToken }
    uses.note(holder.id, now: now, database: database)
    guard scope == .read || holder.scope == .write else { throw APIProblem.outOfScope }
    return holder
  }
}
