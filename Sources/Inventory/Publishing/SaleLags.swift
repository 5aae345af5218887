import Basics
import Storage

/// How long a channel does not know of a sale: from the moment when the sale lowered a level here to
/// the moment when the channel's answer, that it shows the new level, was stored.
///
/// Not in it: how late we heard of the sale, and what a channel does after it has said that it is
/// done. Several sales that one send tells are one sample, from the first of them. A send that the
/// channel did not take ends nothing; the time goes on until one is taken.
public enum SaleLags {
  struct Sample {
    var listingID: Int64
    var serial: Int64
    var channelID: Int64
    var soldAt: Int64
    var sentAt: Int64
    var appliedAt: Int64
  }

  /// Milliseconds, over the newest samples of a channel.
  public struct Summary: Sendable, Equatable {
    public var channelID: Int64
    public var samples: Int
    public var oldest: Timestamp?
    public var median: Int64
    public var p95: Int64
    /// The middle of what went by before the send began: the queue's part of it.
    public var medianWait: Int64

    /// - Parameters:
    ///   - lags: each sample's whole time and its time before the send.
    init(
      channelID: Int64, lags: [(whole: Int64, wait: Int64)], oldest: Timestamp?
    ) {
      self.channelID = channelID
      self.oldest = oldest
      samples = lags.count
      median = SaleLags.percentile(50, of: lags.map(\.whole)) ?? 0
      p95 = SaleLags.percentile(95, of: lags.map(\.whole)) ?? 0
      medianWait = SaleLags.percentile(50, of: lags.map(\.wait)) ?? 0
    }
  }

  /// So many of the newest samples are looked at.
  public static let window = 2000

  /// The nearest rank: the least value that so many per cent of the values do not exceed.
  public static func percentile(_ percent: Int, of values: [Int64]) -> Int64? {
    guard !values.isEmpty else { return nil }
    let rank = (values.count * percent + 99) / 100
    return values.sorted()[max(0, min(values.count, rank) - 1)]
  }

  /// - Returns: nil while no sale of the channel has been measured.
  public static func summary(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> Summary? {
    var oldest: Int64?
    let lags = try connection.rows(newest, [.integer(channelID), .count(window)]) { row in
      oldest = row.integer(2)
      return (
        whole: max(0, row.integer(2) - row.integer(0)),
        wait: max(0, row.integer(1) - row.integer(0))
      )
    }
    guard !lags.isEmpty else { return nil }
    return Summary(
      channelID: channelID, lags: lags, oldest: oldest.map { Timestamp(milliseconds: $0) })
  }

  static func keep(_ samples: [Sample], in connection: any SQLConnection) throws {
    guard !samples.isEmpty else { return }
    try connection.executeBatch(
      insert,
      samples.map {
        [
          .integer($0.listingID), .integer($0.serial), .integer($0.channelID),
          .integer($0.soldAt), .integer($0.sentAt), .integer($0.appliedAt),
        ]
      })
  }

  private static let newest = SQLStatement(
    """
    SELECT due_since, sent_at, applied_at FROM stock_lags WHERE channel_id = ?
    ORDER BY applied_at DESC LIMIT ?
    """)
  private static let insert = SQLStatement(
    """
    INSERT INTO stock_lags (listing_id, serial, channel_id, due_since, sent_at, applied_at)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
    """)
}
