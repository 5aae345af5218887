/// Finds products by the words of title, brand, codes and barcodes.
public enum ProductMatching {
  /// Ids above `after` that hold every word, in order of id.
  /// - Parameter label: only products that have this label of the default scores.
  public static func ids(
    _ search: SearchWords, label: String? = nil, after: Int64, limit: Int,
    in connection: any SQLConnection
  ) throws -> [Int64] {
    // A code such as AB-12 is one term; its parts are not.
    let alternatives = [[search.whole], search.words].map { words in
      words.map { _ in condition }.joined(separator: " AND ")
    }
    let values = ([search.whole] + search.words).flatMap { PrefixRange($0).values }
    let statement = SQLStatement(
      """
      SELECT p.id FROM products p
      WHERE p.id > ? AND (\(alternatives.map { "(\($0))" }.joined(separator: " OR ")))
        \(label == nil ? "" : "AND \(hasLabel)")
      ORDER BY p.id LIMIT ?
      """, isReused: false)
    let labels = label.map { [SQLValue.text($0)] } ?? []
    return try connection.rows(
      statement, [.integer(after)] + values + labels + [.count(limit)]
    ) { $0.integer(0) }
  }

  private static let hasLabel = """
    EXISTS (SELECT 1 FROM scores s JOIN score_labels l
      ON l.profile = s.profile AND l.rank = s.rank AND l.product_id = s.product_id
      WHERE s.profile = 'default' AND s.product_id = p.id AND l.label = ?)
    """

  private static let condition = """
    EXISTS (SELECT 1 FROM product_terms t
      WHERE t.product_id = p.id AND t.term >= ? AND t.term < ?)
    """
}
