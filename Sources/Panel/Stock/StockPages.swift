import Hummingbird
import Web

/// The pages of stock that is kept here.
struct StockPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    StockOverviewPages(site: site).addRoutes(to: router)
    StockHistoryPages(site: site).addRoutes(to: router)
    StockDriftPages(site: site).addRoutes(to: router)
    StockChannelPages(site: site).addRoutes(to: router)
    StockLowPages(site: site).addRoutes(to: router)
    StockWarehousePages(site: site).addRoutes(to: router)
    StockBundlePages(site: site).addRoutes(to: router)
    StockShortagePages(site: site).addRoutes(to: router)
  }
}
