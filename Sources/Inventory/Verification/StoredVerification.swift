import Basics
import Storage

/// What a look at the whole ledger found, kept so that pages need not look again.
public struct StoredVerification: Sendable, Equatable {
  public var at: Timestamp
  public var movements: Int64
  public var variants: Int64
  public var shortUnits: Int64
  /// Findings that are faults, and those that a person should count.
  public var faults: Int64
  public var notices: Int64

  public var isSound: Bool { faults == 0 }

  /// So many looks are kept.
  static let most = 30

  public static func keep(
    _ report: StockVerification.Report, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let notices = report.findings.count(where: \.isNotice)
    try connection.execute(
      insert,
      [
        .integer(now.milliseconds), .integer(report.movements), .integer(report.variants),
        .integer(report.shortUnits), .count(report.findings.count - notices), .count(notices),
      ])
    try connection.execute(prune, [.count(most)])
  }

  public static func newest(in connection: any SQLConnection) throws -> StoredVerification? {
    try connection.first(select, []) {
      StoredVerification(
        at: Timestamp(milliseconds: $0.integer(0)), movements: $0.integer(1),
        variants: $0.integer(2), shortUnits: $0.integer(3), faults: $0.integer(4),
        notices: $0.integer(5))
    }
  }

  private static let insert = SQLStatement(
    """
    INSERT INTO stock_verifications (at, movements, variants, short_units, faults, notices)
    VALUES (?, ?, ?, ?, ?, ?)
    """)
  private static let prune = SQLStatement(
    """
    DELETE FROM stock_verifications WHERE id <= (SELECT max(id) FROM stock_verifications) - ?
    """)
  private static let select = SQLStatement(
    """
    SELECT at, movements, variants, short_units, faults, notices FROM stock_verifications
    ORDER BY id DESC LIMIT 1
    """)
}
