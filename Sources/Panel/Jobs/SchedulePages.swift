import Basics
import Hummingbird
import Storage
import Web
import Work

/// Changing when things run.
struct SchedulePages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/schedules/{id}") { _, context in
      let visit = try site.enter(context, .changeChannels)
      let schedule = try await schedule(context)
      return PageResponse.html(
        ScheduleView(visit: visit, zone: site.zone, schedule: schedule, cron: schedule.cron).draw())
    }
    router.post("/schedules/{id}") { request, context in try await change(request, context) }
    router.post("/schedules/{id}/run") { request, context in try await run(request, context) }
  }

  private func schedule(_ context: WebContext) async throws -> WorkSchedule {
    guard let id = context.parameters.get("id").flatMap({ Int64($0) }),
      let schedule = try await site.database.read({ try Scheduler.find(id, in: $0) })
    else { throw HTTPError(.notFound) }
    return schedule
  }

  private func change(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .changeChannels)
    let schedule = try await schedule(context)
    let own = (form["own"] ?? "").trimmed
    let cron = own.isEmpty ? form["cron"] ?? schedule.cron : own
    let isEnabled = form["enabled"] == "1"
    let (now, actor, scheduler) = (visit.now, visit.session.actor, Scheduler(zone: site.zone))
    do {
      try await site.database.write { connection in
        _ = try scheduler.change(
          schedule.id, cron: cron, isEnabled: isEnabled, now: now, in: connection)
        try AuditLog.record(
          actor: actor, action: .scheduleChanged,
          subject: schedule.channelID.map { "channel:\($0)" } ?? "",
          detail: "\(schedule.name) \(cron) \(isEnabled ? "on" : "off")", now: now, in: connection)
      }
    } catch let invalid as CronExpression.Invalid {
      var view = ScheduleView(visit: visit, zone: site.zone, schedule: schedule, cron: cron)
      view.error = visit(JobTexts.invalid(invalid))
      return PageResponse.html(view.draw(), status: .unprocessableContent)
    }
    return try await JobPages(site: site).page(
      visit, notice: .init(kind: .good, text: visit(JobTexts.saved)))
  }

  private func run(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, _) = try await site.enter(request, context, .runSync)
    let schedule = try await schedule(context)
    guard visit.mayRun(schedule) else { throw HTTPError(.forbidden) }
    let (now, actor) = (visit.now, visit.session.actor)
    try await site.database.write { connection in
      try Scheduler.runNow(schedule.id, now: now, in: connection)
      try AuditLog.record(
        actor: actor, action: .scheduleRun,
        subject: schedule.channelID.map { "channel:\($0)" } ?? "", detail: schedule.name, now: now,
        in: connection)
    }
    return try await JobPages(site: site).page(
      visit, notice: .init(kind: .good, text: visit(JobTexts.asked)))
  }
}

extension Visit {
  /// Syncs, scores, feeds and matching are started by whoever looks after the catalogue; other work
  /// by who answers for it.
  fileprivate func mayRun(_ schedule: WorkSchedule) -> Bool {
    let isOfGoods = ["sync", "score", "feeds", "match"].contains(schedule.kind)
    return may(isOfGoods ? .runSync : .manageWork)
  }
}

/// Draws the schedules in plain words.
struct ScheduleListView {
  let visit: Visit
  let board: JobBoard

  func draw(_ html: inout HTML) {
    guard !board.schedules.isEmpty else { return }
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(JobTexts.schedules))
      Parts.table(
        &html, label: visit(JobTexts.schedules),
        head: [
          visit(JobTexts.work), visit(Texts.channel), visit(JobTexts.when),
          visit(JobTexts.nextRun), visit(SyncLogTexts.actions),
        ]
      ) { html in
        for schedule in board.schedules { draw(schedule, &html) }
      }
    }
  }

  private func draw(_ schedule: WorkSchedule, _ html: inout HTML) {
    html.tag("tr") { html in
      Parts.cell(&html, visit(JobTexts.name(of: schedule)))
      Parts.cell(&html, board.channel(schedule.channelID))
      Parts.cell(&html, visit(ScheduleWords.phrase(schedule.cron)))
      html.tag("td") { html in
        if schedule.isEnabled {
          Parts.time(&html, schedule.nextAt.milliseconds, visit)
        } else {
          html.text(visit(JobTexts.isOff))
        }
      }
      html.tag("td") { html in
        if visit.mayRun(schedule) {
          Forms.button(
            &html, visit, action: "/schedules/\(schedule.id)/run", label: visit(JobTexts.runNow))
        }
        if visit.may(.changeChannels) {
          html.tag(
            "a", [.class("button"), .href("/schedules/\(schedule.id)")],
            text: visit(JobTexts.edit))
        }
      }
    }
  }
}

/// Draws the form of one schedule.
struct ScheduleView {
  let visit: Visit
  let zone: LocalTimeZone
  let schedule: WorkSchedule
  /// What the form shows, which may be wrong.
  let cron: String
  var error: String?

  private static let usual = [
    "* * * * *", "*/5 * * * *", "*/10 * * * *", "*/15 * * * *", "*/30 * * * *", "0 * * * *",
    "0 */6 * * *", "30 3 * * *", "0 3 * * 0",
  ]

  func draw() -> HTML {
    let title = visit(JobTexts.name(of: schedule))
    return Layout(visit: visit, area: .jobs, title: title).page { html in
      html.tag("p") { $0.tag("a", [.href("/jobs")], text: "← \(visit(JobTexts.title))") }
      html.tag("h1", text: title)
      html.tag("form", [.class("card"), .attr("method", "post")]) { html in
        Forms.csrf(&html, visit)
        html.tag("p") { html in
          html.tag("label") { html in
            html.void(
              "input",
              [
                .attr("type", "checkbox"), .attr("name", "enabled"), .attr("value", "1"),
                .flag("checked", schedule.isEnabled),
              ])
            html.text(" \(visit(JobTexts.isOn))")
          }
        }
        drawChoice(&html)
        Forms.field(
          &html,
          .init(
            name: "own", label: visit(JobTexts.ownTimes), value: error == nil ? "" : cron,
            help: visit(JobTexts.ownTimesHelp), error: error))
        html.tag("div", [.class("buttons")]) { html in
          html.tag("button", [.class("primary")], text: visit(Texts.save))
          html.tag("a", [.class("button"), .href("/jobs")], text: visit(Texts.cancel))
        }
      }
      drawNextRuns(&html)
    }
  }

  private func drawChoice(_ html: inout HTML) {
    let choices = Self.usual.contains(schedule.cron) ? Self.usual : [schedule.cron] + Self.usual
    html.tag("div", [.class("field")]) { html in
      html.tag("label", [.attr("for", "field-cron")], text: visit(JobTexts.when))
      html.tag("select", [.id("field-cron"), .attr("name", "cron")]) { html in
        for choice in choices {
          html.tag(
            "option", [.attr("value", choice), .flag("selected", choice == schedule.cron)],
            text: visit(ScheduleWords.phrase(choice)))
        }
      }
    }
  }

  private func drawNextRuns(_ html: inout HTML) {
    guard schedule.isEnabled, let expression = try? CronExpression(schedule.cron) else { return }
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(JobTexts.nextRuns))
      html.tag("ul") { html in
        var moment = visit.now
        for _ in 0..<5 {
          guard let next = expression.next(after: moment, in: zone) else { return }
          html.tag("li") { Parts.time(&$0, next.milliseconds, visit) }
          moment = next
        }
      }
    }
  }
}
