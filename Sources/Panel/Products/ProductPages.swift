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
      _ = try await site.enter(request, context, .buildFeeds)
      try await site.actions.runScore()
      return PageResponse.redirect(to: "/products")
    }
  }

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewShop)
    let query = request.uri.queryParameters
    let text = String((query["q"] ?? "").prefix(200))
    let label = Self.labels.first { $0 == query["label"].map { String($0) } } ?? ""
    let after = query["after"].flatMap { Int64($0) } ?? 0
    let words = SearchWords(text)
    let (page, scoredAt) = try await site.database.read { connection in
      (
        try ProductListQuery.load(words: words, label: label, after: after, in: connection),
        try connection.integer("SELECT max(computed_at) FROM score_runs")
      )
    }
    let view = ProductListView(
      visit: visit, text: text, label: label, page: page, scoredAt: scoredAt)
    return PageResponse.html(view.draw())
  }

  private func show(_ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewShop)
    let id = context.parameters.get("id").flatMap { Int64($0) } ?? 0
    let since = site.zone.localDay(of: visit.now) - 89
    let product = try await site.database.read {
      try ProductDetail.load(id, since: since, in: $0)
    }
    guard let product else { throw HTTPError(.notFound) }
    return PageResponse.html(ProductView(visit: visit, product: product).draw())
  }
}
