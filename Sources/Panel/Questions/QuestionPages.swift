import Basics
import Commerce
import Hummingbird
import Storage
import Web

/// What customers ask.
struct QuestionPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/questions") { request, context in
      let visit = try site.enter(context, .viewQuestions)
      let query = PageQuery(request)
      let status = QuestionStatus(rawValue: query["show"] ?? "") ?? .waiting
      let name = query["channel"] ?? ""
      let after = PageCursor(query["after"], parts: 2)
      let (channels, page) = try await site.database.read { connection in
        let channels = try ChannelAccounts.list(in: connection)
        let id = name.isEmpty ? nil : channels.first { $0.name == name }?.id ?? -1
        return (
          channels.map(\.name),
          try QuestionQuery.load(status, channelID: id, after: after, in: connection)
        )
      }
      return PageResponse.html(
        QuestionView(visit: visit, status: status, channel: name, channels: channels, page: page)
          .draw())
    }
  }
}

/// A page of questions of one state.
struct QuestionQuery: Sendable {
  struct Row: Sendable {
    var askedAt: Int64
    var id: Int64
    var channel: String
    var text: String
    var dueAt: Int64?
    var product: String
    var productID: Int64?
    var customer: String
    var answer: String
    var answeredAt: Int64?
    var refusedAnswer: String
    var refusalReason: String
  }

  static let pageSize = 50

  var rows: [Row]
  var next: PageCursor?

  /// Those that wait come oldest first, because they run out first; others newest first.
  static func load(
    _ status: QuestionStatus, channelID: Int64?, after: PageCursor?,
    in connection: any SQLConnection
  ) throws -> QuestionQuery {
    let isRising = status == .waiting
    let start = after ?? (isRising ? PageCursor(.min, 0) : PageCursor(.max, .max))
    var values: [SQLValue] = [.text(status.rawValue)]
    if let channelID { values.append(.integer(channelID)) }
    values += [.integer(start.parts[0]), .integer(start.parts[0]), .integer(start.parts[1])]
    let ids = try connection.rows(
      keys(isRising: isRising, hasChannel: channelID != nil), values + [.count(pageSize + 1)]
    ) { $0.integer(0) }
    let rows = try connection.firstMatches(
      select, ids.prefix(pageSize).map { [.integer($0)] }, map
    ).compactMap { $0 }
    return QuestionQuery(
      rows: rows,
      next: ids.count > pageSize ? rows.last.map { PageCursor($0.askedAt, $0.id) } : nil)
  }

  private static func map(_ row: any SQLRow) -> Row {
    Row(
      askedAt: row.integer(0), id: row.integer(1), channel: row.text(2), text: row.text(3),
      dueAt: row.optionalInteger(4), product: row.text(5), productID: row.optionalInteger(6),
      customer: row.text(7), answer: row.text(8), answeredAt: row.optionalInteger(9),
      refusedAnswer: row.text(10), refusalReason: row.text(11))
  }

  private static func keys(isRising: Bool, hasChannel: Bool) -> SQLStatement {
    let (order, than) = isRising ? ("ASC", ">") : ("DESC", "<")
    return SQLStatement(
      """
      SELECT id FROM questions
      WHERE status = ? \(hasChannel ? "AND channel_id = ?" : "")
        AND \(RemovedChannels.none("channel_id"))
        AND (asked_at \(than) ? OR (asked_at = ? AND id \(than) ?))
      ORDER BY asked_at \(order), id \(order) LIMIT ?
      """, isReused: false)
  }

  /// A channel names its listing or only the model; a product is linked where it is the listing.
  private static let select = SQLStatement(
    """
    SELECT q.asked_at, q.id, h.name, q.question, q.due_at, q.product_name, l.product_id,
      q.customer_name, coalesce(q.answer, ''), q.answered_at, coalesce(q.refused_answer, ''),
      coalesce(q.refusal_reason, '')
    FROM questions q JOIN channels h ON h.id = q.channel_id
      LEFT JOIN product_listings l
        ON l.channel_id = q.channel_id AND l.remote_id = q.product_remote_id
    WHERE q.id = ?
    """)
}

/// Draws the list of questions.
struct QuestionView {
  let visit: Visit
  let status: QuestionStatus
  let channel: String
  let channels: [String]
  let page: QuestionQuery

  func draw() -> HTML {
    Layout(visit: visit, area: .questions, title: visit(QuestionTexts.title)).page { html in
      html.tag("h1", text: visit(QuestionTexts.title))
      html.tag("p", [.class("muted")], text: visit(QuestionTexts.help))
      AfterSalesParts.tabs(
        &html, visit, label: visit(QuestionTexts.title),
        QuestionStatus.allCases.map {
          (address($0, nil), visit(QuestionTexts.status($0)), $0 == status)
        })
      AfterSalesParts.channelFilter(
        &html, visit, action: "/questions", show: status.rawValue, channel: channel, channels)
      guard !page.rows.isEmpty else {
        Parts.empty(&html, visit(QuestionTexts.none), visit(QuestionTexts.noneNext))
        return
      }
      drawTable(&html)
      Parts.pager(&html, visit, newer: nil, older: page.next.map { address(status, $0) })
    }
  }

  private func address(_ status: QuestionStatus, _ cursor: PageCursor?) -> String {
    Address.make(
      "/questions",
      [("show", status.rawValue), ("channel", channel), ("after", cursor?.text)])
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(QuestionTexts.title),
      head: [
        visit(Texts.date), visit(QuestionTexts.question), visit(Texts.product),
        visit(Texts.channel), visit(ClaimTexts.due),
      ]
    ) { html in
      for row in page.rows {
        html.tag("tr") { html in
          html.tag("td") { html in
            Parts.time(&html, row.askedAt, visit)
            html.tag("div", [.class("muted")], text: row.customer)
          }
          html.tag("td") { drawWords(&$0, row) }
          html.tag("td") { html in
            if let productID = row.productID {
              html.tag("a", [.href("/products/\(productID)")], text: row.product)
            } else {
              html.text(row.product.short)
            }
          }
          Parts.cell(&html, row.channel)
          html.tag("td") { AfterSalesParts.clock(&$0, row.dueAt, visit) }
        }
      }
    }
  }

  private func drawWords(_ html: inout HTML, _ row: QuestionQuery.Row) {
    html.tag("div", text: row.text)
    if !row.answer.isEmpty {
      html.tag("div", [.class("muted")]) { html in
        html.text("\(visit(QuestionTexts.answer)): \(row.answer) ")
        if row.answeredAt != nil { Parts.time(&html, row.answeredAt, visit) }
      }
    }
    if !row.refusedAnswer.isEmpty || !row.refusalReason.isEmpty {
      let words = [row.refusedAnswer, row.refusalReason].filter { !$0.isEmpty }
      html.tag(
        "div", [.class("error")],
        text: "\(visit(QuestionTexts.refusedAnswer)): \(words.joined(separator: " · "))")
    }
  }
}
