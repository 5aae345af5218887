import Hummingbird
import Storage

/// `/scores` and `/scores/{product}`.
struct ScoreEndpoints: Sendable {
  let api: RestAPI

  var routes: [APIRoute] {
    [
      APIRoute(
        .get, "/scores", "Scores, best first.",
        query: [.init(name: "label", help: "TOP100, SALES100, FAV100, CLICK100 or STOKFUL.")],
        schema: "Score", isCollection: true, handle: list),
      APIRoute(
        .get, "/scores/{product}", "The score of one product.", schema: "Score", handle: show),
    ]
  }

  struct Row: Sendable {
    var productID: Int64
    var rank: Int64
    var score: Int64
    var parts: [Int64?]
    var labels: String
    var profile: String
    var computedAt: Int64
  }

  private func list(_ call: APICall) async throws -> Response {
    let page = try PageRequest(call, keyParts: 1)
    let after = try page.number(0) ?? 0
    let limit = page.limit
    let label = call.query("label")
    let rows = try await api.database.read { connection in
      if let label {
        return try connection.rows(
          Self.byLabel, [.text(label), .integer(after), .count(limit + 1)], Self.map)
      }
      return try connection.rows(Self.all, [.integer(after), .count(limit + 1)], Self.map)
    }
    return PageAnswer.response(
      rows, of: page, key: { [String($0.rank)] }, write: { Self.write($1, to: &$0) })
  }

  private func show(_ call: APICall) async throws -> Response {
    let id = try call.id("product")
    let row = try await api.database.read {
      try $0.first(Self.one, [.integer(id)], Self.map)
    }
    guard let row else { throw APIProblem.notFound }
    var json = JSONWriter()
    json.object { Self.write(row, to: &$0) }
    return JSONAnswer.response(json)
  }

  private static func write(_ row: Row, to json: inout JSONWriter) {
    json.field("product", id: row.productID)
    json.field("score", decimal: row.score, scale: 6)
    json.key("parts")
    json.object { json in
      let names: [StaticString] = ["sales", "size", "clicks", "favourites"]
      for (name, part) in zip(names, row.parts) {
        // A part without a source is null, not 0: its weight went to the others.
        if let part {
          json.field(name, decimal: part, scale: 6)
        } else {
          json.field(name, orNull: nil)
        }
      }
    }
    json.field("rank", row.rank)
    json.key("labels")
    json.array { json in
      for label in row.labels.split(separator: " ") { json.string(String(label)) }
    }
    json.field("profile", row.profile)
    json.field("computedAt", timeOrNull: row.computedAt)
  }

  private static func map(_ row: any SQLRow) -> Row {
    Row(
      productID: row.integer(0), rank: row.integer(1), score: row.integer(2),
      parts: (3...6).map { row.optionalInteger($0) }, labels: row.text(7), profile: row.text(8),
      computedAt: row.integer(9))
  }

  private static let columns = """
    SELECT s.product_id, s.rank, s.score_micro, s.sales_micro, s.size_micro, s.clicks_micro,
      s.favourites_micro, s.labels, s.profile, r.computed_at
    """
  private static let select = "\(columns) FROM scores s JOIN score_runs r ON r.profile = s.profile"
  private static let all = SQLStatement(
    "\(select) WHERE s.profile = 'default' AND s.rank > ? ORDER BY s.rank LIMIT ?")
  /// Along the label's own ranks, so that a page reads a page.
  private static let byLabel = SQLStatement(
    """
    \(columns) FROM score_labels l
      JOIN scores s ON s.profile = l.profile AND s.product_id = l.product_id
      JOIN score_runs r ON r.profile = l.profile
    WHERE l.profile = 'default' AND l.label = ? AND l.rank > ? ORDER BY l.rank LIMIT ?
    """)
  private static let one = SQLStatement(
    "\(select) WHERE s.profile = 'default' AND s.product_id = ?")
}
