import Basics
import ConnectorKit
import Hummingbird
import Inventory
import Storage
import Web

/// The channels' rules, and pushes that wait for a person.
struct StockChannelPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/stock/channels") { _, context in
      try await page(try site.enter(context, .viewShop))
    }
    router.get("/stock/channels/{id}") { _, context in
      let visit = try site.enter(context, .keepStock)
      let channel = try await find(context)
      return try await form(visit, channel, StockPolicyForm(channel.policy))
    }
    router.post("/stock/channels/{id}") { request, context in try await save(request, context) }
    router.post("/stock/holds/agree") { request, context in
      try await decide(request, context, StockChannelTexts.agreed) {
        try PushHolds.allow(channelID: $0, actor: $1, now: $2, in: $3)
      }
    }
    router.post("/stock/holds/leave") { request, context in
      try await decide(request, context, StockChannelTexts.left) {
        try PushHolds.leave(channelID: $0, actor: $1, now: $2, in: $3)
      }
    }
  }

  private func page(_ visit: Visit, notice: Layout.Notice? = nil) async throws -> Response {
    let (query, counts) = try await site.database.read { connection in
      (try StockChannelQuery.load(in: connection), try StockCounts.load(in: connection))
    }
    let frame = StockFrame(visit: visit, section: .channels, counts: counts, notice: notice)
    return PageResponse.html(StockChannelView(visit: visit, frame: frame, query: query).draw())
  }

  /// The channel of the address, where stock is kept.
  private func find(_ context: WebContext) async throws -> StockChannelQuery.Channel {
    let id = context.parameters.get("id").flatMap { Int64($0) }
    let query = try await site.database.read { try StockChannelQuery.load(in: $0) }
    guard query.isKept, let channel = query.channels.first(where: { $0.id == id }) else {
      throw HTTPError(.notFound)
    }
    return channel
  }

  private func form(
    _ visit: Visit, _ channel: StockChannelQuery.Channel, _ form: StockPolicyForm,
    faults: Set<String> = [], preview: PolicyPreview? = nil
  ) async throws -> Response {
    let counts = try await site.database.read { try StockCounts.load(in: $0) }
    let capability = site.actions.platforms.first { $0.platform == channel.platform }?
      .capabilities.first { $0.name == "stock push" }
    let frame = StockFrame(
      visit: visit, section: .channels, counts: counts,
      notice: faults.isEmpty
        ? nil : .init(kind: .bad, text: visit(StockTexts.fieldsAtFault)))
    let view = StockPolicyView(
      visit: visit, frame: frame, channel: channel, form: form, faults: faults, preview: preview,
      cannot: capability?.level == Capability.Level.none ? capability?.note : nil)
    return PageResponse.html(view.draw(), status: faults.isEmpty ? .ok : .unprocessableContent)
  }

  private func save(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, data) = try await site.enter(request, context, .keepStock)
    let channel = try await find(context)
    let typed = StockPolicyForm(data)
    let (policy, faults) = typed.read()
    guard let policy else { return try await form(visit, channel, typed, faults: faults) }
    guard data["step"] == "save" else {
      let preview = try await site.database.read {
        try PolicyPreview.look(policy, channelID: channel.id, in: $0)
      }
      return try await form(visit, channel, typed, preview: preview)
    }
    let (now, actor) = (visit.now, visit.session.actor)
    try await site.database.write {
      try StockPolicies.set(policy, channelID: channel.id, actor: actor, now: now, in: $0)
    }
    let text = policy.isPublishing ? StockChannelTexts.saved : StockChannelTexts.savedOff
    return try await page(visit, notice: .init(kind: .good, text: visit(text)))
  }

  private func decide(
    _ request: Request, _ context: WebContext, _ done: Phrase,
    _ body: @escaping @Sendable (Int64, String, Timestamp, any SQLConnection) throws -> Void
  ) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .keepStock)
    guard let id = form["channel"].flatMap({ Int64($0) }) else { throw HTTPError(.badRequest) }
    let (now, actor) = (visit.now, visit.session.actor)
    let isHeld = try await site.database.write { connection in
      guard try PushHolds.list(in: connection).contains(where: { $0.channelID == id }) else {
        return false
      }
      try body(id, actor, now, connection)
      return true
    }
    return try await page(
      visit,
      notice: isHeld
        ? .init(kind: .good, text: visit(done))
        : .init(kind: .bad, text: visit(StockChannelTexts.heldNoMore)))
  }
}
