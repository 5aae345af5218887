import Storage
import Testing

@testable import StoragePostgres

struct BulkStatementTests {
  private static let source =
    "unnest($1::bigint[], $2::text[]) WITH ORDINALITY AS "
    + "batch(c0, c1, row_number_)"

  @Test func `an insert takes its rows from arrays and keeps what follows`() throws {
    let bulk = try BulkStatement(
      "INSERT INTO a (b, c, d) VALUES (?, ?, 1) ON CONFLICT (b) DO UPDATE SET c = excluded.c",
      columns: [.integers, .texts])
    #expect(
      bulk.text == "INSERT INTO a (b, c, d) SELECT batch.c0, batch.c1, 1 FROM \(Self.source) "
        + "ORDER BY batch.row_number_ ON CONFLICT (b) DO UPDATE SET c = excluded.c")
  }

  @Test func `an update joins the arrays`() throws {
    let bulk = try BulkStatement(
      "UPDATE a SET b = b + ? WHERE c = ?", columns: [.integers, .texts])
    #expect(bulk.text == "UPDATE a SET b = b + batch.c0 FROM \(Self.source) WHERE c = batch.c1")
  }

  @Test func `a condition inside a sub-query is not the statement's own`() throws {
    let bulk = try BulkStatement(
      "UPDATE a SET b = (SELECT max(x) FROM y WHERE z = ?) WHERE c = ?",
      columns: [.integers, .texts])
    #expect(
      bulk.text == "UPDATE a SET b = (SELECT max(x) FROM y WHERE z = batch.c0) "
        + "FROM \(Self.source) WHERE c = batch.c1")
  }

  @Test func `a delete uses the arrays`() throws {
    let bulk = try BulkStatement(
      "DELETE FROM a WHERE b = ? AND c = ?", columns: [.integers, .texts])
    #expect(
      bulk.text == "DELETE FROM a USING \(Self.source) WHERE b = batch.c0 AND c = batch.c1")
  }

  @Test func `a column that is null in every row needs no array`() throws {
    let bulk = try BulkStatement(
      "INSERT INTO a (b, c) VALUES (?, ?) RETURNING id", columns: [nil, .blobs])
    #expect(
      bulk.text == "INSERT INTO a (b, c) SELECT NULL, batch.c1 FROM unnest($1::bytea[]) "
        + "WITH ORDINALITY AS batch(c1, row_number_) ORDER BY batch.row_number_ RETURNING id")
  }

  @Test(arguments: [
    "CREATE TABLE ?", "UPDATE a SET b = ?", "UPDATE a SET b = ? FROM c WHERE d = 1",
    "INSERT INTO a SELECT ?",
  ]) func `a statement of another form is refused`(sql: String) {
    #expect(throws: StorageError.self) { try BulkStatement(sql, columns: [.integers]) }
  }

  @Test func `a look-up is made for each row by itself`() throws {
    let bulk = try BulkStatement(
      "SELECT d FROM a WHERE b = ? AND c = ?", columns: [.integers, .texts])
    #expect(
      bulk.text == "SELECT found.*, batch.row_number_ FROM unnest($1::bigint[], $2::text[]) "
        + "WITH ORDINALITY AS batch(c0, c1, row_number_) CROSS JOIN LATERAL "
        + "(SELECT d FROM a WHERE b = batch.c0 AND c = batch.c1 OFFSET 0) AS found")
  }

  @Test func `the number of values must fit`() {
    #expect(throws: StorageError.self) {
      try BulkStatement("INSERT INTO a (b) VALUES (?)", columns: [.integers, .integers])
    }
  }

  @Test func `a column holds one type`() {
    #expect(throws: StorageError.self) {
      try BulkStatement.ColumnType.common([[.integer(1)], [.text("1")]], column: 0)
    }
  }

  @Test func `nulls do not change a column's type`() throws {
    let type = try BulkStatement.ColumnType.common([[.null], [.real(1)]], column: 0)
    #expect(type == .reals)
  }
}

struct StatementTextTests {
  @Test(arguments: [
    ("SELECT ?, ?", "SELECT $1, $2"),
    ("SELECT '?', \"?\", ?", "SELECT '?', \"?\", $1"),
    ("SELECT 'it''s ?', ?", "SELECT 'it''s ?', $1"),
    ("SELECT 1 -- why?\n, ?", "SELECT 1 -- why?\n, $1"),
    ("SELECT 'open ?", "SELECT 'open ?"),
    ("SELECT 'ışık ?' || ?", "SELECT 'ışık ?' || $1"),
  ]) func `placeholders get numbers outside of quotes and comments`(from: String, to: String) {
    #expect(StatementText.numbered(from) == to)
  }
}
