import Basics
import Crypto
import Foundation
import Storage

/// Slows guessing down: after some failures a key waits, twice as long each time. Counted in the
/// database, so that a restart forgets nothing.
///
/// Who signs in counts by address and by account, whichever waits longer, so that neither many
/// accounts from one address nor one account from many can be guessed at. A browser in which the person
/// signed in before counts by itself alone (`KnownBrowsers`): guessers elsewhere cannot keep it out.
public struct LoginGate: Sendable {
  /// What failures are counted by.
  public enum Key: Sendable, Hashable {
    /// The e-mail in its normal form.
    case account(String)
    /// A subscriber's address: of IPv6 the network of 64 bits that one has.
    case address(String)
    /// The token of a browser that is known.
    case browser(String)
    /// Somebody who is signed in and says the password once more.
    case person(Int64)

    /// Failures until the first wait. An address may be a whole office's.
    var freeFailures: Int64 {
      switch self {
      case .address: 20
      case .account, .browser, .person: 5
      }
    }

    /// The row's key: of one length, whatever was typed.
    var stored: String {
      let text =
        switch self {
        case .account(let email): "account \(email)"
        case .address(let address): "address \(LoginGate.subscriber(address))"
        case .browser(let token): "browser \(token)"
        case .person(let id): "person \(id)"
        }
      return Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }
  }

  static let longestWaitSeconds: Int64 = 3600
  /// Failures are forgotten after a quiet day.
  static let forgetAfterSeconds: Int64 = 86_400
  /// Keys that are counted at a time; of more the oldest are forgotten.
  static let mostKeys = 100_000

  private let database: any Database
  private let clock: any WallClock

  public init(database: any Database, clock: any WallClock) {
    self.database = database
    self.clock = clock
  }

  private struct Count {
    var failures: Int64
    var lastAt: Int64
    var blockedUntil: Int64
  }

  /// Asks to try a password. The attempt counts as failed from now on, until `succeeded` says that it
  /// was right: attempts that are sent at once cannot all pass before the first has failed.
  /// - Returns: seconds until all keys may try again; 0 when they may now.
  public func admit(_ keys: [Key]) async throws -> Int64 {
    let now = clock.now()
    return try await database.write { connection in
      let counts = try connection.firstMatches(
        Self.select, keys.map { [.text($0.stored)] }
      ) { Count(failures: $0.integer(0), lastAt: $0.integer(1), blockedUntil: $0.integer(2)) }
      let until = counts.compactMap { $0?.blockedUntil }.max() ?? 0
      if until > now.milliseconds { return (until - now.milliseconds + 999) / 1000 }
      try connection.executeBatch(
        Self.upsert,
        zip(keys, counts).map { Self.row($0, after: $1, now) }.sorted { $0.key < $1.key }
          .map { $0.values })
      if counts.contains(where: { $0 == nil }) { try Self.prune(now, in: connection) }
      return 0
    }
  }

  private static func row(
    _ key: Key, after count: Count?, _ now: Timestamp
  ) -> (key: String, values: [SQLValue]) {
    let isRecent =
      count.map { now.milliseconds - $0.lastAt < forgetAfterSeconds * 1000 } ?? false
    let failures = (isRecent ? count?.failures ?? 0 : 0) + 1
    let wait = waitSeconds(after: failures, free: key.freeFailures)
    return (
      key.stored,
      [
        .text(key.stored), .integer(failures), .integer(now.adding(seconds: wait).milliseconds),
        .integer(now.milliseconds),
      ]
    )
  }

  /// The password was right. What an address has failed at before stays: the next account may be
  /// guessed from it.
  public func succeeded(_ keys: [Key]) async throws {
    try await database.write { connection in
      for key in keys.sorted(by: { $0.stored < $1.stored }) {
        if case .address = key {
          try connection.execute(Self.takeBack, [.text(key.stored)])
        } else {
          try connection.execute(
            "DELETE FROM login_attempts WHERE key = ?", [.text(key.stored)])
        }
      }
    }
  }

  /// Forgets what is a day old, and the oldest where there are too many.
  public static func prune(_ now: Timestamp, in connection: any SQLConnection) throws {
    let moment = now.adding(seconds: -forgetAfterSeconds).milliseconds
    try connection.execute(forgetOld, [.integer(moment), .count(100)])
    try connection.execute(forgetMost, [.count(100), .count(mostKeys)])
  }

  /// - Parameter free: failures until the first wait.
  static func waitSeconds(after failures: Int64, free: Int64) -> Int64 {
    guard failures >= free else { return 0 }
    return min(longestWaitSeconds, 15 << min(failures - free, 10))
  }

  /// Of IPv6 the first 64 bits: each subscriber has at least those.
  static func subscriber(_ address: String) -> String {
    guard let address = IPAddress(address)?.unmapped else { return address }
    guard !address.isIPv4 else { return address.bytes.map { String($0) }.joined(separator: ".") }
    return address.bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
  }

  private static let select = SQLStatement(
    "SELECT failures, last_at, blocked_until FROM login_attempts WHERE key = ?")
  private static let upsert = SQLStatement(
    """
    INSERT INTO login_attempts (key, failures, blocked_until, last_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET failures = excluded.failures,
      blocked_until = excluded.blocked_until, last_at = excluded.last_at
    """)
  private static let takeBack = SQLStatement(
    "UPDATE login_attempts SET failures = failures - 1, blocked_until = 0 WHERE key = ?")
  private static let forgetOld = SQLStatement(
    """
    DELETE FROM login_attempts WHERE key IN (
      SELECT key FROM login_attempts WHERE last_at < ? ORDER BY last_at LIMIT ?)
    """)
  private static let forgetMost = SQLStatement(
    """
    DELETE FROM login_attempts WHERE key IN (
      SELECT key FROM login_attempts ORDER BY last_at DESC LIMIT ? OFFSET ?)
    """)
}
