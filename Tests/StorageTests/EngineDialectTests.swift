import Storage
import TestKit
import Testing

/// What shared SQL relies on means the same on both engines.
struct EngineDialectTests {
  private static let sums: [(String, Int64?)] = [
    ("7 / 2", 3), ("-7 / 2", -3), ("7 % 3", 1), ("-7 % 3", -1), ("7 / 7", 1), ("0 / 5", 0),
    ("9223372036854775807", .max), ("-9223372036854775807 - 1", .min), ("2 + 3 * 4", 14),
    ("abs(-5)", 5), ("coalesce(NULL, NULL, 4)", 4), ("nullif(3, 3)", nil), ("nullif(3, 4)", 3),
    ("CASE WHEN 1 = 1 THEN 1 ELSE 0 END", 1), ("CASE WHEN NULL = NULL THEN 1 ELSE 0 END", 0),
    ("CASE WHEN NULL IS NULL THEN 1 ELSE 0 END", 1),
    ("CASE WHEN (1, 2) < (1, 3) THEN 1 ELSE 0 END", 1),
    ("CASE WHEN (2, 1) < (1, 3) THEN 1 ELSE 0 END", 0),
    ("CASE WHEN 5 BETWEEN 1 AND 5 THEN 1 ELSE 0 END", 1),
    ("CASE WHEN 3 IN (1, 2, 3) THEN 1 ELSE 0 END", 1),
    ("CASE WHEN 3 NOT IN (1, 2) THEN 1 ELSE 0 END", 1),
    ("CASE WHEN EXISTS (SELECT 1 WHERE 1 = 0) THEN 1 ELSE 0 END", 0),
    ("CASE WHEN 'a' < 'b' THEN 1 ELSE 0 END", 1), ("CASE WHEN 'a' = 'A' THEN 1 ELSE 0 END", 0),
    ("length('ışık')", 4), ("length('')", 0), ("CAST('12' AS INTEGER)", 12),
    ("(SELECT count(*) FROM orders)", 0), ("(SELECT sum(total_minor) FROM orders)", nil),
    ("(SELECT max(id) FROM orders)", nil), ("(SELECT coalesce(sum(id), 0) FROM orders)", 0),
    ("(SELECT count(*) FROM (SELECT 1 AS x UNION SELECT 1) AS u)", 1),
    ("(SELECT count(*) FROM (SELECT 1 AS x UNION ALL SELECT 1) AS u)", 2),
    ("(SELECT count(DISTINCT x) FROM (SELECT 1 AS x UNION ALL SELECT 1) AS u)", 1),
    ("(SELECT x FROM (SELECT 1 AS x UNION SELECT 2) AS u ORDER BY x DESC LIMIT 1)", 2),
    ("(SELECT x FROM (SELECT 1 AS x UNION SELECT 2) AS u ORDER BY x LIMIT 1 OFFSET 1)", 2),
    ("(SELECT count(*) FROM (SELECT 1 AS x LIMIT 0) AS u)", 0),
    (
      "(SELECT sum(x) FROM (SELECT 4611686018427387904 AS x UNION ALL SELECT 3) AS u)",
      4_611_686_018_427_387_907
    ),
  ]

  @Test(arguments: sums)
  func `an expression`(sql: String, expected: Int64?) async throws {
    try await TemporaryDatabase.with { temporary in
      let found = try await temporary.database.read {
        try $0.integer(SQLStatement("SELECT \(sql)", isReused: false))
      }
      #expect(found == expected)
    }
  }

  @Test(arguments: [
    ("'a' || 'b'", "ab"), ("'a' || 1", "a1"), ("coalesce(NULL, 'x')", "x"), ("lower('ABC')", "abc"),
    ("upper('abc')", "ABC"), ("substr('abcdef', 2, 3)", "bcd"), ("trim('  a ')", "a"),
    ("CAST(12 AS TEXT)", "12"), ("CAST(-9223372036854775807 AS TEXT)", "-9223372036854775807"),
    ("replace('aXbX', 'X', '-')", "a-b-"),
  ])
  func `a text expression`(sql: String, expected: String) async throws {
    try await TemporaryDatabase.with { temporary in
      let found = try await temporary.database.read {
        try $0.first(SQLStatement("SELECT \(sql)", isReused: false)) { $0.text(0) }
      }
      #expect(found == expected)
    }
  }

  /// Runs the body on a table of keys in the order of bytes and values that may be missing.
  private func withTable(
    _ rows: [(String, Int64?)], _ body: @escaping @Sendable (any SQLConnection) throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.executeScript(
          connection.dialect.expand(
            "CREATE TEMP TABLE probe (k TEXT {bytes} NOT NULL PRIMARY KEY, v {int})"))
        try connection.executeBatch(
          "INSERT INTO probe (k, v) VALUES (?, ?)", rows.map { [.text($0), .optional($1)] })
        try body(connection)
        try connection.executeScript("DROP TABLE probe")
      }
    }
  }

  private static func keys(_ sql: SQLStatement, in connection: any SQLConnection) throws -> [String]
  {
    try connection.rows(sql) { $0.text(0) }
  }

  @Test func `marked texts are ordered by bytes`() async throws {
    let texts = [
      "b", "a", "B", "A", "ç", "ı", "i", "İ", "I", "z", "Z", "1", "_", "", "😀", "\u{FFFD}",
    ]
    try await withTable(texts.map { ($0, nil) }) { connection in
      let found = try Self.keys("SELECT k FROM probe ORDER BY k", in: connection)
      let expected = texts.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      #expect(found == expected)
      let first = try connection.first("SELECT max(k) FROM probe WHERE k < ?", ["b"]) { $0.text(0) }
      #expect(first == "a")
    }
  }

  @Test func `channels are listed by the bytes of their names`() async throws {
    let names = ["b", "a", "B", "A", "ç", "c", "d", "ı", "i", "İ", "z", "Z", "_", "1"]
    try await TemporaryDatabase.with { temporary in
      let listed = try await temporary.database.write { connection in
        try connection.executeBatch(
          """
          INSERT INTO channels (platform, name, settings, secrets, created_at)
          VALUES ('p', ?, '{}', ?, 0)
          """, names.map { [.text($0), .blob([])] })
        return try ChannelAccounts.list(in: connection).map(\.name)
      }
      let expected = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      #expect(listed == expected)
    }
  }

  @Test(arguments: ["", "a", "ı", "ış", "A", "z", "😀"])
  func `a prefix is a range of marked texts`(prefix: String) async throws {
    let texts = ["", "a", "ab", "b", "A", "ı", "ış", "ışık", "i", "z", "zz", "😀", "😀a"]
    try await withTable(texts.map { ($0, nil) }) { connection in
      let found = try connection.rows(
        "SELECT k FROM probe WHERE k >= ? AND k < ?",
        [.text(prefix), .text(prefix + "\u{10FFFF}")]
      ) { $0.text(0) }
      let expected = texts.filter { $0.utf8.starts(with: prefix.utf8) }
      #expect(Set(found) == Set(expected))
    }
  }

  @Test func `missing values are put where the statement says`() async throws {
    try await withTable([("a", 2), ("b", nil), ("c", 1)]) { connection in
      let last = try Self.keys(
        "SELECT k FROM probe ORDER BY v IS NULL, v, k", in: connection)
      #expect(last == ["c", "a", "b"])
      let first = try Self.keys(
        "SELECT k FROM probe ORDER BY v IS NOT NULL, v, k", in: connection)
      #expect(first == ["b", "c", "a"])
      let compared = try Self.keys("SELECT k FROM probe WHERE v <> 1", in: connection)
      #expect(compared == ["a"])
      let sums = try connection.first("SELECT sum(v), count(v), count(*) FROM probe") {
        [$0.integer(0), $0.integer(1), $0.integer(2)]
      }
      #expect(sums == [3, 2, 3])
    }
  }

  @Test func `an insert that meets a row does what it says`() async throws {
    try await withTable([("a", 1)]) { connection in
      let ignored = try connection.execute(
        "INSERT INTO probe (k, v) VALUES ('a', 9) ON CONFLICT (k) DO NOTHING")
      let anyhow = try connection.execute(
        "INSERT INTO probe (k, v) VALUES ('a', 9) ON CONFLICT DO NOTHING")
      let kept = try connection.execute(
        """
        INSERT INTO probe (k, v) VALUES ('a', 9)
        ON CONFLICT (k) DO UPDATE SET v = excluded.v WHERE probe.v > 100
        """)
      #expect([ignored, anyhow, kept] == [0, 0, 0])
      let added = try connection.execute(
        """
        INSERT INTO probe (k, v) VALUES ('a', 9)
        ON CONFLICT (k) DO UPDATE SET v = probe.v + excluded.v
        """)
      #expect(added == 1)
      let returned = try connection.first(
        """
        INSERT INTO probe (k, v) VALUES ('a', 5)
        ON CONFLICT (k) DO UPDATE SET v = excluded.v RETURNING v, k
        """
      ) { ($0.integer(0), $0.text(1)) }
      #expect(returned?.0 == 5 && returned?.1 == "a")
    }
  }

  @Test(arguments: [
    "UPDATE probe SET v = 7 WHERE k = 'a' RETURNING v",
    "DELETE FROM probe WHERE k = 'a' RETURNING 7",
    "INSERT INTO probe (k, v) VALUES ('z', 7) RETURNING v",
    "INSERT INTO probe (k, v) SELECT 'y', 7 RETURNING v",
  ])
  func `a change tells what it made`(sql: String) async throws {
    try await withTable([("a", 1), ("b", 2)]) { connection in
      let found = try connection.rows(SQLStatement(sql, isReused: false)) { $0.integer(0) }
      #expect(found == [7])
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4999, 5000, 5001, 12_000])
  func `a batch of any size`(count: Int) async throws {
    try await withTable([]) { connection in
      let rows = (0..<count).map { [SQLValue.text("k\($0)"), .integer(Int64($0))] }
      let inserted = try connection.executeBatch("INSERT INTO probe (k, v) VALUES (?, ?)", rows)
      let updated = try connection.executeBatch(
        "UPDATE probe SET v = v + ? WHERE k = ?", rows.map { [$0[1], $0[0]] })
      #expect(inserted == count && updated == count)
      let sum = try connection.integer("SELECT coalesce(sum(v), 0) FROM probe")
      #expect(sum == Int64(count) * Int64(max(0, count - 1)))
      var seen = Set<Int>()
      try connection.forEachMatch("SELECT v FROM probe WHERE k = ?", rows.map { [$0[0]] }) {
        position, row in
        seen.insert(position)
        if row.integer(0) != Int64(position) * 2 { Issue.record("\(position)") }
      }
      #expect(seen.count == count)
      let deleted = try connection.executeBatch(
        "DELETE FROM probe WHERE k = ?", rows.map { [$0[0]] })
      #expect(deleted == count)
    }
  }

  @Test func `what one look-up finds comes in its own order`() async throws {
    try await withTable((0..<30).map { ("k\($0)", Int64($0 % 3)) }) { connection in
      var found: [Int: [String]] = [:]
      try connection.forEachMatch(
        "SELECT k FROM probe WHERE v = ? ORDER BY k DESC LIMIT 4", [[2], [0], [2], [9], [.null]]
      ) { found[$0, default: []].append($1.text(0)) }
      let twos = ["k8", "k5", "k29", "k26"]
      #expect(found == [0: twos, 1: ["k9", "k6", "k3", "k27"], 2: twos])
    }
  }

  @Test(arguments: [1, 100, 5000])
  func `a long statement`(columns: Int) async throws {
    try await TemporaryDatabase.with { temporary in
      let condition = (0..<columns).map { "v\($0)" }.joined(separator: "', '")
      let count = try await temporary.database.read {
        try $0.integer(
          SQLStatement(
            "SELECT count(*) FROM app_settings WHERE key IN ('\(condition)')", isReused: false))
      }
      #expect(count == 0)
    }
  }
}
