/// What the engines say differently. Everything else is shared SQL.
public struct Dialect: Sendable, Equatable {
  public enum Engine: String, Sendable { case sqlite, postgres }

  public let engine: Engine
  /// Column type of an identity key that the engine fills.
  public let identityColumn: String
  public let integerType: String
  public let realType: String
  public let blobType: String
  /// Ends a table whose primary key should hold the rows themselves, where the engine can.
  public let clusteredTableSuffix: String
  /// Collation by bytes, so that keyset pages and prefix ranges order alike on both engines.
  public let binaryCollation: String

  public static let sqlite = Dialect(
    engine: .sqlite, identityColumn: "INTEGER PRIMARY KEY", integerType: "INTEGER",
    realType: "REAL", blobType: "BLOB", clusteredTableSuffix: "WITHOUT ROWID",
    binaryCollation: "")

  /// Replaces the markers that migrations use for these differences.
  public func expand(_ sql: String) -> String {
    var text = sql
    for (marker, value) in [
      ("{identity}", identityColumn), ("{int}", integerType), ("{real}", realType),
      ("{blob}", blobType), ("{clustered}", clusteredTableSuffix),
      ("{bytes}", binaryCollation),
    ] {
      text = text.split(separator: marker, omittingEmptySubsequences: false)
        .joined(separator: value)
    }
    return text
  }
}
