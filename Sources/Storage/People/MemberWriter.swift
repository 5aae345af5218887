import Basics
import Commerce

/// Stores a page of members and ties each to its customer. One call is part of one transaction.
public struct MemberWriter {
  public struct Item: Sendable {
    public var record: MemberRecord
    public var contentHash: Int64
    public var existingID: Int64?

    public init(record: MemberRecord, contentHash: Int64, existingID: Int64?) {
      self.record = record
      self.contentHash = contentHash
      self.existingID = existingID
    }
  }

  private let connection: any SQLConnection
  private let channelID: Int64
  private let currency: Currency

  public init(connection: any SQLConnection, channelID: Int64, currency: Currency) {
    self.connection = connection
    self.channelID = channelID
    self.currency = currency
  }

  /// - Returns: the local id of each item, in order.
  public func write(_ items: [Item]) throws -> [Int64] {
    guard !items.isEmpty else { return [] }
    var resolver = CustomerResolver(connection: connection)
    let customers = try resolver.resolve(items.map { mention($0.record) })
    let rows = zip(items, customers).map { values($0, customerID: $1) }
    let fresh = items.indices.filter { items[$0].existingID == nil }
    let inserted = try connection.insertBatch(
      Self.insert,
      fresh.map { [.integer(channelID), .text(items[$0].record.remoteID)] + rows[$0] })
    try connection.executeBatch(
      Self.update,
      zip(items, rows).compactMap { item, row in item.existingID.map { row + [.integer($0)] } })
    var ids = items.map { $0.existingID ?? 0 }
    for (index, id) in zip(fresh, inserted) { ids[index] = id }
    return ids
  }

  private func mention(_ record: MemberRecord) -> CustomerMention {
    CustomerMention(
      channelID: channelID, memberRemoteID: record.remoteID, name: record.fullName,
      email: record.email, phone: record.phone, city: record.city,
      currency: currency.rawValue, at: record.registeredAt ?? Timestamp(milliseconds: 0))
  }

  private func values(_ item: Item, customerID: Int64?) -> [SQLValue] {
    let record = item.record
    return [
      .optional(customerID), .text(record.fullName), .text(record.email), .text(record.phone),
      .optional(record.registeredAt?.milliseconds), .optional(record.lastLoginAt?.milliseconds),
      .flag(record.allowsEmail), .flag(record.allowsSMS), .flag(record.isActive),
      .integer(item.contentHash),
    ]
  }

  private static let insert = SQLStatement(
    """
    INSERT INTO members (channel_id, remote_id, customer_id, name, email, phone, registered_at,
      last_login_at, allows_email, allows_sms, is_active, content_hash)
    VALUES (\(SQLStatement.placeholders(12))) RETURNING id
    """)
  private static let update = SQLStatement(
    """
    UPDATE members SET customer_id = ?, name = ?, email = ?, phone = ?, registered_at = ?,
      last_login_at = ?, allows_email = ?, allows_sms = ?, is_active = ?, content_hash = ?,
      missing_sweeps = 0, removed_at = NULL WHERE id = ?
    """)
}
