/// A record as a connector mapped it, and its local row when there is one already.
public struct MappedRecord<Record: Sendable>: Sendable {
  public var record: Record
  public var contentHash: Int64
  public var existingID: Int64?

  public init(record: Record, contentHash: Int64, existingID: Int64?) {
    self.record = record
    self.contentHash = contentHash
    self.existingID = existingID
  }
}

/// A row that is inserted when it has no id yet, and updated otherwise.
struct KeyedRow {
  var existingID: Int64?
  /// Columns that never change, such as the channel and its key; inserted before `values`.
  var key: [SQLValue]
  var values: [SQLValue]
}

extension SQLConnection {
  /// - Parameters:
  ///   - insert: `INSERT … RETURNING id` of a row's key and values.
  ///   - update: `UPDATE … WHERE id = ?` of a row's values.
  /// - Returns: the id of each row, in order.
  func store(
    _ rows: [KeyedRow], insert: SQLStatement, update: SQLStatement
  ) throws -> [Int64] {
    let fresh = rows.indices.filter { rows[$0].existingID == nil }
    let inserted = try insertBatch(insert, fresh.map { rows[$0].key + rows[$0].values })
    try executeBatch(
      update, rows.compactMap { row in row.existingID.map { row.values + [.integer($0)] } })
    var ids = rows.map { $0.existingID ?? 0 }
    for (index, id) in zip(fresh, inserted) { ids[index] = id }
    return ids
  }
}
