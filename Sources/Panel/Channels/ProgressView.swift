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
      RunPill.draw(&html, visit, run.state, setAside: state.streams.setAside)
      html.text(" ")
      Parts.time(&html, run.startedAt.milliseconds, visit)
      if !run.message.isEmpty { html.text(" · \(visit.words(run.message, isOpen: runIsOpen))") }
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

  /// A run says what its failed streams say.
  private var runIsOpen: Bool {
    state.streams.allSatisfy { $0.message.isEmpty || visit.maySee(recordsOf: $0.stream.rawValue) }
  }

  private func draw(_ stream: StreamProgress, _ html: inout HTML) {
    let counts = stream.counts
    let name = visit(Texts.stream(stream.stream.rawValue))
    html.tag("div", [.class("stream")]) { html in
      html.tag("div", [.class("title-row")]) { html in
        html.tag("strong", text: name)
        RunPill.draw(&html, visit, stream.state, setAside: counts.rejected)
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
        html.tag(
          "p", [.class("error")],
          text: visit.words(stream.message, ofStream: stream.stream.rawValue))
      }
    }
  }
}
