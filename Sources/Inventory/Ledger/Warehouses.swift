import Basics
import Storage

/// A place where goods lie.
public struct Warehouse: Sendable, Equatable {
  public var id: Int64
  public var name: String
  /// Orders take from the lowest first.
  public var priority: Int64
  /// What lies in one that is not sellable is promised to nobody and shown to no channel.
  public var isSellable: Bool
}

/// All warehouses, in the order in which orders take from them.
public struct Warehouses: Sendable, Equatable {
  public var all: [Warehouse]

  public var sellable: [Warehouse] { all.filter(\.isSellable) }
  /// The one that is meant where none is named.
  public var main: Warehouse? { sellable.first }

  func isSellable(_ id: Int64) -> Bool { all.first { $0.id == id }?.isSellable ?? false }

  /// Places of an order's goods, the first to be taken from first.
  func rank(_ id: Int64) -> Int { all.firstIndex { $0.id == id } ?? all.count }

  public static func load(in connection: any SQLConnection) throws -> Warehouses {
    Warehouses(
      all: try connection.rows(select) {
        Warehouse(
          id: $0.integer(0), name: $0.text(1), priority: $0.integer(2), isSellable: $0.flag(3))
      })
  }

  @discardableResult
  public static func add(
    _ name: String, priority: Int64, isSellable: Bool = true, now: Timestamp,
    in connection: any SQLConnection
  ) throws -> Int64 {
    try connection.insertBatch(
      insert,
      [[.text(name), .integer(priority), .flag(isSellable), .integer(now.milliseconds)]])[0]
  }

  private static let select = SQLStatement(
    "SELECT id, name, priority, is_sellable FROM warehouses ORDER BY priority, id")
  private static let insert = SQLStatement(
    """
    INSERT INTO warehouses (name, priority, is_sellable, created_at) VALUES (?, ?, ?, ?)
    RETURNING id
    """)
}
