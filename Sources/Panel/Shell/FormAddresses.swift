import Hummingbird
import Web

/// A page that answers a form stands at the form's address. Whoever opens that address on its own,
/// by a reload or by switching the language, comes to the page where the form is.
enum FormAddresses {
  static func addRoutes(to router: RouterGroup<WebContext>) {
    let channel = [
      "check", "sync", "stop", "notices/create", "notices/reactivate", "notices/remove",
    ]
    for (page, actions) in [("/channels/{name}", channel), ("/orders/packages/{id}", ["move"])] {
      for action in actions {
        router.get(RouterPath("\(page)/\(action)")) { request, _ in
          PageResponse.redirect(to: String(request.uri.path.dropLast(action.count + 1)))
        }
      }
    }
    let homes = [
      "/feeds/{slug}/build": "/feeds", "/set-aside/{id}/retry": "/sync-log",
      "/set-aside/{id}/dismiss": "/sync-log", "/account/password": "/account",
      "/account/sessions/end": "/account", "/account/sessions/end-others": "/account",
      "/scores": "/products", "/jobs/{id}/retry": "/jobs", "/jobs/{id}/cancel": "/jobs",
      "/jobs/{id}/dismiss": "/jobs", "/jobs/pause": "/jobs", "/jobs/resume": "/jobs",
      "/jobs/retention": "/jobs", "/schedules/{id}/run": "/jobs",
      "/claims/decide": "/claims", "/claims/accept": "/claims", "/claims/refuse": "/claims",
      "/matching/decide": "/matching", "/matching/sure": "/matching",
      "/matching/undo": "/matching?show=history", "/matching/run": "/matching",
      "/stock/verify": "/stock", "/stock/count": "/stock/history",
      "/stock/drifts/undo": "/stock/drifts", "/stock/holds/agree": "/stock/channels",
      "/stock/holds/leave": "/stock/channels", "/stock/low/shop": "/stock/low",
      "/stock/low/goods": "/stock/low", "/stock/move": "/stock/warehouses",
      "/stock/bundles/{id}/dissolve": "/stock/bundles",
      "/listings/preview": "/listings", "/listings/save": "/listings",
      "/orders/packing/pick-list": "/orders/packing", "/orders/packing/slips": "/orders/packing",
      "/orders/packing/labels": "/orders/packing", "/orders/packing/move": "/orders/packing",
    ]
    for (address, home) in homes {
      router.get(RouterPath(address)) { _, _ in PageResponse.redirect(to: home) }
    }
  }
}
