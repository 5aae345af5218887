import Basics
import Hummingbird
import Storage
import Web

/// The product list with scores and labels, and one product.
struct ProductPages: Sendable {
  let site: PanelSite
  static let labels = ["TOP100", "SALES100", "FAV100", "CLICK100", "STOKFUL"]

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/products") { request, context in try await list(request, context) }
    router.get("/products/{id}") { request, context in try await show(context) }
    router.post("/scores") { request, context in
      let (visit, _) = try await site.enter(request, context, .buildFeeds)
      try await site.actions.runScore(actor: visit.session.actor)
      return PageResponse.redirect(to: "/products")
    }
  }

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewShop)
    let query = PageQuery(request)
    let text = query["q"] ?? ""
    let label = Self.labels.first { $0 == query["label"] } ?? ""
    let after = PageCursor(query["after"], parts: 2)
    let words = SearchWords(text)
    let (page, scoredAt) = try await site.database.read { connection in
      (
        try ProductListQuery.load(words: words, label: label, after: after, in: connection),
        try connection.integer("SELECT computed_at FROM score_runs WHERE profile = 'default'")
      )
    }
    let view = ProductListView(
      visit: visit, text: text, label: label, page: page, scoredAt: scoredAt)
    return PageResponse.html(view.draw())
  }

  private func show(_ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewShop)
    let id = context.parameters.get("id").flatMap { Int64($0) } ?? 0
    let today = site.zone.localDay(of: visit.now)
    let product = try await site.database.read {
      try ProductDetail.load(id, days: today - 89...today, in: $0)
    }
    guard let product else { throw HTTPError(.notFound) }
    return PageResponse.html(ProductView(visit: visit, product: product).draw())
  }
}
