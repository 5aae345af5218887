import Basics
import Storage

/// Units of a variant that are kept back from every channel.
public enum SafetyStock {
  /// Channels are told; bundles follow what is free of their parts.
  /// - Parameter units: 0 or more.
  /// - Returns: false when nothing is known of the variant's stock, or it is so already.
  @discardableResult
  public static func set(
    _ units: Int64, of variantID: Int64, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws -> Bool {
    let before = try connection.integer(select, [.integer(variantID)])
    guard let before, before != units else { return false }
    try connection.execute(update, [.integer(units), .integer(variantID)])
    let bundles = try BundleLevels(connection: connection, now: now).refresh(parts: [variantID])
    try Outbox(connection: connection, now: now).put(variants: [variantID] + bundles)
    try AuditLog.record(
      actor: actor, action: .safetyChanged, subject: "variant:\(variantID)",
      detail: "\(before) to \(units)", now: now, in: connection)
    return true
  }

  private static let select = SQLStatement("SELECT safety FROM stock_levels WHERE variant_id = ?")
  private static let update = SQLStatement(
    "UPDATE stock_levels SET safety = ?, version = version + 1 WHERE variant_id = ?")
}
