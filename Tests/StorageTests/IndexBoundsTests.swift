import Basics
import Commerce
import Foundation
import StorageSQLite
import TestKit
import Testing

@testable import Storage

/// PostgreSQL refuses an entry of an index that is longer than 2704 bytes, and with it the whole page.
/// Every text in an index has a bound, and together they fit.
struct IndexBoundsTests {
  /// One of our own words: a state, a kind, a currency.
  private static let word = 64
  private static let key = TextBounds.key
  /// Folding can lengthen a letter by half.
  private static let folded = TextBounds.code * 3 / 2
  private static let term = TurkishFolding.longestTerm * 4
  private static let email = 254

  /// The longest text of each column that stands in an index, in bytes.
  private static let bounds: [String: Int] = [
    "account_pace.account": 2100, "api_tokens.name": 240, "app_settings.key": word,
    "audit_log.action": word, "audit_log.actor": 800,
    "channel_brands.remote_id": key, "channel_categories.remote_id": key, "channels.name": 40,
    "claim_units.remote_id": key, "claims.remote_id": key, "claims.state": word,
    "customer_identities.kind": word, "customer_identities.value": email,
    "customer_terms.term": term, "daily_channel_sales.currency": word, "drill_marks.drill": word,
    "drill_marks.kind": word, "favourites.member_remote_id": key,
    "favourites.product_remote_id": key, "favourites.remote_id": key, "feed_artifacts.slug": 40,
    "feeds.slug": 40, "jobs.kind": word, "jobs.order_key": 300, "jobs.state": word,
    "jobs.unique_key": 300, "listings.remote_id": key, "login_attempts.key": word,
    "match_findings.kind": word, "members.remote_id": key, "nodes.id": 300,
    "order_addresses.kind": word, "order_lines.variant_remote_id": key,
    "order_packages.order_remote_id": TextBounds.code, "order_packages.remote_id": key,
    "order_packages.tracking_number": TextBounds.reference, "orders.number_folded": folded,
    "orders.origin_number": folded, "orders.remote_id": key, "orders.status": word,
    "package_moves.state": word, "product_listings.remote_id": key, "product_terms.term": term,
    "products.category_path": TextBounds.categoryPath, "questions.remote_id": key,
    "questions.status": word, "rejected_records.remote_id": key, "rejected_records.stream": word,
    "schedules.name": 300, "score_labels.label": word, "score_labels.profile": word,
    "score_runs.profile": word, "scores.profile": word, "settlements.currency": word,
    "settlements.order_remote_id": TextBounds.code, "settlements.remote_id": key,
    "stock_drifts.cause": word, "stock_import_rows.kind": word,
    "stock_movements.cause_id": 600, "stock_movements.cause_kind": word,
    "stock_movements.cause_line": 300, "stock_movements.kind": word,
    "stock_publications.flight": word, "stock_returns.claim_id": key,
    "sync_run_streams.stream": word, "sync_states.stream": word, "sync_sweep_pages.stream": word,
    "users.email": email, "variants.barcode": TextBounds.code, "variants.sku_folded": folded,
    "warehouses.name": 240, "webhook_hints.package_key": 100, "work_pauses.name": word,
    "work_pauses.scope": word,
  ]

  /// The lengths of the texts of each index; nil for a column of numbers.
  private func indexes(of folder: URL) async throws -> [String: [Int?]] {
    let sqlite = try SQLiteDatabase(path: folder.appendingPathComponent("schema.db").path)
    try await Migrator(database: sqlite, clock: StandingClock()).migrate()
    let found = try await sqlite.read { connection in
      var found: [String: [Int?]] = [:]
      for table in TableShape.names {
        let shape = try TableShape.load(table, in: connection)
        let texts = Set(shape.columns.filter { $0.kind == .text }.map(\.name))
        try connection.forEachRow(
          """
          SELECT l.name, i.name FROM pragma_index_list(?) l JOIN pragma_index_info(l.name) i
          ORDER BY l.name, i.seqno
          """, [.text(table)]
        ) { row in
          let column = row.optionalText(1) ?? ""
          let isText = texts.contains(column)
          let bound = Self.bounds["\(table).\(column)"]
          if isText, bound == nil { Issue.record("\(table).\(column) has no bound") }
          found["\(table) \(row.text(0))", default: []].append(isText ? bound ?? 0 : nil)
          return true
        }
      }
      return found
    }
    await sqlite.close()
    return found.filter { $0.value.contains { $0 != nil } }
  }

  @Test func `the texts of every index fit into one entry`() async throws {
    try await TemporaryDatabase.with { temporary in
      let indexes = try await indexes(of: temporary.folder)
      #expect(indexes.count > 50)
      for (name, lengths) in indexes {
        // The entry's head takes 8 bytes, a number 8, a text 4 for its length and up to 4 for its place.
        let size = lengths.reduce(16) { $0 + ($1.map { $0 + 8 } ?? 8) }
        #expect(size <= 2704, "\(name)")
      }
    }
  }

  @Test func `random text at the bounds is taken by an index of every form`() async throws {
    struct Undo: Error {}
    try await TemporaryDatabase.with { temporary in
      let forms = Set(try await indexes(of: temporary.folder).values)
      _ = await #expect(throws: Undo.self) {
        try await temporary.database.write { connection in
          var random = SeededRandom(seed: 20_261_201)
          for (number, lengths) in forms.enumerated() {
            let columns = lengths.indices.map { "c\($0)" }
            let types = zip(columns, lengths).map {
              "\($0) \($1 == nil ? "{int}" : "TEXT {bytes}")"
            }
            let script = """
              CREATE TABLE form\(number) (\(types.joined(separator: ", ")));
              CREATE INDEX form\(number)_index ON form\(number) (\(columns.joined(separator: ", ")));
              """
            try connection.executeScript(connection.dialect.expand(script))
            let values = lengths.map { length in
              length.map { SQLValue.text(RandomText.ascii($0, &random)) } ?? .integer(.max)
            }
            let insert =
              "INSERT INTO form\(number) VALUES (\(SQLStatement.placeholders(columns.count)))"
            try connection.execute(SQLStatement(insert, isReused: false), values)
          }
          throw Undo()
        }
      }
    }
  }
}

/// Text that no engine can compress.
enum RandomText {
  private static let letters = Array(
    "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

  static func ascii(_ length: Int, _ random: inout SeededRandom) -> String {
    String(
      decoding: (0..<length).map { _ in letters[Int.random(in: letters.indices, using: &random)] },
      as: UTF8.self)
  }
}
