import Foundation
import Storage
import StoragePostgres
import TestKit

/// A database of the server that the tests run on, reached in ways of a test's own.
struct Server: Sendable {
  let database: any Database
  let address: String

  /// Runs the body on a migrated database. Only where the tests run on PostgreSQL.
  static func with<T: Sendable>(_ body: (Server) async throws -> T) async throws -> T {
    try await TemporaryDatabase.with { temporary in
      guard let address = temporary.address else { throw NotOnPostgres() }
      return try await body(Server(database: temporary.database, address: address))
    }
  }

  struct NotOnPostgres: Error {}

  private var parts: URLComponents { URLComponents(string: address) ?? URLComponents() }

  /// The unix socket of the throw-away server, whose folder the URL names.
  var socket: String {
    let folder = parts.queryItems?.first { $0.name == "host" }?.value ?? ""
    return folder + "/.s.PGSQL.5432"
  }

  /// The same database through a proxy.
  func address(through proxy: FreezableProxy) -> String {
    "postgres://tezgah@127.0.0.1:\(proxy.port)\(parts.path)"
  }

  /// The same database with more of libpq's options.
  func address(with options: [String: String]) -> String {
    var parts = self.parts
    parts.queryItems =
      (parts.queryItems ?? []) + options.map { URLQueryItem(name: $0.key, value: $0.value) }
    return parts.string ?? address
  }

  /// Connections of others to this database, by their state.
  func connections(_ condition: String = "true") async throws -> Int64 {
    try await database.write(.readCommitted) { connection in
      try connection.integer(
        SQLStatement(
          """
          SELECT count(*) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND backend_type = 'client backend' AND \(condition)
          """, isReused: false)) ?? 0
    }
  }
}

/// Limits short enough for a test to wait for, and long enough for a busy machine to keep to while
/// the server is there.
extension PostgresLimits {
  static var short: PostgresLimits {
    var limits = PostgresLimits()
    limits.leaseTimeout = .seconds(6)
    limits.connectSeconds = 6
    limits.statementTimeout = .seconds(6)
    limits.answerTimeout = .seconds(3)
    return limits
  }
}
