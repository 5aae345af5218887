import Hummingbird
import Storage
import Web

/// Orders that were sold what is not there.
struct StockShortagePages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/stock/shortages") { request, context in
      let visit = try site.enter(context, .viewShop)
      let after = PageCursor(PageQuery(request)["after"], parts: 3)
      let (query, counts) = try await site.database.read { connection in
        (
          try StockShortageQuery.load(after: after, in: connection),
          try StockCounts.load(in: connection)
        )
      }
      let frame = StockFrame(visit: visit, section: .shortages, counts: counts)
      return PageResponse.html(StockShortageView(visit: visit, frame: frame, query: query).draw())
    }
  }
}
