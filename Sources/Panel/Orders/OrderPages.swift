import Basics
import Commerce
import Hummingbird
import Storage
import Web

/// The order list with its filters, and one order.
struct OrderPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/orders") { request, context in try await list(request, context) }
    router.get("/orders/{id}") { request, context in try await show(context) }
  }

  /// What the filter form says, as it was typed.
  struct Wish: Sendable {
    var text: String
    var status: String
    var channel: String
    var from: String
    var to: String

    init(_ request: Request) {
      let query = PageQuery(request)
      text = query["q"] ?? ""
      status = query["status"] ?? ""
      channel = query["channel"] ?? ""
      from = query["from"] ?? ""
      to = query["to"] ?? ""
    }

    /// What of it cannot be followed; it is left out of the search.
    var problem: Phrase? {
      for text in [from, to] where !text.isEmpty && CivilTime.parse(text) == nil {
        return OrderTexts.noDate(text.cut(toBytes: 40, mark: "…"))
      }
      if !from.isEmpty, !to.isEmpty, from > to { return OrderTexts.endsBeforeStart }
      if !status.isEmpty, OrderStatus(rawValue: status) == nil {
        return OrderTexts.noStatus(status.cut(toBytes: 40, mark: "…"))
      }
      return nil
    }

    var query: [(String, String?)] {
      [("q", text), ("status", status), ("channel", channel), ("from", from), ("to", to)]
    }
  }

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewCustomers)
    let wish = Wish(request)
    let query = PageQuery(request)
    let newer = PageCursor(query["newer"], parts: 2)
    let older = PageCursor(query["older"], parts: 2)
    let start = (newer ?? older).map { OrderKey(placedAt: $0.parts[0], id: $0.parts[1]) }
    let direction: OrderSearch.Direction = newer == nil ? .older : .newer
    let base = filter(wish)
    let (channels, page) = try await site.database.read { connection in
      let channels = try ChannelAccounts.list(in: connection)
      var filter = base
      if !wish.channel.isEmpty {
        // A channel that is not there (any more) has no orders; no id is negative.
        filter.channelID = channels.first { $0.name == wish.channel }?.id ?? -1
      }
      return (
        channels.map(\.name),
        try OrderListQuery.load(filter, from: start, direction: direction, in: connection)
      )
    }
    return PageResponse.html(
      OrderListView(visit: visit, wish: wish, channels: channels, page: page).draw())
  }

  private func filter(_ wish: Wish) -> OrderFilter {
    var filter = OrderFilter(
      search: SearchWords(wish.text), status: OrderStatus(rawValue: wish.status)?.rawValue)
    filter.from = day(wish.from)
    filter.to = day(wish.to)?.adding(days: 1)
    return filter
  }

  private func day(_ text: String) -> Timestamp? {
    CivilTime.parse(text).map { site.zone.timestamp(of: $0.time) }
  }

  private func show(_ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewCustomers)
    let id = context.parameters.get("id").flatMap { Int64($0) } ?? 0
    guard let order = try await site.database.read({ try OrderDetail.load(id, in: $0) }) else {
      throw HTTPError(.notFound)
    }
    return PageResponse.html(OrderView(visit: visit, order: order).draw())
  }
}
