import Basics
import Hummingbird
import Storage

/// `/reports/{sales,channels,products}`, from the daily figures.
struct ReportEndpoints: Sendable {
  let api: RestAPI
  private static let window: [APIRoute.Parameter] = [
    .init(name: "from", help: "First day (2026-11-01); the last 30 days without it."),
    .init(name: "to", help: "Last day; today without it."),
  ]

  init(api: RestAPI) { self.api = api }

  var routes: [APIRoute] {
    [
      APIRoute(
        .get, "/reports/sales", "Sales per day.", query: Self.window, schema: "SalesReport"
      ) { try await report($0, select: Self.sales, name: "day") },
      APIRoute(
        .get, "/reports/channels", "Sales per channel.", query: Self.window, schema: "SalesReport"
      ) { try await report($0, select: Self.channels, name: "channel") },
      APIRoute(
        .get, "/reports/products", "The 100 products that sold most.", query: Self.window,
        schema: "SalesReport"
      ) { try await report($0, select: Self.products, name: "product") },
    ]
  }

  private struct Row: Sendable {
    var key: String
    var currency: String
    var orders: Int64
    var unitsMilli: Int64
    var revenueMinor: Int64
  }

  private func report(
    _ call: APICall, select: String, name: StaticString
  ) async throws -> Response {
    let today = api.zone.localDay(of: api.clock.now())
    let last = try day(call, "to") ?? today
    let first = try day(call, "from") ?? last - 29
    guard first <= last, last - first <= 3660 else {
      throw APIProblem.invalid("from", "must be before to, at most ten years")
    }
    let rows = try await api.database.read { connection in
      try connection.rows(connection.expanded(select), [.integer(first), .integer(last)]) { row in
        Row(
          key: row.text(0), currency: row.text(1), orders: row.integer(2),
          unitsMilli: row.integer(3), revenueMinor: row.integer(4))
      }
    }
    var json = JSONWriter()
    json.object { json in
      json.field("from", CivilTime(secondsSinceEpoch: first * 86_400).date)
      json.field("to", CivilTime(secondsSinceEpoch: last * 86_400).date)
      json.key("items")
      json.array { json in
        for row in rows { json.object { write(row, name: name, to: &$0) } }
      }
    }
    return JSONAnswer.response(json)
  }

  private func write(_ row: Row, name: StaticString, to json: inout JSONWriter) {
    let isDay = "\(name)" == "day"
    // Other keys are names, and a name may be any number.
    let day = isDay ? Int64(row.key) : nil
    let date = day.map { CivilTime(secondsSinceEpoch: $0.clampedMultiplied(by: 86_400)).date }
    json.field(name, date ?? row.key)
    json.field("orders", row.orders)
    json.field("units", decimal: row.unitsMilli, scale: 3)
    json.field("revenue", money: row.revenueMinor, row.currency)
  }

  private func day(_ call: APICall, _ name: String) throws -> Int64? {
    try call.moment(name, zone: api.zone).map { api.zone.localDay(of: $0) }
  }

  private static let sales = """
    SELECT CAST(day AS TEXT), currency, sum(orders), sum(units_milli), sum(revenue_minor)
    FROM daily_channel_sales WHERE day BETWEEN ? AND ?
    GROUP BY day, currency ORDER BY day, currency
    """
  private static let channels = """
    SELECT c.name, d.currency, sum(d.orders), sum(d.units_milli), sum(d.revenue_minor)
    FROM daily_channel_sales d JOIN channels c ON c.id = d.channel_id
    WHERE d.day BETWEEN ? AND ? GROUP BY c.name, d.currency ORDER BY c.name {bytes}, d.currency
    """
  private static let products = """
    SELECT CAST(v.product_id AS TEXT), v.currency, sum(d.orders), sum(d.units_milli),
      sum(d.revenue_minor)
    FROM daily_variant_sales d JOIN variants v ON v.id = d.variant_id
    WHERE d.day BETWEEN ? AND ? GROUP BY v.product_id, v.currency
    ORDER BY sum(d.revenue_minor) DESC, v.product_id LIMIT 100
    """
}
