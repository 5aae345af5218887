import Basics
import Hummingbird
import Storage
import Web

/// What channels keep and what they pay out.
struct SettlementPages: Sendable {
  let site: PanelSite

  static let standardDays: Int64 = 30

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/settlements") { request, context in
      let visit = try site.enter(context, .viewMoney)
      return try await page(visit, Wish(request))
    }
  }

  struct Wish: Sendable {
    var channel: String
    var order: String
    var from: String
    var to: String
    var after: PageCursor?

    init(_ request: Request) {
      let query = PageQuery(request)
      channel = query["channel"] ?? ""
      order = (query["order"] ?? "").cut(toBytes: 200)
      from = query["from"] ?? ""
      to = query["to"] ?? ""
      after = PageCursor(query["after"], parts: 2)
    }

    var query: [(String, String?)] {
      [("channel", channel), ("order", order), ("from", from), ("to", to)]
    }
  }

  private func page(_ visit: Visit, _ wish: Wish) async throws -> Response {
    let (period, isWrong) = Self.period(wish, visit)
    let now = visit.now
    let (channels, query) = try await site.database.read { connection in
      let channels = try ChannelAccounts.list(in: connection)
      let names = channels.map(\.name)
      if !wish.order.isEmpty {
        return (names, try SettlementQuery.load(order: wish.order, in: connection))
      }
      let id =
        wish.channel.isEmpty ? nil : channels.first { $0.name == wish.channel }?.id ?? -1
      return (
        names,
        try SettlementQuery.load(
          period, channelID: id, after: wish.after, now: now, in: connection)
      )
    }
    return PageResponse.html(
      SettlementView(
        visit: visit, wish: wish, channels: channels, page: query,
        notice: isWrong
          ? .init(kind: .bad, text: visit(SettlementTexts.wrongPeriod)) : nil
      ).draw())
  }

  /// - Returns: the period that is asked for; the last 30 days when none is, or none that can be shown.
  private static func period(
    _ wish: Wish, _ visit: Visit
  ) -> (period: SettlementQuery.Period, isWrong: Bool) {
    let standard = SettlementQuery.Period(
      from: visit.now.adding(days: -standardDays), to: visit.now.adding(days: 1))
    guard !(wish.from.isEmpty && wish.to.isEmpty) else { return (standard, false) }
    let from = visit.format.startOfDay(wish.from)
    let to = visit.format.startOfDay(wish.to)?.adding(days: 1)
    guard wish.from.isEmpty || from != nil, wish.to.isEmpty || to != nil else {
      return (standard, true)
    }
    let end =
      to ?? min(standard.to, (from ?? standard.from).adding(days: SettlementQuery.longestDays))
    let period = SettlementQuery.Period(from: from ?? end.adding(days: -standardDays), to: end)
    let length = period.to.milliseconds - period.from.milliseconds
    // A day more for a change of the clock.
    let isFine = length > 0 && length <= (SettlementQuery.longestDays + 1) * 86_400_000
    return isFine ? (period, false) : (standard, true)
  }
}
