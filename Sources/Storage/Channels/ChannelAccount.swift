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
    let json = String(decoding: try JSONEncoder().encode(settings), as: UTF8.self)
    let sealed = try box.seal(
      secrets, context: ChannelAccount.context(platform: platform, name: name))
    do {
      return try connection.insertBatch(
        """
        INSERT INTO channels (platform, name, settings, secrets, created_at)
        VALUES (?, ?, ?, ?, ?) RETURNING id
        """,
        [[.text(platform), .text(name), .text(json), .blob(sealed), .integer(now.milliseconds)]]
      )[0]
    } catch let error as StorageError where error.kind == .uniqueViolation {
      throw NameTaken(name: name)
    }
  }

  /// Accounts that were not removed, by name.
  public static func list(in connection: any SQLConnection) throws -> [ChannelAccount] {
    try connection.rows(
      SQLStatement("\(select) WHERE removed_at IS NULL ORDER BY name", isReused: false), [], map)
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
