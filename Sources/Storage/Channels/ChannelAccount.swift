import Basics
import Foundation

/// One account at one platform, as stored.
public struct ChannelAccount: Sendable {
  public var id: Int64
  public var platform: String
  public var name: String
  public var settings: [String: String]
  public var createdAt: Timestamp
  let sealedSecrets: [UInt8]

  public func secrets(_ box: SecretBox) throws -> [String: Secret] {
    try box.open(sealedSecrets, context: Self.context(platform: platform, name: name))
  }

  static func context(platform: String, name: String) -> String { "channel:\(platform):\(name)" }
}

public enum ChannelAccounts {
  public struct NameTaken: Error, Sendable {
    public let name: String
  }

  /// - Throws: `NameTaken`.
  public static func add(
    platform: String, name: String, settings: [String: String], secrets: [String: Secret],
    box: SecretBox, now: Timestamp, in connection: any SQLConnection
  ) throws -> Int64 {
    let sealed = try box.seal(
      secrets, context: ChannelAccount.context(platform: platform, name: name))
    return try naming(name) {
      try connection.insertBatch(
        """
        INSERT INTO channels (platform, name, settings, secrets, created_at)
        VALUES (?, ?, ?, ?, ?) RETURNING id
        """,
        [
          [
            .text(platform), .text(name), .text(try json(settings)), .blob(sealed),
            .integer(now.milliseconds),
          ]
        ])[0]
    }
  }

  /// Gives an account other settings and secrets, or takes a removed one into use again under a new
  /// name: its orders and products are still there and are gone on with.
  /// - Throws: `NameTaken`.
  public static func save(
    _ account: ChannelAccount, name: String, settings: [String: String],
    secrets: [String: Secret], box: SecretBox, in connection: any SQLConnection
  ) throws {
    let sealed = try box.seal(
      secrets, context: ChannelAccount.context(platform: account.platform, name: name))
    try naming(name) {
      try connection.execute(
        "UPDATE channels SET name = ?, settings = ?, secrets = ?, removed_at = NULL WHERE id = ?",
        [.text(name), .text(try json(settings)), .blob(sealed), .integer(account.id)])
    }
  }

  private static func json(_ settings: [String: String]) throws -> String {
    String(decoding: try JSONEncoder().encode(settings), as: UTF8.self)
  }

  @discardableResult
  private static func naming<T>(_ name: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as StorageError where error.kind == .uniqueViolation {
      throw NameTaken(name: name)
    }
  }

  /// Accounts of a platform that were removed, the latest first.
  public static func removed(
    platform: String, in connection: any SQLConnection
  ) throws -> [ChannelAccount] {
    try connection.rows(
      SQLStatement(
        "\(select) WHERE removed_at IS NOT NULL AND platform = ? ORDER BY removed_at DESC, id DESC",
        isReused: false), [.text(platform)], map)
  }

  /// Accounts that were not removed, by name.
  public static func list(in connection: any SQLConnection) throws -> [ChannelAccount] {
    try connection.rows(
      connection.expanded("\(select) WHERE removed_at IS NULL ORDER BY name {bytes}"), [], map)
  }

  public static func find(
    name: String, in connection: any SQLConnection
  ) throws -> ChannelAccount? {
    try connection.first(
      SQLStatement("\(select) WHERE removed_at IS NULL AND name = ?", isReused: false),
      [.text(name)], map)
  }

  public static func find(id: Int64, in connection: any SQLConnection) throws -> ChannelAccount? {
    try connection.first(
      SQLStatement("\(select) WHERE removed_at IS NULL AND id = ?", isReused: false),
      [.integer(id)], map)
  }

  /// Takes the account out of use and forgets its secrets. Its orders and products stay; the name
  /// becomes free again.
  public static func remove(
    id: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      """
      UPDATE channels SET removed_at = ?, secrets = ?, name = name || ' #' || ?
      WHERE id = ? AND removed_at IS NULL
      """,
      [.integer(now.milliseconds), .blob([]), .text(String(id)), .integer(id)])
  }

  private static let select = """
    SELECT id, platform, name, settings, secrets, created_at FROM channels
    """

  private static func map(_ row: any SQLRow) throws -> ChannelAccount {
    let settings = try JSONDecoder().decode(
      [String: String].self, from: Data(row.text(3).utf8))
    return ChannelAccount(
      id: row.integer(0), platform: row.text(1), name: row.text(2), settings: settings,
      createdAt: Timestamp(milliseconds: row.integer(5)), sealedSecrets: row.blob(4))
  }
}
