import Basics
import Commerce

/// Stores lines of a channel's account. One call is part of one transaction.
public struct SettlementWriter {
  private let connection: any SQLConnection
  private let channelID: Int64

  public init(connection: any SQLConnection, channelID: Int64) {
    self.connection = connection
    self.channelID = channelID
  }

  /// A line that is stored takes its newest words; of two with the same key the later one counts.
  public func write(_ records: [SettlementRecord]) throws {
    try connection.executeBatch(
      Self.upsert, records.lastOfEach { RecordKey($0.remoteID) }.map { values($0) })
  }

  private func values(_ record: SettlementRecord) -> [SQLValue] {
    [
      .integer(channelID), .text(record.remoteID), .text(record.kind),
      .integer(record.occurredAt.milliseconds), .text(record.currency.rawValue),
      .integer(record.debitMinor), .integer(record.creditMinor),
      .optional(record.commissionMinor), .optional(record.commissionRateBasisPoints),
      .integer(record.netMinor), .optional(record.orderNumber),
      .optional(record.packageRemoteID), .optional(record.variantRemoteID), .text(record.note),
      .optional(record.paymentRemoteID), .optional(record.paidAt?.milliseconds),
    ]
  }

  private static let upsert = SQLStatement(
    """
    INSERT INTO settlements (channel_id, remote_id, kind, occurred_at, currency, debit_minor,
      credit_minor, commission_minor, commission_rate_bp, net_minor, order_remote_id,
      package_remote_id, variant_remote_id, note, payment_remote_id, paid_at)
    VALUES (\(SQLStatement.placeholders(16)))
    ON CONFLICT (channel_id, remote_id) DO UPDATE SET
      kind = excluded.kind, occurred_at = excluded.occurred_at, currency = excluded.currency,
      debit_minor = excluded.debit_minor, credit_minor = excluded.credit_minor,
      commission_minor = excluded.commission_minor,
      commission_rate_bp = excluded.commission_rate_bp, net_minor = excluded.net_minor,
      order_remote_id = excluded.order_remote_id,
      package_remote_id = excluded.package_remote_id,
      variant_remote_id = excluded.variant_remote_id, note = excluded.note,
      payment_remote_id = excluded.payment_remote_id, paid_at = excluded.paid_at
    """)
}

/// How far a channel's account is read. Saved in the transaction that stores a page's lines.
public struct SettlementProgress: Sendable, Equatable {
  /// A span of the account that is being read.
  public struct Span: Sendable, Equatable {
    public var from: Timestamp
    public var to: Timestamp
    /// Where the next page starts; nil before the first.
    public var cursor: String?

    public init(from: Timestamp, to: Timestamp, cursor: String? = nil) {
      self.from = from
      self.to = to
      self.cursor = cursor
    }
  }

  /// Lines up to then were read once; nil before the first span was.
  public var readTo: Timestamp?
  public var span: Span?
  /// Lines of the span in hand, or of the last one, that could not be read.
  public var rejected: Int64 = 0

  public init() {}

  public static func load(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> SettlementProgress {
    try connection.first(select, [.integer(channelID)]) { row in
      var progress = SettlementProgress()
      progress.readTo = row.optionalInteger(0).map { Timestamp(milliseconds: $0) }
      if let from = row.optionalInteger(1), let to = row.optionalInteger(2) {
        progress.span = Span(
          from: Timestamp(milliseconds: from), to: Timestamp(milliseconds: to),
          cursor: row.optionalText(3))
      }
      progress.rejected = row.integer(4)
      return progress
    } ?? SettlementProgress()
  }

  public func save(
    channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      Self.upsert,
      [
        .integer(channelID), .optional(readTo?.milliseconds), .optional(span?.from.milliseconds),
        .optional(span?.to.milliseconds), .optional(span?.cursor), .integer(rejected),
        .integer(now.milliseconds),
      ])
  }

  /// The oldest line since a moment whose payment is not known.
  public static func oldestUnpaid(
    channelID: Int64, since: Timestamp, in connection: any SQLConnection
  ) throws -> Timestamp? {
    try connection.integer(
      selectUnpaid, [.integer(channelID), .integer(since.milliseconds)]
    ).map { Timestamp(milliseconds: $0) }
  }

  private static let select = SQLStatement(
    """
    SELECT read_to, span_from, span_to, cursor, rejected FROM settlement_readings
    WHERE channel_id = ?
    """)
  private static let upsert = SQLStatement(
    """
    INSERT INTO settlement_readings (channel_id, read_to, span_from, span_to, cursor, rejected,
      changed_at)
    VALUES (\(SQLStatement.placeholders(7)))
    ON CONFLICT (channel_id) DO UPDATE SET
      read_to = excluded.read_to, span_from = excluded.span_from, span_to = excluded.span_to,
      cursor = excluded.cursor, rejected = excluded.rejected, changed_at = excluded.changed_at
    """)
  private static let selectUnpaid = SQLStatement(
    """
    SELECT min(occurred_at) FROM settlements
    WHERE channel_id = ? AND paid_at IS NULL AND occurred_at >= ?
    """)
}
