import Basics
import Commerce
import Storage
import Web

/// Draws the figures of the latest run, stream by stream.
struct ProgressView {
  let visit: Visit
  let state: ChannelState

  func draw(_ html: inout HTML) {
    if state.isAwaited {
      let text = state.hasWorker ? ChannelTexts.aboutToStart : ChannelTexts.noWorker
      html.tag("p", [.class("awaited")], text: visit(text))
    }
    guard let run = state.run else {
      guard !state.isAwaited else { return }
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
      if stream.state != .complete, let total = stream.estimatedTotal, total > 0 {
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
