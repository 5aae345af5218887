/// Finds products by the words of title, brand, codes and barcodes.
public enum ProductMatching {
  /// Ids above `after` that hold every word, in order of id.
  /// - Parameter label: only products that have this label of the default scores.
  public static func ids(
    _ search: SearchWords, label: String? = nil, after: Int64, limit: Int,
    in connection: any SQLConnection
  ) throws -> [Int64] {
    let labelled = try label.map { label in
      Set(try connection.rows(withLabel, [.text(label)]) { $0.integer(0) })
    }
    // A code such as AB-12 is one term; its parts are not.
    guard let byCode = try TermLookup.products.find([search.whole], in: connection),
      let byWords = try TermLookup.products.find(search.words, in: connection)
    else {
      return try walk(search, labelled, after: after, limit: limit, in: connection)
    }
    let found = byCode.union(byWords).filter {
      $0 > after && labelled?.contains($0) != false
    }
    return Array(found.sorted().prefix(limit))
  }

  /// For words that most products share.
  private static func walk(
    _ search: SearchWords, _ labelled: Set<Int64>?, after: Int64, limit: Int,
    in connection: any SQLConnection
  ) throws -> [Int64] {
    let code = TermLookup.products.condition([search.whole], id: "p.id")
    let words = TermLookup.products.condition(search.words, id: "p.id")
    let statement = SQLStatement(
      """
      SELECT p.id FROM products p WHERE p.id > ? AND ((\(code.sql)) OR (\(words.sql)))
      ORDER BY p.id LIMIT ?
      """, isReused: false)
    var (found, last) = ([Int64](), after)
    while found.count < limit {
      let ids = try connection.rows(
        statement, [.integer(last)] + code.values + words.values + [.count(limit)]
      ) { $0.integer(0) }
      found += ids.filter { labelled?.contains($0) != false }
      guard ids.count == limit, let end = ids.last else { break }
      last = end
    }
    return Array(found.prefix(limit))
  }

  private static let withLabel = SQLStatement(
    "SELECT product_id FROM score_labels WHERE profile = 'default' AND label = ?")
}
