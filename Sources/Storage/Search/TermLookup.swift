import Basics

/// Finds rows by the words that they are indexed under.
struct TermLookup: Sendable {
  static let customers = TermLookup(table: "customer_terms", column: "customer_id")
  static let products = TermLookup(table: "product_terms", column: "product_id")

  /// A word that more rows share is not gathered: at some 0.3 µs for each row this bounds the
  /// gathering to a few milliseconds, and a walk along a list meets such rows soon.
  static let gatherLimit = 6000
  /// Of words beside a rarer one so many rows are counted.
  private static let countLimit = 16_000

  private let table: String
  private let column: String
  private let countWord: SQLStatement
  private let gatherWord: SQLStatement
  private let testRow: SQLStatement

  private init(table: String, column: String) {
    self.table = table
    self.column = column
    countWord = SQLStatement(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM \(table) WHERE term >= ? AND term < ? LIMIT ?) AS bounded
      """)
    gatherWord = SQLStatement("SELECT \(column) FROM \(table) WHERE term >= ? AND term < ?")
    testRow = SQLStatement(
      "SELECT 1 FROM \(table) WHERE \(column) = ? AND term >= ? AND term < ? LIMIT 1")
  }

  /// The rows that hold every word; nil when each of the words is shared by too many to gather.
  func find(_ words: [String], in connection: any SQLConnection) throws -> Set<Int64>? {
    let words = Set(words.map { TurkishFolding.term($0) })
    var counted: [(word: String, count: Int64)] = []
    // A word alone is only asked whether it can be gathered.
    let limit = words.count == 1 ? Self.gatherLimit + 1 : Self.countLimit
    for word in words {
      let values = PrefixRange(word).values + [.count(limit)]
      counted.append((word, try connection.integer(countWord, values) ?? 0))
    }
    counted.sort { $0.count < $1.count }
    guard let rarest = counted.first else { return [] }
    guard rarest.count <= Self.gatherLimit else { return nil }
    var found = try gather(rarest.word, in: connection)
    for (word, count) in counted.dropFirst() where !found.isEmpty {
      // Testing a row costs about as much as gathering eight.
      if count < Self.countLimit, count < found.count * 8 {
        found.formIntersection(try gather(word, in: connection))
      } else {
        let (range, ids) = (PrefixRange(word).values, Array(found))
        found = []
        try connection.forEachMatch(testRow, ids.map { [.integer($0)] + range }) { position, _ in
          found.insert(ids[position])
        }
      }
    }
    return found
  }

  private func gather(_ word: String, in connection: any SQLConnection) throws -> Set<Int64> {
    var ids: Set<Int64> = []
    try connection.forEachRow(gatherWord, PrefixRange(word).values) { row in
      ids.insert(row.integer(0))
      return true
    }
    return ids
  }

  /// SQL that is true for a row that holds every word, and its values; `id` names the row. Without a
  /// word no row is meant, as in `find`.
  func condition(_ words: [String], id: String) -> (sql: String, values: [SQLValue]) {
    let parts = words.map { _ in
      "EXISTS (SELECT 1 FROM \(table) t WHERE t.\(column) = \(id) AND t.term >= ? AND t.term < ?)"
    }
    return (
      parts.isEmpty ? "1 = 0" : parts.joined(separator: " AND "),
      words.flatMap { PrefixRange(TurkishFolding.term($0)).values }
    )
  }
}
