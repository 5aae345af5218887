import Hummingbird
import Web

/// A page that answers a form stands at the form's address. Whoever opens that address on its own,
/// by a reload or by switching the language, comes to the page where the form is.
enum FormAddresses {
  static func addRoutes(to router: RouterGroup<WebContext>) {
    for action in ["check", "sync", "stop"] {
      router.get("/channels/{name}/\(action)") { request, _ in
        PageResponse.redirect(to: String(request.uri.path.dropLast(action.count + 1)))
      }
    }
    let homes = [
      "/feeds/{slug}/build": "/feeds", "/set-aside/{id}/retry": "/sync-log",
      "/set-aside/{id}/dismiss": "/sync-log", "/account/password": "/account",
      "/scores": "/products", "/jobs/{id}/retry": "/jobs", "/jobs/{id}/cancel": "/jobs",
      "/jobs/{id}/dismiss": "/jobs", "/jobs/pause": "/jobs", "/jobs/resume": "/jobs",
      "/jobs/retention": "/jobs", "/schedules/{id}/run": "/jobs",
      "/matching/decide": "/matching", "/matching/sure": "/matching",
      "/matching/undo": "/matching?show=history", "/matching/run": "/matching",
    ]
    for (address, home) in homes {
      router.get(RouterPath(address)) { _, _ in PageResponse.redirect(to: home) }
    }
  }
}
