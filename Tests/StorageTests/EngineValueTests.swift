import Storage
import TestKit
import Testing

/// Every value comes back as it went in, whichever way it goes.
struct EngineValueTests {
  enum Way: Sendable, CaseIterable {
    /// As a parameter that comes straight back.
    case parameter
    /// Into a column, in a statement of its own.
    case column
    /// Into a column, among others of its kind.
    case batch
    /// As what is looked up by, among others.
    case lookUp
  }

  static let integers: [Int64] = [
    .min, .min + 1, -4_294_967_297, -2_147_483_649, -2_147_483_648, -1, 0, 1, 255, 2_147_483_647,
    2_147_483_648, 9_007_199_254_740_993, .max - 1, .max,
  ]
  static let reals: [Double] = [
    0, 1, -1, 0.1, 0.1 + 0.2, 1 / 3, .pi, -2.5e-10, 1e15, 123_456_789.987_654_321, 1e300,
    .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity,
  ]
  static let texts = [
    "", " ", "a", "İIıi", "'", "''", "\"", "\\", "\\x41", "\\000", "?", "$1", "%", "_", "NULL",
    "null",
    "--", "/* */", "; DROP TABLE orders", "{\"a\":[1,2]}", "{1,2}", "\r\n\t", "\u{1}", "\u{7F}",
    "\u{FEFF}a", "e\u{301}", "é", "😀👨‍👩‍👧", "مرحبا", "\u{10FFFF}", "0", "1e5", "true",
    String(repeating: "ş", count: 70_000),
  ]
  static let blobs: [[UInt8]] = [
    [], [0], [255], [0, 0, 0], Array("\\x41".utf8), Array("'".utf8), (0...255).map { UInt8($0) },
    (0...255).reversed().map { UInt8($0) }, [0xC3, 0x28], [UInt8](repeating: 92, count: 1000),
    [UInt8](repeating: 0, count: 1_000_000),
  ]

  private static let table = """
    CREATE TEMP TABLE probe (id {int} NOT NULL, i {int}, r {real}, t TEXT {bytes}, b {blob})
    """

  /// Sends a value and hands over the row that has it.
  private func check(
    _ value: SQLValue, as column: String, _ way: Way,
    others: [SQLValue], _ read: @escaping @Sendable (any SQLRow) -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.executeScript(connection.dialect.expand(Self.table))
        let insert = SQLStatement(
          "INSERT INTO probe (id, \(column)) VALUES (?, ?)", isReused: false)
        let select = SQLStatement("SELECT \(column) FROM probe WHERE id = 1", isReused: false)
        var rows = 0
        switch way {
        case .parameter:
          try connection.forEachRow("SELECT ?", [value]) { row in
            rows += 1
            read(row)
            return true
          }
        case .column:
          try connection.execute(insert, [1, value])
          rows = try connection.rows(select) { read($0) }.count
        case .batch:
          try connection.executeBatch(
            insert, [[0, .null], [1, value]] + others.map { [2, $0] })
          rows = try connection.rows(select) { read($0) }.count
        case .lookUp:
          try connection.executeBatch(insert, [[1, value]])
          try connection.forEachMatch(
            SQLStatement(
              "SELECT \(column) FROM probe WHERE \(column) = ? AND id = 1", isReused: false),
            [[value], [.null]]
          ) { position, row in
            #expect(position == 0)
            rows += 1
            read(row)
          }
        }
        #expect(rows == 1)
        try connection.executeScript("DROP TABLE probe")
      }
    }
  }

  @Test(arguments: integers, Way.allCases)
  func `an integer`(value: Int64, way: Way) async throws {
    try await check(.integer(value), as: "i", way, others: [.integer(0), .integer(.max)]) { row in
      #expect(row.integer(0) == value && !row.isNull(0))
      #expect(row.optionalInteger(0) == value && row.flag(0) == (value != 0))
    }
  }

  @Test(arguments: reals, Way.allCases)
  func `a real`(value: Double, way: Way) async throws {
    try await check(.real(value), as: "r", way, others: [.real(0), .real(.pi)]) { row in
      #expect(row.real(0).bitPattern == value.bitPattern && !row.isNull(0))
    }
  }

  @Test(arguments: texts, Way.allCases)
  func `a text`(value: String, way: Way) async throws {
    try await check(.text(value), as: "t", way, others: ["", "x"]) { row in
      #expect(Array(row.text(0).utf8) == Array(value.utf8) && !row.isNull(0))
      #expect(row.optionalText(0) != nil)
    }
  }

  @Test(arguments: blobs, Way.allCases)
  func `bytes`(value: [UInt8], way: Way) async throws {
    try await check(.blob(value), as: "b", way, others: [.blob([]), .blob([1])]) { row in
      #expect(row.blob(0) == value && !row.isNull(0))
    }
  }

  @Test(arguments: ["i", "r", "t", "b"], [Way.parameter, .column, .batch])
  func `nothing`(column: String, way: Way) async throws {
    try await check(.null, as: column, way, others: [.null]) { row in
      #expect(row.isNull(0))
      #expect(row.integer(0) == 0 && row.real(0) == 0 && row.text(0) == "" && row.blob(0) == [])
      #expect(row.optionalInteger(0) == nil && row.optionalText(0) == nil && !row.flag(0))
    }
  }
}
