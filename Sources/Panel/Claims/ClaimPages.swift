import Basics
import Commerce
import Hummingbird
import Storage
import Web

/// What buyers want to give back: the list, and deciding about it.
struct ClaimPages: Sendable {
  let site: PanelSite

  /// Claims of one click: a channel takes so many decisions in a minute (Trendyol: 5).
  static let mostAtOnce = 5
  static let longestText = 500

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/claims") { request, context in
      let visit = try site.enter(context, .viewCustomers)
      return try await list(visit, Wish(request))
    }
    router.post("/claims/decide") { request, context in try await prepare(request, context) }
    router.post("/claims/accept") { request, context in try await accept(request, context) }
    router.post("/claims/refuse") { request, context in try await refuse(request, context) }
  }

  struct Wish: Sendable {
    var state = ClaimState.waiting
    var channel = ""
    var after: PageCursor?

    init() {}

    init(_ request: Request) {
      let query = PageQuery(request)
      state = ClaimState(rawValue: query["show"] ?? "") ?? .waiting
      channel = query["channel"] ?? ""
      after = PageCursor(query["after"], parts: 2)
    }
  }

  private func list(
    _ visit: Visit, _ wish: Wish = Wish(), notice: Layout.Notice? = nil
  ) async throws -> Response {
    let (channels, page) = try await site.database.read { connection in
      let channels = try ChannelAccounts.list(in: connection)
      // A channel that is not there has no claims; no id is negative.
      let channelID =
        wish.channel.isEmpty
        ? nil : channels.first { $0.name == wish.channel }?.id ?? -1
      return (
        channels.map(\.name),
        try ClaimQuery.load(wish.state, channelID: channelID, after: wish.after, in: connection)
      )
    }
    return PageResponse.html(
      ClaimListView(visit: visit, wish: wish, channels: channels, page: page, notice: notice)
        .draw())
  }

  private func complain(_ visit: Visit, _ phrase: Phrase) async throws -> Response {
    try await list(visit, notice: .init(kind: .bad, text: visit(phrase)))
  }

  /// The units that were ticked: `unit-ID`.
  private static func units(_ form: FormData) -> [Int64] {
    form.fields(withPrefix: "unit-").keys.compactMap { Int64($0) }.sorted()
  }

  /// The ticked units that wait, by claim; a complaint when nothing can be done with them.
  private func chosen(
    _ form: FormData, oneChannel: Bool
  ) async throws -> (claims: [ClaimQuery.Claim], problem: Phrase?) {
    let ids = Self.units(form)
    if ids.count > ClaimQuery.mostUnits {
      return ([], ClaimTexts.tooManyUnits(ClaimQuery.mostUnits))
    }
    let claims = try await site.database.read { try ClaimQuery.load(unitIDs: ids, in: $0) }
    if claims.isEmpty { return ([], ClaimTexts.nothingTicked) }
    if claims.count > Self.mostAtOnce { return ([], ClaimTexts.tooMany(Self.mostAtOnce)) }
    if oneChannel, Set(claims.map(\.channelID)).count > 1 { return ([], ClaimTexts.oneChannel) }
    return (claims, nil)
  }

  /// Asks once more before a decision, which cannot be taken back.
  private func prepare(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .decideClaims)
    let isRefusal = form["decision"] == "refuse"
    let (claims, problem) = try await chosen(form, oneChannel: isRefusal)
    if let problem { return try await complain(visit, problem) }
    return try await confirm(visit, claims, isRefusal: isRefusal)
  }

  private func confirm(
    _ visit: Visit, _ claims: [ClaimQuery.Claim], isRefusal: Bool, text: String = "",
    problem: Phrase? = nil
  ) async throws -> Response {
    var view = ClaimDecisionView(
      visit: visit, claims: claims, text: text,
      notice: problem.map { .init(kind: .bad, text: visit($0)) })
    if isRefusal, let channelID = claims.first?.channelID {
      do {
        view.reasons = try await site.actions.refusalReasons(channelID: channelID)
      } catch let problem as PanelProblem {
        return try await complain(visit, ConnectorWords.phrase(problem.message))
      }
    }
    return PageResponse.html(view.draw())
  }

  private func accept(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .decideClaims)
    let (claims, problem) = try await chosen(form, oneChannel: false)
    if let problem { return try await complain(visit, problem) }
    return try await decide(.accept, claims, visit)
  }

  private func refuse(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .decideClaims)
    let (claims, problem) = try await chosen(form, oneChannel: true)
    if let problem { return try await complain(visit, problem) }
    let text = (form["text"] ?? "").trimmed
    guard let code = form["reason"], !code.isEmpty, code.utf8.count <= 100,
      text.hasCharacters(1...Self.longestText)
    else {
      return try await confirm(
        visit, claims, isRefusal: true, text: text.cut(toBytes: Self.longestText * 4),
        problem: ClaimTexts.reasonNeeded)
    }
    return try await decide(.refuse(reasonCode: code, text: text), claims, visit)
  }

  private func decide(
    _ kind: ClaimVerdict.Kind, _ claims: [ClaimQuery.Claim], _ visit: Visit
  ) async throws -> Response {
    let verdict = ClaimVerdict(kind, unitIDs: claims.flatMap(\.units).map(\.id))
    do {
      let answers = try await site.actions.decideClaims(verdict, actor: visit.session.actor)
      let isGood = answers.done > 0 && answers.unknown + answers.failed == 0
      return try await list(
        visit,
        notice: .init(kind: isGood ? .good : .bad, text: visit(ClaimTexts.answers(answers))))
    } catch let problem as PanelProblem {
      return try await complain(visit, ConnectorWords.phrase(problem.message))
    }
  }
}
