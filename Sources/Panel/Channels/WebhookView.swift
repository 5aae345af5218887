import Basics
import ConnectorKit
import Storage
import Web

extension ConnectorDescriptor {
  var sendsNotices: Bool {
    capabilities.contains { $0.name == "webhooks" && $0.level != .none }
  }
}

/// The part of a channel's page about notices, for platforms that send them.
struct WebhookView {
  let visit: Visit
  let path: String
  let subscription: StoredSubscription?
  let latest: Timestamp?

  static func load(
    _ account: ChannelAccount, visit: Visit, in connection: any SQLConnection
  ) throws -> WebhookView {
    WebhookView(
      visit: visit, path: "/channels/\(Address.encode(account.name))/notices",
      subscription: try StoredSubscription.find(channelID: account.id, in: connection),
      latest: try WebhookHints.latest(channelID: account.id, in: connection))
  }

  private var state: Phrase {
    guard let subscription else { return WebhookTexts.none }
    if subscription.isActive { return WebhookTexts.active }
    return subscription.remoteID.isEmpty ? WebhookTexts.forgotten : WebhookTexts.givenUp
  }

  func draw(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(WebhookTexts.title))
      html.tag("p", [.class("muted")], text: visit(WebhookTexts.help))
      Parts.facts(
        &html,
        [
          (visit(WebhookTexts.state), visit(state)),
          (visit(WebhookTexts.address), subscription?.url ?? ""),
          (visit(WebhookTexts.checked), subscription.map { visit.format.time($0.checkedAt) } ?? ""),
          (visit(WebhookTexts.latest), latest.map { visit.format.time($0) } ?? ""),
        ])
      if visit.may(.changeChannels) { drawButtons(&html) }
    }
  }

  private func drawButtons(_ html: inout HTML) {
    html.tag("div", [.class("buttons")]) { html in
      if let subscription, !subscription.isActive, !subscription.remoteID.isEmpty {
        Forms.button(
          &html, visit, action: "\(path)/reactivate", label: visit(WebhookTexts.reactivate),
          kind: "primary")
      }
      Forms.button(
        &html, visit, action: "\(path)/create",
        label: visit(subscription == nil ? WebhookTexts.create : WebhookTexts.createAgain))
      if subscription != nil {
        Forms.button(
          &html, visit, action: "\(path)/remove", label: visit(WebhookTexts.remove),
          kind: "danger", confirm: visit(WebhookTexts.removeQuestion))
      }
    }
  }
}
