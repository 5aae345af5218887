import Basics
import Hummingbird
import Storage
import Web
import Work

/// The work behind the pages: what runs, waits and failed, who works, what is paused, how long
/// things are kept.
struct JobPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/jobs") { _, context in
      try await page(try site.enter(context, .viewShop), notice: nil)
    }
    router.post("/jobs/{id}/retry") { request, context in
      try await change(request, context, .jobRetried, done: JobTexts.retried) { id, now, sql in
        try JobQueue.retry(id, now: now, in: sql)
      }
    }
    router.post("/jobs/{id}/cancel") { request, context in
      try await change(request, context, .jobCancelled, done: JobTexts.cancelled) {
        try JobQueue.cancel($0, now: $1, in: $2)
      }
    }
    router.post("/jobs/{id}/dismiss") { request, context in
      try await change(request, context, .jobDismissed, done: JobTexts.dismissed) { id, _, sql in
        try JobQueue.dismiss(id, in: sql)
      }
    }
    router.post("/jobs/pause") { request, context in try await pause(request, context, true) }
    router.post("/jobs/resume") { request, context in try await pause(request, context, false) }
    router.post("/jobs/retention") { request, context in try await retention(request, context) }
  }

  func page(
    _ visit: Visit, notice: Layout.Notice?, errors: [String: String] = [:]
  ) async throws -> Response {
    let now = visit.now
    let board = try await site.database.read { try JobBoard.load(now: now, in: $0) }
    let view = JobsView(visit: visit, board: board, notice: notice, errors: errors)
    return PageResponse.html(
      view.draw(), status: notice?.kind == .bad ? .unprocessableContent : .ok)
  }

  /// Does one thing to one job, and notes who did it.
  private func change(
    _ request: Request, _ context: WebContext, _ action: AuditAction, done: Phrase,
    _ body: @escaping @Sendable (Int64, Timestamp, any SQLConnection) throws -> Bool
  ) async throws -> Response {
    let (visit, _) = try await site.enter(request, context, .manageWork)
    guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else {
      throw HTTPError(.notFound)
    }
    let (now, actor) = (visit.now, visit.session.actor)
    do {
      let changed = try await site.database.write { connection in
        guard let job = try JobQueue.find(id, in: connection) else { throw HTTPError(.notFound) }
        guard try body(id, now, connection) else { return false }
        try AuditLog.record(
          actor: actor, action: action, subject: job.channelID.map { "channel:\($0)" } ?? "",
          detail: "\(job.kind) \(id)", now: now, in: connection)
        return true
      }
      return try await page(
        visit,
        notice: changed
          ? .init(kind: .good, text: visit(done))
          : .init(kind: .bad, text: visit(JobTexts.tooLate)))
    } catch let error as StorageError where error.kind == .uniqueViolation {
      return try await page(visit, notice: .init(kind: .bad, text: visit(JobTexts.isThereAlready)))
    }
  }

  private func pause(
    _ request: Request, _ context: WebContext, _ isPause: Bool
  ) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .manageWork)
    guard let scope = Self.scope(form) else { throw HTTPError(.badRequest) }
    let (now, actor) = (visit.now, visit.session.actor)
    try await site.database.write { connection in
      if isPause {
        try JobQueue.pause(scope, actor: actor, now: now, in: connection)
      } else {
        try JobQueue.resume(scope, in: connection)
      }
      try AuditLog.record(
        actor: actor, action: isPause ? .workPaused : .workResumed,
        subject: Self.subject(scope), detail: "", now: now, in: connection)
    }
    let text = isPause ? JobTexts.paused : JobTexts.resumed
    return try await page(visit, notice: .init(kind: .good, text: visit(text)))
  }

  private static func scope(_ form: FormData) -> JobQueue.Scope? {
    if let queue = form["queue"], JobTexts.kinds.contains(queue) { return .queue(queue) }
    return form["channel"].flatMap { Int64($0) }.map { .channel($0) }
  }

  private static func subject(_ scope: JobQueue.Scope) -> String {
    switch scope {
    case .queue(let name): "queue:\(name)"
    case .channel(let id): "channel:\(id)"
    }
  }

  private func retention(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .manageWork)
    var days: [(RetainedData, Int)] = []
    var errors: [String: String] = [:]
    for data in RetainedData.allCases {
      let number = Int((form[data.rawValue] ?? "").trimmed)
      if let number, RetainedData.daysAllowed.contains(number) {
        days.append((data, number))
      } else {
        errors[data.rawValue] = visit(JobTexts.daysNeeded)
      }
    }
    guard errors.isEmpty else {
      return try await page(
        visit, notice: .init(kind: .bad, text: visit(ChannelTexts.fieldsAtFault)), errors: errors)
    }
    let (now, actor, all) = (visit.now, visit.session.actor, days)
    try await site.database.write { connection in
      for (data, days) in all { try data.keep(days: days, in: connection) }
      try AuditLog.record(
        actor: actor, action: .retentionChanged, subject: "",
        detail: all.map { "\($0.rawValue) \($1)" }.joined(separator: " "), now: now,
        in: connection)
    }
    return try await page(visit, notice: .init(kind: .good, text: visit(JobTexts.saved)))
  }
}
