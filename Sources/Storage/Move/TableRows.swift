import Basics

/// Reads a table's rows in the order of its key, a chunk at a time, as values that can be stored
/// elsewhere.
struct TableRows: Sendable {
  let shape: TableShape

  struct Chunk: Sendable {
    var rows: [[SQLValue]] = []
    var count = 0
    /// What the values take, about.
    var bytes = 0
    /// True when the table holds no more.
    var isLast = false
    /// The key of the last row; nil when there is none.
    var last: [SQLValue]?
    /// The sum of the rows' hashes, which does not depend on their order.
    var checksum: UInt64 = 0
    /// Texts that were cut to fit an index, by row and column.
    var shortened: [String] = []
  }

  /// A whole table in two numbers, and what was cut of it.
  struct Sum: Sendable {
    var rows: Int64 = 0
    var checksum: UInt64 = 0
    var shortened: [String] = []

    func isEqual(to other: Sum) -> Bool { rows == other.rows && checksum == other.checksum }
  }

  /// How many rows a chunk may hold, which follows from the size of those before: rows with a
  /// picture or a feed in them must not fill the memory.
  struct Pace {
    let most: Int
    let mostBytes: Int
    private(set) var rows: Int

    /// Begins with few rows, whose size is not known yet.
    init(most: Int, mostBytes: Int) {
      self.most = most
      self.mostBytes = mostBytes
      rows = max(1, min(most, 50))
    }

    mutating func learn(from chunk: Chunk) {
      guard chunk.count > 0 else { return }
      let size = max(1, chunk.bytes / chunk.count)
      rows = max(1, min(most, mostBytes / size, rows * 8))
    }
  }

  /// - Parameters:
  ///   - after: the key of the last row of the chunk before; nil to begin.
  ///   - bytes: the chunk ends behind the row that reaches so many.
  ///   - keepsRows: false to have their hashes alone.
  func chunk(
    after: [SQLValue]?, limit: Int, bytes: Int = .max, keepsRows: Bool = true,
    in connection: any SQLConnection
  ) throws -> Chunk {
    let columns = shape.columns.map(\.name).joined(separator: ", ")
    let key = shape.key.joined(separator: ", ")
    let from =
      after == nil
      ? "" : "WHERE (\(key)) > (\(SQLStatement.placeholders(shape.key.count)))"
    let statement = SQLStatement(
      "SELECT \(columns) FROM \(shape.name) \(from) ORDER BY \(key) LIMIT ?")
    let places = keyPlaces
    var chunk = Chunk()
    var isCut = false
    try connection.forEachRow(statement, (after ?? []) + [.count(limit)]) { row in
      var values = shape.columns.enumerated().map { Self.value(row, $0.offset, $0.element.kind) }
      if !shape.fitted.isEmpty { fit(&values, &chunk) }
      chunk.checksum &+= Self.hash(values)
      chunk.count += 1
      chunk.last = places.map { values[$0] }
      chunk.bytes += values.reduce(0) { $0 + Self.size($1) }
      if keepsRows { chunk.rows.append(values) }
      isCut = chunk.bytes >= bytes
      return !isCut
    }
    chunk.isLast = !isCut && chunk.count < limit
    return chunk
  }

  private func fit(_ values: inout [SQLValue], _ chunk: inout Chunk) {
    for (place, column) in shape.columns.enumerated() where shape.fitted.contains(column.name) {
      guard case .text(let text) = values[place] else { continue }
      let fitted = IndexedText.fitted(text)
      guard fitted.utf8.count != text.utf8.count else { continue }
      let key = keyPlaces.map { Self.word(values[$0]) }.joined(separator: "/")
      chunk.shortened.append("\(shape.name) \(key): \(column.name), \(text.utf8.count) bytes")
      values[place] = .text(fitted)
    }
  }

  private static func word(_ value: SQLValue) -> String {
    switch value {
    case .integer(let number): String(number)
    case .text(let text): text.cut(toBytes: 60, mark: "…")
    case .null, .real, .blob: "?"
    }
  }

  /// The key of the table's last row; nil when it has none.
  func lastKey(in connection: any SQLConnection) throws -> [SQLValue]? {
    let statement = SQLStatement(
      """
      SELECT \(shape.key.joined(separator: ", ")) FROM \(shape.name)
      ORDER BY \(shape.key.map { "\($0) DESC" }.joined(separator: ", ")) LIMIT 1
      """, isReused: false)
    let kinds = keyPlaces.map { shape.columns[$0].kind }
    return try connection.first(statement) { row in
      kinds.enumerated().map { Self.value(row, $0.offset, $0.element) }
    }
  }

  private var keyPlaces: [Int] {
    shape.key.compactMap { name in shape.columns.firstIndex { $0.name == name } }
  }

  private static func value(_ row: any SQLRow, _ column: Int, _ kind: TableShape.Kind) -> SQLValue {
    guard !row.isNull(column) else { return .null }
    return switch kind {
    case .integer: .integer(row.integer(column))
    case .real: .real(row.real(column))
    case .text: .text(row.text(column))
    case .blob: .blob(row.blob(column))
    }
  }

  private static func size(_ value: SQLValue) -> Int {
    switch value {
    case .null: 1
    case .integer, .real: 8
    case .text(let text): text.utf8.count
    case .blob(let bytes): bytes.count
    }
  }

  private static func hash(_ values: [SQLValue]) -> UInt64 {
    var seed: UInt64 = 0
    for value in values {
      let hash: Int64 =
        switch value {
        case .null: ContentHash.of(CollectionOfOne(UInt8(0)), seed: seed)
        case .integer(let number):
          withUnsafeBytes(of: number.littleEndian) { ContentHash.hash($0, seed: seed ^ 1) }
        case .real(let number):
          withUnsafeBytes(of: number.bitPattern.littleEndian) {
            ContentHash.hash($0, seed: seed ^ 2)
          }
        case .text(let text): ContentHash.of(text.utf8, seed: seed ^ 3)
        case .blob(let bytes): ContentHash.of(bytes, seed: seed ^ 4)
        }
      seed = UInt64(bitPattern: hash)
    }
    return seed
  }
}
