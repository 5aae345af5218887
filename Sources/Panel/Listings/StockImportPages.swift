import Basics
import HTTPTypes
import Hummingbird
import Inventory
import NIOCore
import Storage
import Web

/// Stock from a file: upload, preview, yes, and what was wrong with it.
struct StockImportPages: Sendable {
  let site: PanelSite
  /// Of an upload: 100,000 rows of some columns.
  static let mostBytes = 16_777_216
  /// Rows of each kind that the preview shows.
  static let shownRows = 50

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/listings/import") { _, context in
      let visit = try site.enter(context, .keepStock)
      return PageResponse.html(StockImportView(visit: visit, import: nil).draw())
    }
    router.post("/listings/import") { request, context in try await upload(request, context) }
    router.get("/listings/import/{id}") { _, context in
      let visit = try site.enter(context, .keepStock)
      return try await show(visit, Self.id(context))
    }
    router.post("/listings/import/{id}") { request, context in
      let (visit, _) = try await site.enter(request, context, .keepStock)
      return try await confirm(visit, Self.id(context))
    }
    router.get("/listings/import/{id}/errors.csv") { _, context in
      let visit = try site.enter(context, .keepStock)
      return try await errors(visit, Self.id(context))
    }
  }

  private static func id(_ context: WebContext) -> Int64 {
    context.parameters.get("id").flatMap { Int64($0) } ?? 0
  }

  private func upload(_ request: Request, _ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .keepStock)
    let form = try await FormRequest.readUpload(request, context, mostBytes: Self.mostBytes)
    let part = form["file"]
    let file: StockFile
    do { file = try StockFile(part?.content ?? []) } catch let problem as StockFile.Problem {
      return PageResponse.html(
        StockImportView(
          visit: visit, import: nil,
          notice: .init(kind: .bad, text: visit(StockImportTexts.problem(problem)))
        ).draw())
    }
    let plan = try await site.database.read { try StockImportPlan(file, in: $0) }
    let (now, actor, name) = (visit.now, visit.session.actor, part?.fileName ?? "")
    let id = try await site.database.write { connection in
      try StockImports.store(plan, fileName: name, actor: actor, now: now, in: connection)
    }
    return PageResponse.redirect(to: "/listings/import/\(id)")
  }

  private func show(
    _ visit: Visit, _ id: Int64, notice: Layout.Notice? = nil
  ) async throws -> Response {
    let (now, actor) = (visit.now, visit.session.actor)
    let shown = try await site.database.read { connection -> StockImportView.Shown? in
      guard
        let summary = try StockImports.summary(id, actor: actor, now: now, in: connection)
      else { return nil }
      var rows: [StockImports.Kind: [StockImports.Row]] = [:]
      for kind in [StockImports.Kind.bad, .change, .conflict] {
        rows[kind] = try StockImports.rows(
          id, kind, after: 0, limit: Self.shownRows, in: connection)
      }
      return .init(summary: summary, rows: rows)
    }
    guard let shown else { throw HTTPError(.notFound) }
    return PageResponse.html(
      StockImportView(visit: visit, import: shown, notice: notice).draw())
  }

  private func fileName(_ id: Int64, _ visit: Visit) async throws -> String? {
    let (now, actor) = (site.clock.now(), visit.session.actor)
    return try await site.database.read {
      try StockImports.fileName(id, actor: actor, now: now, in: $0)
    }
  }

  /// Writes in transactions of bounded size; agreed to again, it goes on with what is left. What was
  /// agreed to in time is written to its end, also when the preview's time runs out on the way.
  private func confirm(_ visit: Visit, _ id: Int64) async throws -> Response {
    guard let name = try await fileName(id, visit) else { throw HTTPError(.notFound) }
    let actor = visit.session.actor
    var isLeft = true
    while isLeft {
      let now = site.clock.now()
      isLeft = try await site.database.write { connection in
        try StockImports.writeNext(id, fileName: name, actor: actor, now: now, in: connection)
      }
    }
    let isStillThere = try await fileName(id, visit) != nil
    return PageResponse.redirect(to: isStillThere ? "/listings/import/\(id)" : "/listings")
  }

  /// The bad rows under the file's own heading, with why they are bad behind them: corrected, the
  /// file can be uploaded as it is.
  private func errors(_ visit: Visit, _ id: Int64) async throws -> Response {
    guard try await fileName(id, visit) != nil else { throw HTTPError(.notFound) }
    let (heading, rows) = try await site.database.read { connection in
      (
        try StockImports.heading(id, in: connection),
        try StockImports.rows(id, .bad, after: 0, limit: StockFile.mostRows, in: connection)
      )
    }
    var text = CSVText.line(heading + StockImportTexts.reasonHeadings.map { visit($0) })
    for row in rows {
      var fields = try CSVText.fields(of: row.source)
      fields += [String](repeating: "", count: max(0, heading.count - fields.count))
      fields.append(String(row.line))
      fields.append(row.problem.map { visit(StockImportTexts.problem($0)) } ?? "")
      fields.append(row.column.map { visit(StockImportTexts.column($0)) } ?? "")
      text += CSVText.line(fields)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8",
        .contentDisposition: "attachment; filename=\"errors-\(id).csv\"",
      ], body: .init(byteBuffer: .init(string: "\u{FEFF}" + text)))
  }
}
