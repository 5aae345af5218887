import Hummingbird
import Storage

/// `/customers` and `/customers/{id}`.
struct CustomerEndpoints: Sendable {
  let api: RestAPI

  var routes: [APIRoute] {
    [
      APIRoute(
        .get, "/customers", "Customers, oldest first.",
        query: [.init(name: "q", help: "Name, e-mail or phone.")], schema: "Customer",
        isCollection: true, handle: list),
      APIRoute(.get, "/customers/{id}", "One customer.", schema: "Customer", handle: show),
    ]
  }

  private func list(_ call: APICall) async throws -> Response {
    let page = try PageRequest(call, keyParts: 1)
    let after = try page.number(0) ?? 0
    let search = call.query("q").flatMap { SearchWords($0) }
    let limit = page.limit
    let customers = try await api.database.read { connection in
      let ids = try CustomerSearch.ids(search, after: after, limit: limit + 1, in: connection)
      return try APICustomer.load(ids, in: connection)
    }
    return PageAnswer.response(
      customers, of: page, key: { [String($0.id)] }, write: { $1.write(to: &$0) })
  }

  private func show(_ call: APICall) async throws -> Response {
    let id = try call.id("id")
    guard let customer = try await api.database.read({ try APICustomer.load([id], in: $0).first })
    else {
      throw APIProblem.notFound
    }
    var json = JSONWriter()
    json.object { customer.write(to: &$0) }
    return JSONAnswer.response(json)
  }
}

/// A customer as the API shows it.
struct APICustomer: Sendable {
  var id: Int64
  var name: String
  var email: String
  var phone: String
  var city: String
  var orders: Int64
  var spentMinor: Int64
  var currency: String
  var firstOrderAt: Int64?
  var lastOrderAt: Int64?

  /// The customers of the given ids, in their order.
  static func load(_ ids: [Int64], in connection: any SQLConnection) throws -> [APICustomer] {
    try connection.firstMatches(select, ids.map { [.integer($0)] }) { row in
      APICustomer(
        id: row.integer(0), name: row.text(1), email: row.text(2), phone: row.text(3),
        city: row.text(4), orders: row.integer(5), spentMinor: row.integer(6),
        currency: row.text(7), firstOrderAt: row.optionalInteger(8),
        lastOrderAt: row.optionalInteger(9))
    }.compactMap { $0 }
  }

  func write(to json: inout JSONWriter) {
    json.field("id", id: id)
    json.field("name", name)
    json.field("email", email)
    json.field("phone", phone)
    json.field("city", city)
    json.field("orderCount", orders)
    json.field("spent", money: spentMinor, currency)
    json.field("firstOrderAt", timeOrNull: firstOrderAt)
    json.field("lastOrderAt", timeOrNull: lastOrderAt)
  }

  private static let select = SQLStatement(
    """
    SELECT id, name, email, phone, city, order_count, spent_minor, currency, first_order_at,
      last_order_at FROM customers WHERE id = ?
    """)
}
