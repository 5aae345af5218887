import Basics
import ConnectorKit
import Storage
import Web

/// Draws the list of channels.
struct ChannelListView {
  let visit: Visit
  let channels: [(ChannelAccount, SyncRun?, setAside: Int)]
  let platforms: [ConnectorDescriptor]

  func draw() -> HTML {
    Layout(visit: visit, area: .channels, title: visit(Texts.channels)).page { html in
      html.tag("h1", text: visit(Texts.channels))
      if channels.isEmpty {
        Parts.empty(&html, visit(DashboardTexts.noChannel), visit(DashboardTexts.noChannelNext))
      } else {
        drawTable(&html)
      }
      guard visit.may(.changeChannels) else { return }
      html.tag("p", [.class("buttons")]) { html in
        for platform in platforms {
          html.tag(
            "a", [.class("button primary"), .href("/connect/\(platform.platform)")],
            text: "\(platform.displayName): \(visit(DashboardTexts.connect))")
        }
      }
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(Texts.channels),
      head: [
        visit(Texts.channel), visit(ChannelTexts.platform), visit(DashboardTexts.lastSync),
        visit(Texts.status),
      ]
    ) { html in
      for (account, run, setAside) in channels {
        html.tag("tr") { html in
          html.tag("td") {
            $0.tag("a", [.href("/channels/\(Address.encode(account.name))")], text: account.name)
          }
          Parts.cell(&html, account.platform)
          html.tag("td") { html in
            if let run {
              Parts.age(&html, (run.finishedAt ?? run.startedAt).milliseconds, visit)
            } else {
              html.text("–")
            }
          }
          html.tag("td") { html in
            if let run {
              RunPill.draw(&html, visit, run.state, setAside: setAside)
            } else {
              html.text(visit(DashboardTexts.never))
            }
          }
        }
      }
    }
  }
}
