import Basics
import Commerce
import ConnectorKit
import Storage
import Web

/// Draws the list of channels.
struct ChannelListView {
  let visit: Visit
  let channels: [(ChannelAccount, SyncRun?)]
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
      for (account, run) in channels {
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
              Parts.pill(
                &html, visit(Texts.runState(run.state.rawValue)), "run-\(run.state.rawValue)")
            } else {
              html.text(visit(DashboardTexts.never))
            }
          }
        }
      }
    }
  }
}

/// Draws the form that a connector's settings describe.
struct ChannelFormView {
  let visit: Visit
  let descriptor: ConnectorDescriptor
  var name = ""
  var values: [String: String] = [:]
  var problem: PanelProblem?

  func draw() -> HTML {
    let title = "\(descriptor.displayName): \(visit(DashboardTexts.connect))"
    let notice = problem.map { Layout.Notice(kind: .bad, text: $0.message) }
    return Layout(visit: visit, area: .channels, title: title, notice: notice).page { html in
      html.tag("h1", text: title)
      html.tag("form", [.class("card"), .attr("method", "post")]) { html in
        Forms.csrf(&html, visit)
        Forms.field(
          &html,
          .init(
            name: "name", label: visit(ChannelTexts.name), value: name,
            help: visit(ChannelTexts.nameHelp), error: error("name"), isRequired: true))
        for field in descriptor.settings where field.isRequired { draw(field, &html) }
        html.tag("details", [.flag("open", hasErrorInDetails)]) { html in
          html.tag("summary", text: visit(ChannelTexts.more))
          for field in descriptor.settings where !field.isRequired { draw(field, &html) }
        }
        html.tag("div", [.class("buttons")]) { html in
          html.tag("button", [.class("primary")], text: visit(DashboardTexts.connect))
          html.tag("a", [.class("button"), .href("/channels")], text: visit(Texts.cancel))
        }
      }
      drawCapabilities(&html)
    }
  }

  private func error(_ name: String) -> String? {
    problem?.fields.first { $0.name == name }?.message
  }

  private var hasErrorInDetails: Bool {
    descriptor.settings.contains { !$0.isRequired && error($0.key) != nil }
  }

  private func draw(_ field: SettingField, _ html: inout HTML) {
    var drawn = Forms.Field(
      name: "set-\(field.key)", label: ChannelTexts.setting(field.key)[visit.language])
    drawn.type = field.isSecret ? "password" : "text"
    drawn.value = values[field.key] ?? field.defaultValue ?? ""
    drawn.help = visit(ConnectorWords.phrase(field.help))
    drawn.error = error(field.key)
    drawn.isRequired = field.isRequired
    if case .choice(let options) = field.kind { drawn.options = options }
    if case .integer = field.kind { drawn.type = "number" }
    if case .url = field.kind { drawn.type = "url" }
    Forms.field(&html, drawn)
  }

  private func drawCapabilities(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(ChannelTexts.capabilities))
      Parts.table(
        &html, label: visit(ChannelTexts.capabilities),
        head: [visit(ChannelTexts.capability), visit(ChannelTexts.level), visit(OrderTexts.note)]
      ) { html in
        for capability in descriptor.capabilities {
          html.tag("tr") { html in
            for text in [capability.name, capability.level.rawValue, capability.note] {
              Parts.cell(&html, visit(ConnectorWords.phrase(text)))
            }
          }
        }
      }
    }
  }
}

/// Draws one channel: its sync, its settings, what can be done.
struct ChannelView {
  let visit: Visit
  let account: ChannelAccount
  let state: ChannelState
  var descriptor: ConnectorDescriptor?
  var notice: Layout.Notice?
  var findings: [ConnectionCheck.Finding] = []

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
            .attr("data-progress", state.run?.state == .running ? "\(path)/progress" : nil),
          ]
        ) { ProgressView(visit: visit, state: state).draw(&$0) }
      }
      drawSettings(&html)
    }
  }

  private func drawButtons(_ html: inout HTML) {
    html.tag("div", [.class("buttons")]) { html in
      if state.run?.state == .running {
        Forms.button(&html, visit, action: "\(path)/stop", label: visit(ChannelTexts.stop))
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

/// Draws the figures of the latest run, stream by stream.
struct ProgressView {
  let visit: Visit
  let state: ChannelState

  func draw(_ html: inout HTML) {
    guard let run = state.run else {
      html.tag("p", text: visit(DashboardTexts.never))
      return
    }
    html.tag("p") { html in
      Parts.pill(&html, visit(Texts.runState(run.state.rawValue)), "run-\(run.state.rawValue)")
      html.text(" ")
      Parts.time(&html, run.startedAt.milliseconds, visit)
      if !run.message.isEmpty { html.text(" · \(visit(ConnectorWords.phrase(run.message)))") }
    }
    for stream in state.streams { draw(stream, &html) }
    if state.setAside > 0 {
      html.tag("p") {
        $0.tag(
          "a", [.href("/sync-log")],
          text: "\(visit(DashboardTexts.setAside)): \(visit.format.number(state.setAside))")
      }
    }
  }

  private func draw(_ stream: StreamProgress, _ html: inout HTML) {
    let counts = stream.counts
    let name = visit(Texts.stream(stream.stream.rawValue))
    html.tag("div", [.class("stream")]) { html in
      html.tag("div", [.class("title-row")]) { html in
        html.tag("strong", text: name)
        Parts.pill(
          &html, visit(Texts.runState(stream.state.rawValue)), "run-\(stream.state.rawValue)")
      }
      if let total = stream.estimatedTotal, total > 0 {
        html.tag(
          "progress",
          [
            .attr("max", "\(total)"), .attr("value", "\(min(counts.seen, total))"),
            .attr("aria-label", name),
          ], text: "\(counts.seen) / \(total)")
      }
      html.tag(
        "p", [.class("muted")],
        text: ChannelTexts.counts(counts, pages: stream.pages, format: visit.format)[visit.language]
      )
      if !stream.message.isEmpty {
        html.tag("p", [.class("error")], text: visit(ConnectorWords.phrase(stream.message)))
      }
    }
  }
}

/// Asks before a channel is disconnected.
struct RemovalView {
  let visit: Visit
  let name: String
  var isWrong = false

  func draw() -> HTML {
    Layout(visit: visit, area: .channels, title: visit(ChannelTexts.remove)).page { html in
      html.tag("h1", text: "\(visit(ChannelTexts.remove)): \(name)")
      html.tag("form", [.class("card"), .attr("method", "post")]) { html in
        Forms.csrf(&html, visit)
        html.tag("p", text: visit(ChannelTexts.removeHelp))
        Forms.field(
          &html,
          .init(
            name: "confirm", label: visit(ChannelTexts.typeName),
            error: isWrong ? visit(ChannelTexts.wrongName) : nil, isRequired: true))
        html.tag("div", [.class("buttons")]) { html in
          html.tag("button", [.class("danger")], text: visit(ChannelTexts.remove))
          html.tag(
            "a", [.class("button"), .href("/channels/\(Address.encode(name))")],
            text: visit(Texts.cancel))
        }
      }
    }
  }
}
