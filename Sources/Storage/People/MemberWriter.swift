import Basics
import Commerce

/// Stores a page of members and ties each to its customer. One call is part of one transaction.
public struct MemberWriter {
  public typealias Item = MappedRecord<MemberRecord>

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
    let rows = zip(items, customers).map { item, customerID in
      KeyedRow(
        existingID: item.existingID, key: [.integer(channelID), .text(item.record.remoteID)],
        values: values(item, customerID: customerID))
    }
    return try connection.store(rows, insert: Self.insert, update: Self.update)
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
