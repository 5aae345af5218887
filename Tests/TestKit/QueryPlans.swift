import Foundation

@testable import Storage
@testable import StoragePostgres

/// How the engine goes about statements that ran, and what is wrong with it on a large database.
public enum QueryPlans {
  /// A table is read from end to end, or many rows are sorted or looked at.
  public struct Fault: Sendable, CustomStringConvertible {
    public var statement: String
    public var reason: String
    public var description: String {
      "\(reason): \(statement.split(whereSeparator: \.isWhitespace).joined(separator: " "))"
    }
  }

  /// So many rows may be looked at for one statement: a word is counted up to 16,000 rows
  /// (`TermLookup`).
  static let rowLimit = 20_000.0
  static let sortLimit = 10_000.0

  /// Looks at each different statement, with up to three sets of the values that it ran with.
  public static func faults(
    in statements: [RecordingDatabase.Statement], of database: any Database
  ) async throws -> [Fault] {
    var seen: [String: Int] = [:]
    var faults: [Fault] = []
    for statement in statements {
      seen[statement.text, default: 0] += 1
      guard seen[statement.text, default: 0] <= 3, isExplained(statement.text) else { continue }
      let reasons = try await database.read { connection in
        switch connection.dialect.engine {
        case .sqlite: try SQLitePlan(statement, in: connection).faults
        case .postgres: try PostgresPlan(statement, in: connection).faults
        }
      }
      faults += reasons.map { Fault(statement: statement.text, reason: $0) }
    }
    return faults
  }

  /// Statements that change rows do so by keys; what finds the rows is a `SELECT` mostly.
  private static func isExplained(_ text: String) -> Bool {
    text.hasPrefix("SELECT") || text.hasPrefix("WITH")
  }
}

/// `EXPLAIN QUERY PLAN` (sqlite.org/eqp.html, 2023).
private struct SQLitePlan {
  private let steps: [String]
  private let statement: RecordingDatabase.Statement

  init(_ statement: RecordingDatabase.Statement, in connection: any SQLConnection) throws {
    self.statement = statement
    steps = try connection.rows(
      SQLStatement("EXPLAIN QUERY PLAN " + statement.text, isReused: false), statement.rows[0]
    ) { $0.text(3) }
  }

  var faults: [String] {
    let scans = steps.filter { $0.hasPrefix("SCAN ") && !isSmall($0) && !isWalk }
    let wide = steps.filter { isWide($0) && !isSmall($0) }
    let sorts = wide.isEmpty ? [] : steps.filter { $0.contains("USE TEMP B-TREE FOR ORDER BY") }
    return (scans + sorts).map { fault in "\(fault)   [\(steps.joined(separator: " | "))]" }
  }

  /// In the order that is wanted, and only as far as wanted.
  private var isWalk: Bool {
    statement.text.contains("LIMIT") && !steps.contains { $0.contains("USE TEMP B-TREE") }
  }

  /// Reads more than the rows of some keys.
  private func isWide(_ step: String) -> Bool {
    step.hasPrefix("SCAN ")
      || (step.hasPrefix("SEARCH ") && (step.contains(">") || step.contains("<")))
  }

  /// The steps name tables by their aliases.
  private func isSmall(_ step: String) -> Bool {
    // Indexes of few rows of a large table: what waits or runs.
    if ["jobs_next", "jobs_running"].contains(where: { step.hasSuffix("INDEX \($0)") }) {
      return true
    }
    let name = step.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let table = aliases[name] ?? name
    // What is no table is made by the statement itself.
    return !TableShape.names.contains(table) || BigShop.smallTables.contains(table)
  }

  private var aliases: [String: String] {
    let words = statement.text.split { $0.isWhitespace || "(),".contains($0) }.map(String.init)
    var aliases: [String: String] = [:]
    for (place, word) in words.enumerated() where word == "FROM" || word == "JOIN" {
      let table = words.dropFirst(place + 1).first ?? ""
      var alias = words.dropFirst(place + 2).first ?? ""
      if alias == "AS" { alias = words.dropFirst(place + 3).first ?? "" }
      aliases[table] = table
      if alias.first?.isLowercase == true { aliases[alias] = table }
    }
    return aliases
  }
}

/// `EXPLAIN (ANALYZE, FORMAT JSON)`: the plan and the rows that it really looked at.
private struct PostgresPlan {
  private struct Step {
    var type: String
    var table: String?
    /// Rows looked at, those that were left out included, over all rounds.
    var looked: Double
  }

  private var steps: [Step] = []

  init(_ statement: RecordingDatabase.Statement, in connection: any SQLConnection) throws {
    let (text, values) = try Self.asSent(statement)
    let plan = try connection.rows(
      SQLStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + text, isReused: false), values
    ) { $0.text(0) }.joined()
    let documents = try JSONSerialization.jsonObject(with: Data(plan.utf8)) as? [[String: Any]]
    if let root = documents?.first?["Plan"] as? [String: Any] { add(root) }
  }

  /// Rows of values go as arrays; here they stand in the text.
  private static func asSent(
    _ statement: RecordingDatabase.Statement
  ) throws -> (text: String, values: [SQLValue]) {
    guard statement.form == .matches else { return (statement.text, statement.rows[0]) }
    let columns = try statement.rows[0].indices.map {
      try BulkStatement.ColumnType.common(statement.rows, column: $0)
    }
    var text = try BulkStatement(statement.text, columns: columns).text
    var number = 0
    for (column, type) in columns.enumerated() where type != nil {
      number += 1
      let values = statement.rows.map { literal($0[column]) }.joined(separator: ", ")
      text = text.replacingOccurrences(of: "$\(number)::", with: "ARRAY[\(values)]::")
    }
    return (text, [])
  }

  private static func literal(_ value: SQLValue) -> String {
    switch value {
    case .null: "NULL"
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): "'" + text.replacingOccurrences(of: "'", with: "''") + "'"
    case .blob(let bytes):
      "'\\x" + bytes.map { String(format: "%02x", $0) }.joined() + "'"
    }
  }

  private mutating func add(_ node: [String: Any]) {
    func number(_ name: String) -> Double { (node[name] as? NSNumber)?.doubleValue ?? 0 }
    let rounds = max(1, number("Actual Loops"))
    let looked =
      (number("Actual Rows") + number("Rows Removed by Filter")
        + number("Rows Removed by Index Recheck")) * rounds
    steps.append(
      Step(
        type: node["Node Type"] as? String ?? "", table: node["Relation Name"] as? String,
        looked: looked))
    for child in node["Plans"] as? [[String: Any]] ?? [] { add(child) }
  }

  var faults: [String] {
    steps.compactMap { step in
      if let table = step.table, !BigShop.smallTables.contains(table) {
        if step.type == "Seq Scan" { return "reads \(table) from its beginning" }
        if step.looked > QueryPlans.rowLimit {
          return "looks at \(Int(step.looked)) rows of \(table) (\(step.type))"
        }
      }
      if step.type.contains("Sort"), step.looked > QueryPlans.sortLimit {
        return "sorts \(Int(step.looked)) rows"
      }
      return nil
    }
  }
}
