import Basics
import Commerce
import ConnectorKit
import HTTPTypes
import Hummingbird
import Inventory
import NIOCore
import Storage
import Web

/// One package: its goods, what was asked of its channel, and what can be asked.
struct PackagePages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/orders/packages/{id}") { request, context in
      let visit = try site.enter(context, .viewCustomers)
      return try await show(visit, context)
    }
    router.post("/orders/packages/{id}/move") { request, context in
      let (visit, form) = try await site.enter(request, context, .moveOrders)
      return try await move(visit, form, context)
    }
    router.get("/orders/packages/{id}/label") { request, context in
      let visit = try site.enter(context, .viewCustomers)
      return try await label(visit, context)
    }
  }

  private func package(_ context: WebContext) async throws -> PackageDetail {
    let id = context.parameters.get("id").flatMap { Int64($0) } ?? 0
    guard let package = try await site.database.read({ try PackageDetail.load(id, in: $0) }) else {
      throw HTTPError(.notFound)
    }
    return package
  }

  private func show(
    _ visit: Visit, _ context: WebContext, notice: Layout.Notice? = nil
  ) async throws -> Response {
    PageResponse.html(
      PackageView(visit: visit, detail: try await package(context), notice: notice).draw())
  }

  private func complain(
    _ visit: Visit, _ context: WebContext, _ phrase: Phrase
  ) async throws -> Response {
    try await show(visit, context, notice: .init(kind: .bad, text: visit(phrase)))
  }

  private func move(
    _ visit: Visit, _ form: FormData, _ context: WebContext
  ) async throws -> Response {
    guard let wish = Self.wish(form) else {
      return try await complain(visit, context, PackingTexts.noSuchMove)
    }
    if case .unsupplied = wish, form["sure"] != "1" {
      return try await complain(visit, context, PackingTexts.unsuppliedNotSure)
    }
    let id = try await package(context).package.id
    let (actor, now) = (visit.session.actor, site.clock.now())
    let refusal = try await site.database.write { connection in
      try PackageMoves.ask(wish, packageID: id, actor: actor, now: now, in: connection)
    }
    if let refusal { return try await complain(visit, context, PackingTexts.notAsked(refusal)) }
    return try await show(
      visit, context, notice: .init(kind: .good, text: visit(PackingTexts.isAsked)))
  }

  /// Nil for what no form of ours sends.
  static func wish(_ form: FormData) -> MoveWish? {
    func text(_ name: String) -> String { (form[name] ?? "").trimmed.cut(toBytes: 2048) }
    switch OrderMove.Kind(rawValue: form["move"] ?? "") {
    case .picking: return .picking
    case .invoiced: return .invoiced(number: text("number"))
    case .invoiceLink:
      let number = text("number")
      return .invoiceLink(url: text("url"), number: number.isEmpty ? nil : number)
    case .label: return .label
    case .carrier: return .carrier(code: text("code"))
    case .unsupplied: return UnsuppliedReason(rawValue: text("reason")).map { .unsupplied($0) }
    case .split:
      return .split(lines: form.fields(withPrefix: "line-").keys.sorted())
    default: return nil
    }
  }

  /// The channel's label as a file for the label printer.
  private func label(_ visit: Visit, _ context: WebContext) async throws -> Response {
    let package = try await package(context).package
    do {
      let label = try await site.actions.shippingLabel(
        channelID: package.channelID, trackingNumber: package.trackingNumber)
      guard let label, !label.pages.isEmpty else {
        return try await complain(visit, context, PackingTexts.noLabelYet)
      }
      try await AuditLog.note(
        actor: visit.session.actor, action: .peoplePrinted, subject: "package:\(package.id)",
        detail: "channel's label", now: visit.now, on: site.database)
      let text = label.pages.joined(separator: "\n")
      return Response(
        status: .ok,
        headers: [
          .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store",
          .contentDisposition: "attachment; filename=\"label-\(package.id).zpl\"",
        ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    } catch let problem as PanelProblem {
      return try await complain(visit, context, ConnectorWords.phrase(problem.message))
    }
  }
}
