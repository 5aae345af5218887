import Basics
import Storage
import Web
import Work

/// Draws what is paused, and what can be.
struct PauseView {
  let visit: Visit
  let board: JobBoard

  func draw(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(JobTexts.pauses))
      html.tag("p", [.class("muted")], text: visit(JobTexts.pausesHelp))
      for pause in board.pauses { draw(pause, &html) }
      guard visit.may(.manageWork) else { return }
      html.tag("div", [.class("buttons")]) { html in
        for kind in JobTexts.kinds where !isPaused(.queue(kind)) {
          button(&html, "pause", ("queue", kind), visit(JobTexts.pause(JobTexts.kind(kind))))
        }
        for channel in board.channels where !isPaused(.channel(channel.id)) {
          let name = Phrase(tr: channel.name, en: channel.name)
          button(&html, "pause", ("channel", String(channel.id)), visit(JobTexts.pause(name)))
        }
      }
    }
  }

  private func isPaused(_ scope: JobQueue.Scope) -> Bool {
    board.pauses.contains { $0.scope == scope }
  }

  private func draw(_ pause: WorkPause, _ html: inout HTML) {
    html.tag("p") { html in
      switch pause.scope {
      case .queue(let name): html.tag("strong", text: visit(JobTexts.kind(name)))
      case .channel(let id): html.tag("strong", text: board.channel(id))
      }
      html.text(" · \(visit(JobTexts.since)) ")
      Parts.time(&html, pause.since.milliseconds, visit)
      html.text(" ")
      guard visit.may(.manageWork) else { return }
      switch pause.scope {
      case .queue(let name): button(&html, "resume", ("queue", name), visit(JobTexts.resume))
      case .channel(let id):
        button(&html, "resume", ("channel", String(id)), visit(JobTexts.resume))
      }
    }
  }

  private func button(
    _ html: inout HTML, _ action: String, _ field: (String, String), _ label: String
  ) {
    Forms.button(&html, visit, action: "/jobs/\(action)", label: label, hidden: [field])
  }
}

/// Draws for how long things are kept.
struct RetentionView {
  let visit: Visit
  let board: JobBoard
  let errors: [String: String]

  func draw(_ html: inout HTML) {
    guard visit.may(.manageWork) else { return }
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(JobTexts.retention))
      html.tag("p", [.class("muted")], text: visit(JobTexts.retentionHelp))
      html.tag("form", [.attr("method", "post"), .attr("action", "/jobs/retention")]) { html in
        Forms.csrf(&html, visit)
        for (data, days) in board.retention {
          var field = Forms.Field(
            name: data.rawValue, label: visit(JobTexts.retained(data)), type: "number",
            value: String(days), isRequired: true)
          field.error = errors[data.rawValue]
          Forms.field(&html, field)
        }
        html.tag("button", text: visit(Texts.save))
      }
    }
  }
}
