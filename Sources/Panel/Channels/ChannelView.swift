import ConnectorKit
import Storage
import Web

/// Draws one channel: its sync, its settings, what can be done.
struct ChannelView {
  let visit: Visit
  let account: ChannelAccount
  let state: ChannelState
  var descriptor: ConnectorDescriptor?
  var notice: Layout.Notice?
  var findings: [ConnectionCheck.Finding] = []
  /// Nil where the platform sends no notices.
  var webhook: WebhookView?

  private var path: String { "/channels/\(Address.encode(account.name))" }

  func draw() -> HTML {
    Layout(visit: visit, area: .channels, title: account.name, notice: notice).page { html in
      html.tag("p") { $0.tag("a", [.href("/channels")], text: "← \(visit(Texts.channels))") }
      html.tag("h1", text: account.name)
      if !findings.isEmpty {
        html.tag("ul", [.class("findings")]) { html in
          for finding in findings {
            html.tag(
              "li", [.class("finding-\(finding.level.rawValue)")],
              text: visit(ConnectorWords.phrase(finding.message)))
          }
        }
      }
      if visit.may(.runSync) { drawButtons(&html) }
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(ChannelTexts.sync))
        html.tag(
          "div",
          [
            .id("progress"), .attr("aria-live", "polite"),
            .attr("data-progress", state.isUnderWay ? "\(path)/progress" : nil),
          ]
        ) { ProgressView(visit: visit, state: state).draw(&$0) }
      }
      webhook?.draw(&html)
      drawSettings(&html)
    }
  }

  private func drawButtons(_ html: inout HTML) {
    html.tag("div", [.class("buttons")]) { html in
      if state.isUnderWay {
        if visit.may(.manageWork) {
          Forms.button(&html, visit, action: "\(path)/stop", label: visit(ChannelTexts.stop))
        }
        html.tag("a", [.class("button"), .href(path)], text: visit(ChannelTexts.refresh))
      } else {
        Forms.button(
          &html, visit, action: "\(path)/sync", label: visit(ChannelTexts.syncNow), kind: "primary")
        Forms.button(
          &html, visit, action: "\(path)/sync", label: visit(ChannelTexts.syncAll),
          hidden: [("full", "1")])
      }
      Forms.button(&html, visit, action: "\(path)/check", label: visit(ChannelTexts.check))
      if visit.may(.changeChannels) {
        html.tag(
          "a", [.class("button"), .href("\(path)/edit")], text: visit(ChannelTexts.change))
        html.tag(
          "a", [.class("button danger"), .href("\(path)/remove")], text: visit(ChannelTexts.remove))
      }
    }
  }

  private func drawSettings(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(ChannelTexts.settings))
      Parts.facts(
        &html,
        [(visit(ChannelTexts.platform), descriptor?.displayName ?? account.platform)]
          + account.settings.sorted { $0.key < $1.key }.map {
            (ChannelTexts.setting($0.key)[visit.language], $0.value)
          })
    }
  }
}
