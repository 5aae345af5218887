import Basics
import Commerce
import Hummingbird
import Storage

/// `/orders` and `/orders/{id}`.
struct OrderEndpoints: Sendable {
  let api: RestAPI

  var routes: [APIRoute] {
    [
      APIRoute(
        .get, "/orders", "Orders, newest first.",
        query: [
          .init(name: "q", help: "Order number, customer, phone, e-mail or SKU."),
          .init(name: "status", help: OrderStatus.allCases.map(\.rawValue).joined(separator: ", ")),
          .init(name: "channel", help: "Name of a channel."),
          .init(name: "from", help: "Placed at or after this time or date (ISO 8601)."),
          .init(name: "to", help: "Placed before this time, or on or before this date."),
        ], schema: "Order", isCollection: true, handle: list),
      APIRoute(.get, "/orders/{id}", "One order.", schema: "Order", handle: show),
    ]
  }

  private func list(_ call: APICall) async throws -> Response {
    let page = try PageRequest(call, keyParts: 2)
    let filter = try filter(call)
    var from: OrderKey?
    if let placedAt = try page.number(0), let id = try page.number(1) {
      from = OrderKey(placedAt: placedAt, id: id)
    }
    let channel = call.query("channel")
    let (start, limit) = (from, page.limit)
    let orders = try await api.database.read { connection -> [APIOrder] in
      var filter = filter
      if let channel {
        guard let account = try ChannelAccounts.find(name: channel, in: connection) else {
          throw APIProblem.invalid("channel", "names no channel")
        }
        filter.channelID = account.id
      }
      let keys = try OrderSearch(connection: connection).page(
        filter, from: start, limit: limit + 1)
      return try APIOrder.load(keys.map(\.id), in: connection)
    }
    return PageAnswer.response(
      orders, of: page, key: { [String($0.placedAt), String($0.id)] },
      write: { $1.write(to: &$0) })
  }

  private func show(_ call: APICall) async throws -> Response {
    let id = try call.id("id")
    let order = try await api.database.read { try APIOrder.load([id], in: $0).first }
    guard let order else { throw APIProblem.notFound }
    var json = JSONWriter()
    json.object { order.write(to: &$0) }
    return JSONAnswer.response(json)
  }

  private func filter(_ call: APICall) throws -> OrderFilter {
    var filter = OrderFilter(search: call.query("q").flatMap { SearchWords($0) })
    if let status = call.query("status") {
      guard OrderStatus(rawValue: status) != nil else {
        throw APIProblem.invalid(
          "status", "must be one of \(OrderStatus.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      filter.status = status
    }
    filter.from = try call.moment("from", zone: api.zone)
    filter.to = try call.moment("to", zone: api.zone, endOfDay: true)
    return filter
  }
}

extension APICall {
  /// A time from the query. A bare date is a day of the shop's zone.
  func moment(_ name: String, zone: LocalTimeZone, endOfDay: Bool = false) throws -> Timestamp? {
    guard let text = query(name) else { return nil }
    // The `+` of an offset that was not encoded arrives as a blank.
    let mended =
      text.utf8.count > 16
      ? text.prefix(16) + text.dropFirst(16).replacing(" ", with: "+") : text[...]
    guard let parsed = CivilTime.parse(mended) else {
      throw APIProblem.invalid(
        name, "is not a date such as 2026-11-23 or a time such as 2026-11-23T10:00:00Z")
    }
    if parsed.hasZone { return Timestamp(iso8601: String(mended)) }
    let start = zone.timestamp(of: parsed.time)
    return endOfDay && text.utf8.count == 10 ? start.adding(days: 1) : start
  }
}
