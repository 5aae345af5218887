/// Finds customers by words. Rare words are gathered; a word that thousands share is not, because
/// walking the newest rows then finds a page sooner.
public enum CustomerMatching: Sendable, Equatable {
  /// All of them.
  case few([Int64])
  /// Too many to gather: test each row with `condition`.
  case many([String])

  /// At about 2 µs for each customer this bounds the gathering to some 15 ms.
  static let gatherLimit = 8000

  public static func find(
    _ words: [String], in connection: any SQLConnection
  ) throws -> CustomerMatching {
    guard let first = words.first else { return .few([]) }
    var rarest = first
    var fewest = Int.max
    for word in words {
      let count = try boundedCount(word, in: connection)
      if count < fewest { (rarest, fewest) = (word, count) }
    }
    guard fewest <= gatherLimit else { return .many(words) }
    let others = words.filter { $0 != rarest }
    let statement = SQLStatement(
      """
      SELECT DISTINCT c.customer_id FROM customer_terms c WHERE c.term >= ? AND c.term < ?
      \(others.map { _ in "AND " + condition("c.customer_id") }.joined(separator: "\n"))
      """, isReused: false)
    let values = ([rarest] + others).flatMap { PrefixRange($0).values }
    return .few(try connection.rows(statement, values) { $0.integer(0) })
  }

  /// SQL that tests one customer for one word; takes the two values of `PrefixRange`.
  static func condition(_ column: String) -> String {
    """
    EXISTS (SELECT 1 FROM customer_terms t
      WHERE t.customer_id = \(column) AND t.term >= ? AND t.term < ?)
    """
  }

  /// Conditions and their values that test one customer for every word.
  public static func conditions(
    _ words: [String], column: String
  ) -> ([String], [SQLValue]) {
    (words.map { _ in condition(column) }, words.flatMap { PrefixRange($0).values })
  }

  private static func boundedCount(
    _ word: String, in connection: any SQLConnection
  ) throws -> Int {
    let statement: SQLStatement = """
      SELECT count(*) FROM (
        SELECT 1 FROM customer_terms WHERE term >= ? AND term < ? LIMIT ?) AS bounded
      """
    return Int(
      try connection.integer(
        statement, PrefixRange(word).values + [.count(gatherLimit + 1)]) ?? 0)
  }
}

extension CustomerMatching {
  /// Ids above `after` in order of id: all of them, or those that hold every word.
  public static func ids(
    _ search: SearchWords?, after: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [Int64] {
    var words: [String] = []
    if let search {
      switch try find(search.words, in: connection) {
      case .few(let ids): return Array(ids.filter { $0 > after }.sorted().prefix(limit))
      case .many(let shared): words = shared
      }
    }
    let conditions = ["c.id > ?"] + words.map { _ in condition("c.id") }
    let statement = SQLStatement(
      """
      SELECT c.id FROM customers c WHERE \(conditions.joined(separator: " AND "))
      ORDER BY c.id LIMIT ?
      """, isReused: false)
    let values = words.flatMap { PrefixRange($0).values }
    return try connection.rows(
      statement, [.integer(after)] + values + [.count(limit)]
    ) { $0.integer(0) }
  }
}
