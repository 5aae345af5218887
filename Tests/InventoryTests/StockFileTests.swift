import Testing

@testable import Inventory

/// What is read of a file of stock.
struct StockFileTests {
  @Test(arguments: [
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]), ("a;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a;b\n\"x;\"\"y\";2\n", [["a", "b"], ["x;\"y", "2"]]),
    ("a,b\n\"two\nlines\",2\n\n,\n", [["a", "b"], ["two\nlines", "2"]]),
    ("a,b\n\"q\"\r\n", [["a", "b"], ["q"]]), ("", []), ("a,\n", [["a", ""]]),
  ])
  func `rows are cut as spreadsheets write them`(text: String, rows: [[String]]) throws {
    #expect(try CSVText.rows(Array(text.utf8)).map(\.fields) == rows)
  }

  @Test func `what is no table is refused with its line`() {
    #expect(throws: CSVText.Problem.openQuote(line: 2)) {
      try CSVText.rows(Array("a\n\"b\nc".utf8))
    }
    #expect(throws: CSVText.Problem.textAfterQuote(line: 2)) {
      try CSVText.rows(Array("a\n\"b\"c".utf8))
    }
    #expect(throws: CSVText.Problem.notUTF8) { try CSVText.rows([0x61, 0xFE, 0x0A]) }
    #expect(throws: CSVText.Problem.notUTF8) { try CSVText.rows([0x61, 0, 0x0A]) }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("-5", "'-5"), ("a;b", "\"a;b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
    ("\"\u{301}", "\"\"\"\u{301}\""), ("", ""),
  ])
  func `a line for a spreadsheet holds no formula`(field: String, line: String) {
    #expect(Array(CSVText.line([field]).utf8) == Array((line + "\r\n").utf8))
  }

  @Test func `a line that was written is read back field by field`() throws {
    let fields = ["k1", "a;b,\"c\"", "", "two\r\nlines", "z\r", ""]
    #expect(try CSVText.fields(of: CSVText.line(fields)) == fields)
  }

  @Test func `lines are those of the file, and headings are known in both languages`() throws {
    let file = try StockFile(
      Array("STOK KODU;Barkod;Stok;Emniyet Stoğu;Renk\n\"a\nb\";1;2,00; 3 ;mavi\nc;;4.0\n".utf8))
    #expect(file.unread == ["Renk"])
    #expect(file.rows.map(\.line) == [2, 4])
    #expect(file.rows.map(\.stock) == [2, 4] && file.rows.map(\.safety) == [3, nil])
    #expect(file.rows[0].sku == "a\nb" && file.rows[0].barcode == "1")
  }

  @Test(arguments: [
    ("a,-1", StockFile.RowProblem.notANumber), ("a,1.5", .notANumber), ("a,\"1.234\"", .notANumber),
    ("a,1000000001", .outOfRange), ("a,", .noValue), (",5", .noCode), ("a,5,6", .fieldCount),
    ("a,99999999999999999999", .notANumber), ("a,\"1.000,00\"", .notANumber),
    (String(repeating: "a", count: 201) + ",5", .tooLong),
  ])
  func `a row that cannot be taken says why`(row: String, problem: StockFile.RowProblem) throws {
    let file = try StockFile(Array("sku,stock\n\(row)\n".utf8))
    #expect(file.rows.map(\.problem) == [problem])
  }

  @Test func `a file without what is needed is refused`() {
    func problem(_ text: String) -> StockFile.Problem? {
      do { _ = try StockFile(Array(text.utf8)) } catch { return error as? StockFile.Problem }
      return nil
    }
    #expect(problem("") == .empty)
    #expect(problem("name,stock\n") == .lacksGoods)
    #expect(problem("sku,name\n") == .lacksValues)
    #expect(problem("sku,stok,stock\n") == .twice(.stock))
  }
}
