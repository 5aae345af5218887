import Basics
import Commerce

/// Stores a page of customers' questions. One call is part of one transaction.
public struct QuestionWriter {
  public typealias Item = MappedRecord<QuestionRecord>

  private let connection: any SQLConnection
  private let channelID: Int64
  private let now: Timestamp

  public init(connection: any SQLConnection, channelID: Int64, now: Timestamp) {
    self.connection = connection
    self.channelID = channelID
    self.now = now
  }

  /// - Returns: the local id of each item, in order.
  public func write(_ items: [Item]) throws -> [Int64] {
    guard !items.isEmpty else { return [] }
    let rows = items.map { item in
      KeyedRow(
        existingID: item.existingID, key: [.integer(channelID), .text(item.record.remoteID)],
        values: values(item))
    }
    return try connection.store(rows, insert: Self.insert, update: Self.update)
  }

  private func values(_ item: Item) -> [SQLValue] {
    let record = item.record
    return [
      .text(record.text), .text(record.status.rawValue), .text(record.channelStatus),
      .integer((record.askedAt?.believed(at: now) ?? now).milliseconds),
      .optional(record.dueAt?.milliseconds),
      .text(record.productRemoteID), .text(record.productName), .text(record.productURL),
      .optional(record.customerRemoteID), .text(record.customerName), .flag(record.isPublic),
      .optional(record.answer), .optional(record.answeredAt?.milliseconds),
      .optional(record.refusedAnswer), .optional(record.refusalReason),
      .integer(item.contentHash),
    ]
  }

  private static let insert = SQLStatement(
    """
    INSERT INTO questions (channel_id, remote_id, question, status, channel_status, asked_at,
      due_at, product_remote_id, product_name, product_url, customer_remote_id, customer_name,
      is_public, answer, answered_at, refused_answer, refusal_reason, content_hash)
    VALUES (\(SQLStatement.placeholders(18))) RETURNING id
    """)
  private static let update = SQLStatement(
    """
    UPDATE questions SET question = ?, status = ?, channel_status = ?, asked_at = ?, due_at = ?,
      product_remote_id = ?, product_name = ?, product_url = ?, customer_remote_id = ?,
      customer_name = ?, is_public = ?, answer = ?, answered_at = ?, refused_answer = ?,
      refusal_reason = ?, content_hash = ? WHERE id = ?
    """)
}
