import Basics
import Storage
import Web
import Work

/// Draws the work: what needs somebody first.
struct JobsView {
  let visit: Visit
  let board: JobBoard
  let notice: Layout.Notice?
  var errors: [String: String] = [:]

  func draw() -> HTML {
    Layout(visit: visit, area: .jobs, title: visit(JobTexts.title), notice: notice).page { html in
      html.tag("h1", text: visit(JobTexts.title))
      if !board.hasWorker {
        html.tag(
          "div", [.class("notice bad"), .attr("role", "alert")], text: visit(JobTexts.noWorker))
      }
      drawFailed(&html)
      drawRunning(&html)
      drawWaiting(&html)
      ScheduleListView(visit: visit, board: board).draw(&html)
      PauseView(visit: visit, board: board).draw(&html)
      drawNodes(&html)
      drawDone(&html)
      RetentionView(visit: visit, board: board, errors: errors).draw(&html)
    }
  }

  private func section(
    _ html: inout HTML, _ title: Phrase, _ count: Int64?, _ body: (inout HTML) -> Void
  ) {
    html.tag("section", [.class("card")]) { html in
      let number =
        count.map { count in
          " (\(visit.format.number(count))\(count < JobQueue.countLimit ? "" : "+"))"
        } ?? ""
      html.tag("h2", text: visit(title) + number)
      body(&html)
    }
  }

  private func drawFailed(_ html: inout HTML) {
    guard !board.failed.isEmpty else { return }
    section(&html, JobTexts.failed, board.counts[.dead]) { html in
      Parts.table(
        &html, label: visit(JobTexts.failed),
        head: [
          visit(JobTexts.work), visit(Texts.channel), visit(Texts.date),
          visit(SyncLogTexts.reason), visit(JobTexts.nextStep), visit(SyncLogTexts.actions),
        ]
      ) { html in
        for job in board.failed {
          html.tag("tr") { html in
            Parts.cell(&html, visit(JobTexts.name(of: job)))
            Parts.cell(&html, job.channel ?? "")
            html.tag("td") { Parts.time(&$0, job.finishedAt?.milliseconds, visit) }
            Parts.cell(&html, visit.words(job.message, ofJob: job.kind))
            html.tag("td") { drawNextStep(&$0, job) }
            html.tag("td") { html in
              button(&html, job, "retry", SyncLogTexts.retry)
              button(&html, job, "dismiss", SyncLogTexts.dismiss, JobTexts.dismissConfirm)
            }
          }
        }
      }
    }
  }

  private func drawNextStep(_ html: inout HTML, _ job: JobRecord) {
    switch job.kind {
    case "sync":
      guard let channel = job.channel else { return }
      html.tag(
        "a", [.href("/channels/\(Address.encode(channel))")], text: visit(JobTexts.checkChannel))
    case "feeds": html.tag("a", [.href("/feeds")], text: visit(JobTexts.checkFeeds))
    default: html.text(visit(JobTexts.tryAgain))
    }
  }

  private func drawRunning(_ html: inout HTML) {
    section(&html, JobTexts.running, board.counts[.running]) { html in
      guard !board.running.isEmpty else {
        html.tag("p", [.class("muted")], text: visit(JobTexts.nothingRuns))
        return
      }
      Parts.table(
        &html, label: visit(JobTexts.running),
        head: [
          visit(JobTexts.work), visit(Texts.channel), visit(JobTexts.since), visit(JobTexts.node),
          visit(SyncLogTexts.actions),
        ]
      ) { html in
        for job in board.running {
          html.tag("tr") { html in
            Parts.cell(&html, visit(JobTexts.name(of: job)))
            Parts.cell(&html, job.channel ?? "")
            html.tag("td") { html in
              if let started = job.startedAt { Parts.age(&html, started.milliseconds, visit) }
            }
            Parts.cell(&html, JobTexts.node(job.worker ?? ""))
            html.tag("td") { html in
              if job.isCancelAsked {
                html.text(visit(JobTexts.isEnding))
              } else {
                button(&html, job, "cancel", ChannelTexts.stop)
              }
            }
          }
        }
      }
    }
  }

  private func drawWaiting(_ html: inout HTML) {
    section(&html, JobTexts.waiting, board.counts[.waiting]) { html in
      guard !board.waiting.isEmpty else {
        html.tag("p", [.class("muted")], text: visit(JobTexts.nothingWaits))
        return
      }
      Parts.table(
        &html, label: visit(JobTexts.waiting),
        head: [
          visit(JobTexts.work), visit(Texts.channel), visit(JobTexts.nextRun),
          visit(SyncLogTexts.attempts), visit(SyncLogTexts.reason), visit(SyncLogTexts.actions),
        ], numbers: [3]
      ) { html in
        for job in board.waiting {
          html.tag("tr") { html in
            Parts.cell(&html, visit(JobTexts.name(of: job)))
            Parts.cell(&html, job.channel ?? "")
            html.tag("td") { html in
              if job.runAt <= visit.now {
                html.text(visit(JobTexts.now))
              } else {
                Parts.time(&html, job.runAt.milliseconds, visit)
              }
            }
            Parts.number(&html, "\(job.failures) / \(job.maxFailures)")
            Parts.cell(&html, visit.words(job.message, ofJob: job.kind))
            html.tag("td") { button(&$0, job, "cancel", Texts.cancel) }
          }
        }
      }
    }
  }

  private func drawNodes(_ html: inout HTML) {
    section(&html, JobTexts.nodes, nil) { html in
      guard !board.nodes.isEmpty else {
        html.tag("p", [.class("muted")], text: visit(JobTexts.noWorker))
        return
      }
      Parts.table(
        &html, label: visit(JobTexts.nodes),
        head: [
          visit(JobTexts.node), visit(JobTexts.role), visit(JobTexts.version),
          visit(JobTexts.since), visit(JobTexts.heartbeat), visit(Texts.status),
        ]
      ) { html in
        for node in board.nodes {
          let isAlive = node.isAlive(now: visit.now)
          html.tag("tr") { html in
            Parts.cell(&html, JobTexts.node(node.id))
            Parts.cell(&html, visit(JobTexts.role(node)))
            Parts.cell(&html, node.version)
            html.tag("td") { Parts.time(&$0, node.startedAt.milliseconds, visit) }
            html.tag("td") { Parts.age(&$0, node.heartbeatAt.milliseconds, visit) }
            html.tag("td") { html in
              Parts.pill(
                &html, visit(isAlive ? JobTexts.alive : JobTexts.silent),
                isAlive ? "run-complete" : "run-failed")
            }
          }
        }
      }
    }
  }

  private func drawDone(_ html: inout HTML) {
    guard !board.done.isEmpty else { return }
    section(&html, JobTexts.done, board.counts[.done]) { html in
      Parts.table(
        &html, label: visit(JobTexts.done),
        head: [
          visit(JobTexts.work), visit(Texts.channel), visit(Texts.date), visit(JobTexts.took),
        ],
        numbers: [3]
      ) { html in
        for job in board.done {
          html.tag("tr") { html in
            Parts.cell(&html, visit(JobTexts.name(of: job)))
            Parts.cell(&html, job.channel ?? "")
            html.tag("td") { Parts.time(&$0, job.finishedAt?.milliseconds, visit) }
            Parts.number(&html, took(job))
          }
        }
      }
    }
  }

  private func took(_ job: JobRecord) -> String {
    guard let start = job.startedAt, let end = job.finishedAt else { return "" }
    let milliseconds = max(0, end.milliseconds - start.milliseconds)
    return milliseconds < 1000
      ? "\(milliseconds) ms"
      : "\(visit.format.number(milliseconds / 1000)) \(visit(JobTexts.seconds))"
  }

  private func button(
    _ html: inout HTML, _ job: JobRecord, _ action: String, _ label: Phrase,
    _ confirm: Phrase? = nil
  ) {
    guard visit.may(.manageWork) else { return }
    Forms.button(
      &html, visit, action: "/jobs/\(job.id)/\(action)", label: visit(label),
      confirm: confirm.map { visit($0) })
  }
}
