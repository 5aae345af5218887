import Basics
import Commerce
import ConnectorKit
import HTTPTypes
import Hummingbird
import Inventory
import NIOCore
import Storage
import Web

/// The packing desk: what must leave, the late-shipment clock, lists to print, and moves for many
/// packages at once.
struct PackingPages: Sendable {
  let site: PanelSite

  /// Packages of one click.
  static let mostAtOnce = 100

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/orders/packing") { request, context in
      let visit = try site.enter(context, .viewCustomers)
      return try await list(visit, Wish(request))
    }
    router.post("/orders/packing/pick-list") { request, context in
      try await draw(request, context, paper: nil) { visit, packages, _ in
        PickListView(visit: visit, packages: packages).draw()
      }
    }
    router.post("/orders/packing/slips") { request, context in
      try await draw(request, context, paper: "slips") { visit, _, slips in
        PackingSlipView(visit: visit, slips: slips).draw()
      }
    }
    router.post("/orders/packing/labels") { request, context in
      try await draw(request, context, paper: "labels") { visit, _, slips in
        AddressLabelView(visit: visit, slips: slips).draw()
      }
    }
    router.post("/orders/packing/move") { request, context in try await move(request, context) }
  }

  struct Wish: Sendable {
    var state = ""
    var channel = ""
    var after: PageCursor?

    init(_ request: Request) {
      let query = PageQuery(request)
      self.init(state: query["show"], channel: query["channel"])
      after = PageCursor(query["after"], parts: 2)
    }

    /// The list that a form was on, from its first page on.
    init(_ form: FormData) { self.init(state: form["show"], channel: form["channel"]) }

    private init(state: String?, channel: String?) {
      self.state = state.flatMap { PackingQuery.states.contains($0) ? $0 : nil } ?? ""
      self.channel = channel ?? ""
    }
  }

  private func list(
    _ visit: Visit, _ wish: Wish, notice: Layout.Notice? = nil
  ) async throws -> Response {
    let (now, endOfDay) = (visit.now, endOfDay(visit.now))
    let (channels, page) = try await site.database.read { connection in
      let channels = try ChannelAccounts.list(in: connection)
      // A channel that is not there has no packages; no id is negative.
      let channelID =
        wish.channel.isEmpty ? nil : channels.first { $0.name == wish.channel }?.id ?? -1
      return (
        channels.map(\.name),
        try PackingQuery.load(
          state: wish.state.isEmpty ? nil : wish.state, channelID: channelID, after: wish.after,
          now: now, endOfDay: endOfDay, in: connection)
      )
    }
    return PageResponse.html(
      PackingView(visit: visit, wish: wish, channels: channels, page: page, notice: notice).draw())
  }

  private func endOfDay(_ now: Timestamp) -> Timestamp {
    var civil = site.zone.civilTime(of: now)
    (civil.hour, civil.minute, civil.second) = (0, 0, 0)
    return site.zone.timestamp(of: civil).adding(days: 1)
  }

  /// The packages that were ticked: `package-ID`.
  private static func chosen(_ form: FormData) -> [Int64] {
    form.fields(withPrefix: "package-").keys.compactMap { Int64($0) }.sorted()
  }

  private func complain(
    _ visit: Visit, _ form: FormData, _ phrase: Phrase
  ) async throws -> Response {
    try await list(visit, Wish(form), notice: .init(kind: .bad, text: visit(phrase)))
  }

  /// - Parameter paper: what the audit log calls it; nil for a list without people.
  private func draw(
    _ request: Request, _ context: WebContext, paper: String?,
    _ body: @Sendable (Visit, [PackingQuery.Package], [PackingSlip]) -> HTML
  ) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .viewCustomers)
    let ids = Self.chosen(form)
    guard !ids.isEmpty else { return try await complain(visit, form, PackingTexts.nothingTicked) }
    guard ids.count <= Self.mostAtOnce else {
      return try await complain(visit, form, PackingTexts.tooMany(Self.mostAtOnce))
    }
    let (packages, slips) = try await site.database.read { connection in
      let packages = try PackingQuery.packages(ids, in: connection)
      return (packages, try PackingSlip.load(packages, in: connection))
    }
    guard !packages.isEmpty else { return try await complain(visit, form, PackingTexts.gone) }
    if let paper {
      try await AuditLog.note(
        actor: visit.session.actor, action: .peoplePrinted, subject: "packages",
        detail: "\(paper) \(packages.count)", now: visit.now, on: site.database)
    }
    return PageResponse.html(body(visit, packages, slips))
  }

  /// Asks for the same move of all that were ticked; each is judged by itself.
  private func move(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .moveOrders)
    let ids = Self.chosen(form)
    guard !ids.isEmpty else { return try await complain(visit, form, PackingTexts.nothingTicked) }
    guard ids.count <= Self.mostAtOnce else {
      return try await complain(visit, form, PackingTexts.tooMany(Self.mostAtOnce))
    }
    guard let wish = Self.bulkMoves[form["move"] ?? ""] else {
      return try await complain(visit, form, PackingTexts.noSuchMove)
    }
    let (actor, now) = (visit.session.actor, site.clock.now())
    let refusals = try await site.database.write { connection in
      var refusals: [MoveRefusal: Int] = [:]
      for id in ids {
        let refusal = try PackageMoves.ask(
          wish, packageID: id, actor: actor, now: now, in: connection)
        if let refusal { refusals[refusal, default: 0] += 1 }
      }
      return refusals
    }
    let refused = refusals.values.reduce(0, +)
    return try await list(
      visit, Wish(form),
      notice: .init(
        kind: refused == 0 ? .good : .bad,
        text: visit(PackingTexts.asked(ids.count - refused, refusals))))
  }

  private static let bulkMoves: [String: MoveWish] = ["picking": .picking, "label": .label]
}
