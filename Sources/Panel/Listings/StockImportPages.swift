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

  /// Writes in transactions of bounded size; agreed to again, it goes on with what is left.
  private func confirm(_ visit: Visit, _ id: Int64) async throws -> Response {
    let actor = visit.session.actor
    var isLeft = true
    while isLeft {
      let now = site.clock.now()
      let left = try await site.database.write { connection -> Bool? in
        guard
          let summary = try StockImports.summary(id, actor: actor, now: now, in: connection)
        else { return nil }
        return try StockImports.writeNext(
          id, fileName: summary.fileName, actor: actor, now: now, in: connection)
      }
      guard let left else { throw HTTPError(.notFound) }
      isLeft = left
    }
    return PageResponse.redirect(to: "/listings/import/\(id)")
  }

  /// The bad rows with a column that says why.
  private func errors(_ visit: Visit, _ id: Int64) async throws -> Response {
    let (now, actor) = (visit.now, visit.session.actor)
    let rows = try await site.database.read { connection -> [StockImports.Row]? in
      guard try StockImports.summary(id, actor: actor, now: now, in: connection) != nil else {
        return nil
      }
      return try StockImports.rows(
        id, .bad, after: 0, limit: StockFile.mostRows, in: connection)
    }
    guard let rows else { throw HTTPError(.notFound) }
    var text = ""
    for row in rows {
      let why = row.problem.map { visit(StockImportTexts.problem($0)) } ?? ""
      text += CSVText.line([String(row.line), why, row.column?.rawValue ?? ""]).dropLast()
      text += ";" + row.source
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8",
        .contentDisposition: "attachment; filename=\"errors-\(id).csv\"",
      ], body: .init(byteBuffer: .init(string: "\u{FEFF}" + text)))
  }
}
