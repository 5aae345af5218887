import Basics
import Hummingbird
import Storage
import Web

/// The overview: what was sold, what is waiting, how fresh the figures are.
struct DashboardPage: Sendable {
  let site: PanelSite
  private static let windowDays: Int64 = 30

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/") { request, context in
      let visit = try site.enter(context, .viewShop)
      let today = site.zone.localDay(of: visit.now)
      let newest = try await site.database.read { connection in
        try connection.integer("SELECT max(day) FROM daily_channel_sales WHERE orders > 0")
      }
      // A shop whose last sale is long ago shows its last month, not an empty one.
      let last = newest.map { $0 < today - Self.windowDays ? $0 : today } ?? today
      let first = last - Self.windowDays + 1
      let query = try await site.database.read {
        try DashboardQuery.load(from: first, to: last, in: $0)
      }
      return PageResponse.html(draw(visit, query, days: first...last, isCurrent: last == today))
    }
  }

  private func draw(
    _ visit: Visit, _ query: DashboardQuery, days: ClosedRange<Int64>, isCurrent: Bool
  ) -> HTML {
    Layout(visit: visit, area: .dashboard, title: visit(Texts.dashboard)).page { html in
      html.tag("h1", text: visit(Texts.dashboard))
      if query.channels.isEmpty {
        Parts.empty(&html, visit(DashboardTexts.noChannel), visit(DashboardTexts.noChannelNext))
        html.tag("p") {
          $0.tag(
            "a", [.class("button primary"), .href("/channels")], text: visit(DashboardTexts.connect)
          )
        }
        return
      }
      drawTiles(&html, visit, query)
      if visit.may(.viewRevenue) {
        html.tag("section", [.class("card")]) { html in
          html.tag(
            "h2", text: visit(isCurrent ? DashboardTexts.salesNow : DashboardTexts.salesThen))
          drawSales(&html, visit, query, days: days)
        }
      }
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: visit(Texts.channels))
        drawChannels(&html, visit, query)
      }
    }
  }

  private func drawTiles(_ html: inout HTML, _ visit: Visit, _ query: DashboardQuery) {
    let currencies = Dictionary(grouping: query.days, by: \.currency)
    html.tag("div", [.class("tiles")]) { html in
      for (currency, days) in currencies.sorted(by: { $0.key < $1.key })
      where visit.may(.viewRevenue) {
        tile(
          &html, visit(DashboardTexts.revenue30),
          visit.format.money(days.lazy.map(\.revenueMinor).clampedSum(), currency))
      }
      if visit.may(.viewCustomers) {
        tile(
          &html, visit(DashboardTexts.orders30),
          visit.format.number(query.days.reduce(0) { $0 + $1.orders }))
        let waiting = query.toPrepare >= 1000 ? "1000+" : visit.format.number(query.toPrepare)
        tile(&html, visit(DashboardTexts.toPrepare), waiting)
      }
      setAsideTile(&html, visit, query.channels.reduce(0) { $0 + $1.setAside })
      ageTile(&html, visit, visit(DashboardTexts.scoresComputed), query.scoredAt)
      ageTile(&html, visit, visit(DashboardTexts.feedBuilt), query.feed?.builtAt)
    }
  }

  private func tile(_ html: inout HTML, _ label: String, _ value: String) {
    html.tag("div", [.class("tile")]) { html in
      html.tag("p", [.class("muted")], text: label)
      html.tag("p", [.class("figure")], text: value)
    }
  }

  /// While records wait, for those who may look at them.
  private func setAsideTile(_ html: inout HTML, _ visit: Visit, _ count: Int64) {
    guard count > 0, visit.may(Layout.Area.log.permission) else { return }
    html.tag("div", [.class("tile")]) { html in
      html.tag("p", [.class("muted")], text: visit(DashboardTexts.setAside))
      html.tag("p", [.class("figure")]) {
        $0.tag("a", [.href(Layout.Area.log.path)], text: visit.format.number(count))
      }
    }
  }

  private func ageTile(_ html: inout HTML, _ visit: Visit, _ label: String, _ at: Int64?) {
    html.tag("div", [.class("tile")]) { html in
      html.tag("p", [.class("muted")], text: label)
      html.tag("p", [.class("figure")]) { html in
        if let at { Parts.age(&html, at, visit) } else { html.text("–") }
      }
    }
  }

  private func drawSales(
    _ html: inout HTML, _ visit: Visit, _ query: DashboardQuery, days: ClosedRange<Int64>
  ) {
    guard !query.days.isEmpty else {
      Parts.empty(&html, visit(DashboardTexts.noSales), visit(DashboardTexts.noSalesNext))
      return
    }
    let series = Dictionary(grouping: query.days) { "\($0.channel) (\($0.currency))" }
      .sorted { $0.key < $1.key }
    BarChart(
      title: visit(DashboardTexts.chartTitle), days: days,
      series: series.map { name, days in
        .init(
          name: name,
          values: Dictionary(days.map { ($0.day, $0.revenueMinor) }, uniquingKeysWith: +))
      }
    ).draw(&html, visit)
    html.tag("details") { html in
      html.tag("summary", text: visit(DashboardTexts.asTable))
      Parts.table(
        &html, label: visit(DashboardTexts.chartTitle),
        head: [
          visit(Texts.date), visit(Texts.channel), visit(Texts.orders),
          visit(DashboardTexts.revenue),
        ], numbers: [2, 3]
      ) { html in
        for day in query.days.reversed() {
          html.tag("tr") { html in
            Parts.cell(&html, visit.format.date(day: day.day))
            Parts.cell(&html, day.channel)
            Parts.number(&html, visit.format.number(day.orders))
            Parts.number(&html, visit.format.money(day.revenueMinor, day.currency))
          }
        }
      }
    }
  }

  private func drawChannels(_ html: inout HTML, _ visit: Visit, _ query: DashboardQuery) {
    Parts.table(
      &html, label: visit(Texts.channels),
      head: [
        visit(Texts.channel), visit(DashboardTexts.lastSync), visit(Texts.status),
        visit(DashboardTexts.setAside),
      ], numbers: [3]
    ) { html in
      for channel in query.channels {
        html.tag("tr") { html in
          html.tag("td") {
            $0.tag("a", [.href("/channels/\(Address.encode(channel.name))")], text: channel.name)
          }
          html.tag("td") { html in
            if let run = channel.run {
              Parts.age(&html, (run.finishedAt ?? run.startedAt).milliseconds, visit)
            } else {
              html.text("–")
            }
          }
          html.tag("td") { html in
            if let run = channel.run {
              RunPill.draw(&html, visit, run.state, setAside: channel.setAsideByRun)
            } else {
              html.text(visit(DashboardTexts.never))
            }
          }
          Parts.number(&html, visit.format.number(channel.setAside))
        }
      }
    }
  }
}

enum DashboardTexts {
  static let noChannel = Phrase(tr: "Henüz kanal yok", en: "No channel yet")
  static let noChannelNext = Phrase(
    tr: "Mağazanızı bağlayın; ürünler, siparişler ve müşteriler buraya gelir.",
    en: "Connect your shop; its products, orders and customers will come here.")
  static let connect = Phrase(tr: "Kanal bağla", en: "Connect a channel")
  static let salesNow = Phrase(tr: "Son 30 günün satışları", en: "Sales of the last 30 days")
  static let salesThen = Phrase(
    tr: "Satış olan son 30 gün", en: "The last 30 days that had sales")
  static let revenue = Phrase(tr: "Ciro", en: "Revenue")
  static let revenue30 = Phrase(tr: "Ciro, 30 gün", en: "Revenue, 30 days")
  static let orders30 = Phrase(tr: "Sipariş, 30 gün", en: "Orders, 30 days")
  static let toPrepare = Phrase(tr: "Hazırlanacak", en: "To prepare")
  static let scoresComputed = Phrase(tr: "Puanlar hesaplandı", en: "Scores computed")
  static let feedBuilt = Phrase(tr: "Besleme oluşturuldu", en: "Feed built")
  static let noSales = Phrase(tr: "Bu günlerde satış yok", en: "No sales in these days")
  static let noSalesNext = Phrase(
    tr: "Kanalı eşitleyin; satışlar gün gün burada görünür.",
    en: "Synchronise the channel; sales will appear here day by day.")
  static let chartTitle = Phrase(tr: "Gün ve kanal başına ciro", en: "Revenue per day and channel")
  static let asTable = Phrase(tr: "Tablo olarak göster", en: "Show as a table")
  static let lastSync = Phrase(tr: "Son eşitleme", en: "Last sync")
  static let setAside = Phrase(tr: "Ayrılan kayıt", en: "Set aside")
  static let never = Phrase(tr: "Hiç eşitlenmedi", en: "Never synchronised")
}
