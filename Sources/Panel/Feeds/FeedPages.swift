import Hummingbird
import Storage
import Web

/// The feeds: their address, how old they are, building one now.
struct FeedPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/feeds") { request, context in
      let visit = try site.enter(context, .viewShop)
      return try await page(visit, request, notice: nil)
    }
    router.post("/feeds/{slug}/build") { request, context in
      let (visit, _) = try await site.enter(request, context, .buildFeeds)
      let slug = context.parameters.get("slug") ?? ""
      do {
        try await site.actions.buildFeed(slug: String(slug), actor: visit.session.actor)
        return try await page(
          visit, request, notice: .init(kind: .good, text: visit(FeedTexts.built)))
      } catch let problem as PanelProblem {
        return try await page(visit, request, notice: .init(kind: .bad, text: problem.message))
      }
    }
  }

  private struct Row: Sendable {
    var slug: String
    var title: String
    var state: String
    var message: String
    var builtAt: Int64?
    var items: Int64?
    var skipped: Int64?
    var bytes: Int64?
  }

  private func page(
    _ visit: Visit, _ request: Request, notice: Layout.Notice?
  ) async throws -> Response {
    let feeds = try await site.database.read { connection in
      try connection.rows(Self.select) { row in
        Row(
          slug: row.text(0), title: row.text(1), state: row.text(2), message: row.text(3),
          builtAt: row.optionalInteger(4), items: row.optionalInteger(5),
          skipped: row.optionalInteger(6), bytes: row.optionalInteger(7))
      }
    }
    let html = Layout(visit: visit, area: .feeds, title: visit(Texts.feeds), notice: notice).page {
      html in
      html.tag("h1", text: visit(Texts.feeds))
      if feeds.isEmpty { Parts.empty(&html, visit(FeedTexts.none), visit(FeedTexts.noneNext)) }
      for feed in feeds { draw(feed, &html, visit) }
    }
    return PageResponse.html(html)
  }

  private func draw(_ feed: Row, _ html: inout HTML, _ visit: Visit) {
    let path = "/feeds/\(Address.encode(feed.slug)).xml"
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: feed.title.isEmpty ? feed.slug : feed.title)
      html.tag("p") { html in html.tag("a", [.href(path)], text: path) }
      html.tag("p", [.class("muted")]) { html in
        if let builtAt = feed.builtAt {
          html.text("\(visit(DashboardTexts.feedBuilt)): ")
          Parts.age(&html, builtAt, visit)
        } else {
          html.text(visit(FeedTexts.never))
        }
      }
      Parts.facts(
        &html,
        [
          (visit(FeedTexts.items), feed.items.map { visit.format.number($0) } ?? ""),
          (visit(FeedTexts.skipped), feed.skipped.map { visit.format.number($0) } ?? ""),
          (visit(FeedTexts.bytes), feed.bytes.map { visit.format.number($0) } ?? ""),
        ])
      if !feed.message.isEmpty { html.tag("p", text: feed.message) }
      if visit.may(.buildFeeds) {
        Forms.button(
          &html, visit, action: "/feeds/\(Address.encode(feed.slug))/build",
          label: visit(FeedTexts.buildNow), kind: "primary")
      }
    }
  }

  private static let select = SQLStatement(
    """
    SELECT slug, title, state, message, built_at, item_count, skipped_count, byte_count
    FROM feeds ORDER BY id
    """)
}

enum FeedTexts {
  static let none = Phrase(tr: "Henüz besleme yok", en: "No feeds yet")
  static let noneNext = Phrase(
    tr: "İlk eşitlemeden sonra Google beslemesi kendiliğinden oluşur.",
    en: "The Google feed is made by itself after the first sync.")
  static let never = Phrase(tr: "Henüz oluşturulmadı", en: "Not built yet")
  static let items = Phrase(tr: "Ürün", en: "Items")
  static let skipped = Phrase(tr: "Atlanan", en: "Skipped")
  static let bytes = Phrase(tr: "Bayt", en: "Bytes")
  static let buildNow = Phrase(tr: "Şimdi oluştur", en: "Build now")
  static let built = Phrase(tr: "Besleme oluşturuldu.", en: "The feed was built.")
}
