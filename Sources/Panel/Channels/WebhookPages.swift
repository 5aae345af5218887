import HTTPTypes
import Hummingbird
import Storage
import Web

/// The buttons of a channel's notices.
struct WebhookPages: Sendable {
  private typealias Action = @Sendable (ChannelAccount, String) async throws -> Void

  let pages: ChannelPages
  private var site: PanelSite { pages.site }

  func addRoutes(to router: RouterGroup<WebContext>) {
    let actions = site.actions
    add("create", to: router) { try await actions.createWebhook($0, actor: $1) }
    add("reactivate", to: router) { try await actions.reactivateWebhook($0, actor: $1) }
    add("remove", to: router) { try await actions.removeWebhook($0, actor: $1) }
  }

  private func add(_ name: String, to router: RouterGroup<WebContext>, _ action: @escaping Action) {
    router.post("/channels/{name}/notices/\(name)") { request, context in
      let (visit, _) = try await site.enter(request, context, .changeChannels)
      let account = try await pages.account(context)
      do {
        try await action(account, visit.session.actor)
        return PageResponse.redirect(to: "/channels/\(Address.encode(account.name))")
      } catch let problem as PanelProblem {
        return try await pages.page(
          visit, account,
          notice: .init(kind: .bad, text: visit(ConnectorWords.phrase(problem.message))),
          findings: [])
      }
    }
  }
}
