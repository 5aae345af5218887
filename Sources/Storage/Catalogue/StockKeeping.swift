import Basics

/// Whether stock is kept here. While it is not, a level is what the channel's product sync counted
/// last; once it is, the ledger alone says what is there, and channels are told.
public enum StockKeeping {
  /// The moment from which on orders and deliveries move stock here; nil while stock is not kept.
  public static func since(in connection: any SQLConnection) throws -> Timestamp? {
    try connection.first(select, [.text(key)]) { Int64($0.text(0)) }?.map {
      Timestamp(milliseconds: $0)
    }
  }

  /// Remembers the moment. Levels and ledger are the caller's to begin, in the same transaction.
  public static func begin(at moment: Timestamp, in connection: any SQLConnection) throws {
    try connection.execute(insert, [.text(key), .text(String(moment.milliseconds))])
  }

  private static let key = "stock.kept-since"
  private static let select = SQLStatement("SELECT value FROM app_settings WHERE key = ?")
  private static let insert = SQLStatement("INSERT INTO app_settings (key, value) VALUES (?, ?)")
}
