import Basics
import Hummingbird
import Storage
import Web

/// The customer list, and one customer with orders and favourites.
struct CustomerPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/customers") { request, context in try await list(request, context) }
    router.get("/customers/{id}") { request, context in try await show(context) }
  }

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewCustomers)
    let query = PageQuery(request)
    let text = query["q"] ?? ""
    let after = PageCursor(query["after"], parts: 2).map {
      CustomerKey(lastOrderAt: $0.parts[0], id: $0.parts[1])
    }
    let search = SearchWords(text)
    let page = try await site.database.read {
      try CustomerListQuery.load(search, after: after, in: $0)
    }
    return PageResponse.html(CustomerListView(visit: visit, text: text, page: page).draw())
  }

  private func show(_ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewCustomers)
    let id = context.parameters.get("id").flatMap { Int64($0) } ?? 0
    guard let customer = try await site.database.read({ try CustomerDetail.load(id, in: $0) })
    else { throw HTTPError(.notFound) }
    return PageResponse.html(CustomerView(visit: visit, customer: customer).draw())
  }
}
