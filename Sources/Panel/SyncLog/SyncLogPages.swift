import Basics
import Commerce
import ConnectorKit
import Hummingbird
import Storage
import Web

/// What synchronisation did, and the records that it set aside.
struct SyncLogPages: Sendable {
  let site: PanelSite
  private static let pageSize = 100

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/sync-log") { request, context in try await list(request, context) }
    router.post("/set-aside/{id}/retry") { request, context in try await retry(request, context) }
    router.post("/set-aside/{id}/dismiss") { request, context in
      try await dismiss(request, context)
    }
  }

  struct Page: Sendable {
    var lines: [SyncLogReading.Line]
    var setAside: [(channel: String, record: SetAsideRecord)]
    /// Records of streams that the visitor may not see.
    var hidden: [(channel: String, stream: SyncStream, count: Int)]
    var hasMore: Bool
  }

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewShop)
    return try await page(
      visit, before: PageQuery(request)["before"].flatMap { Int64($0) }, notice: nil)
  }

  private func page(
    _ visit: Visit, before: Int64?, notice: Layout.Notice?
  ) async throws -> Response {
    let page = try await site.database.read { connection in
      let lines = try SyncLogReading.latest(
        channelID: nil, before: before, limit: Self.pageSize + 1, in: connection)
      var page = Page(
        lines: Array(lines.prefix(Self.pageSize)), setAside: [], hidden: [],
        hasMore: lines.count > Self.pageSize)
      for account in try ChannelAccounts.list(in: connection) {
        try page.takeSetAside(of: account, visit, in: connection)
      }
      return page
    }
    return PageResponse.html(SyncLogView(visit: visit, page: page, notice: notice).draw())
  }

  private func id(_ context: WebContext) throws -> Int64 {
    guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else {
      throw HTTPError(.notFound)
    }
    return id
  }

  /// A record of people is for fewer than the others, and whoever may not decide about it does not
  /// learn whether it is there.
  private func record(_ context: WebContext, _ visit: Visit) async throws -> SetAsideRecord {
    let id = try id(context)
    let record = try await site.database.read { try RejectedRecords.find(id, in: $0) }
    guard let record else {
      throw HTTPError(visit.may(.manageWork) ? .notFound : .forbidden)
    }
    guard visit.mayDecide(recordsOf: record.stream) else { throw HTTPError(.forbidden) }
    return record
  }

  private func retry(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, _) = try await site.enter(request, context, .runSync)
    let record = try await record(context, visit)
    let account = try await site.database.read {
      try ChannelAccounts.find(id: record.channelID, in: $0)
    }
    guard let account else { throw HTTPError(.notFound) }
    let id = record.id
    let reason = try await site.actions.retrySetAside(
      id, account, actor: visit.session.actor)
    let notice =
      reason.map { Layout.Notice(kind: .bad, text: "\(visit(SyncLogTexts.stillBad)) \($0)") }
      ?? Layout.Notice(kind: .good, text: visit(SyncLogTexts.stored))
    return try await page(visit, before: nil, notice: notice)
  }

  private func dismiss(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, _) = try await site.enter(request, context, .runSync)
    let id = try await record(context, visit).id
    let now = visit.now
    try await site.database.write { connection in
      guard let record = try RejectedRecords.find(id, in: connection) else { return }
      try RejectedRecords.clear(
        channelID: record.channelID, stream: record.stream, remoteIDs: [record.remoteID],
        in: connection)
      try AuditLog.record(
        actor: visit.session.actor, action: .setAsideDismissed,
        subject: "channel:\(record.channelID)",
        detail: "\(record.stream.rawValue) record \(id)", now: now, in: connection)
    }
    return try await page(
      visit, before: nil, notice: .init(kind: .good, text: visit(SyncLogTexts.dismissed)))
  }
}

extension SyncLogPages.Page {
  /// The records of a channel that were set aside, those of people only where the visitor may see
  /// them, else how many they are.
  fileprivate mutating func takeSetAside(
    of account: ChannelAccount, _ visit: Visit, in connection: any SQLConnection
  ) throws {
    guard !visit.may(.viewCustomers) else {
      setAside += try RejectedRecords.list(channelID: account.id, limit: 100, in: connection).map {
        (channel: account.name, record: $0)
      }
      return
    }
    for stream in SyncStream.allCases {
      if visit.maySee(recordsOf: stream.rawValue) {
        setAside += try RejectedRecords.list(
          channelID: account.id, stream: stream, limit: 100, in: connection
        ).map { (channel: account.name, record: $0) }
      } else {
        let count = try RejectedRecords.count(
          channelID: account.id, stream: stream, in: connection)
        if count > 0 { hidden.append((account.name, stream, count)) }
      }
    }
  }
}

/// Draws the log.
struct SyncLogView {
  let visit: Visit
  let page: SyncLogPages.Page
  let notice: Layout.Notice?

  func draw() -> HTML {
    Layout(visit: visit, area: .log, title: visit(Texts.syncLog), notice: notice).page { html in
      html.tag("h1", text: visit(Texts.syncLog))
      if !page.setAside.isEmpty { drawSetAside(&html) }
      for hidden in page.hidden {
        let words = PeopleWords.hidden(
          visit.format.number(Int64(hidden.count)), stream: Texts.stream(hidden.stream.rawValue))
        html.tag("p", text: "\(hidden.channel) · \(visit(words))")
      }
      guard let last = page.lines.last else {
        Parts.empty(&html, visit(SyncLogTexts.none), visit(SyncLogTexts.noneNext))
        return
      }
      drawLines(&html)
      Parts.pager(
        &html, visit, newer: nil,
        older: page.hasMore ? Address.make("/sync-log", [("before", String(last.id))]) : nil)
    }
  }

  private func drawSetAside(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(DashboardTexts.setAside))
      html.tag("p", text: visit(SyncLogTexts.setAsideHelp))
      Parts.table(
        &html, label: visit(DashboardTexts.setAside),
        head: [
          visit(Texts.channel), visit(SyncLogTexts.stream), visit(Texts.number),
          visit(SyncLogTexts.reason), visit(SyncLogTexts.attempts), visit(SyncLogTexts.actions),
        ], numbers: [4]
      ) { html in
        for (channel, record) in page.setAside {
          html.tag("tr") { html in
            Parts.cell(&html, channel)
            Parts.cell(&html, visit(Texts.stream(record.stream.rawValue)))
            Parts.cell(&html, Self.key(record.remoteID))
            Parts.cell(&html, record.reason)
            Parts.number(&html, visit.format.number(Int64(record.attempts)))
            html.tag("td") { html in
              guard visit.mayDecide(recordsOf: record.stream) else { return }
              let path = "/set-aside/\(record.id)"
              Forms.button(&html, visit, action: "\(path)/retry", label: visit(SyncLogTexts.retry))
              Forms.button(
                &html, visit, action: "\(path)/dismiss", label: visit(SyncLogTexts.dismiss),
                confirm: visit(SyncLogTexts.dismissConfirm))
            }
          }
        }
      }
    }
  }

  /// Of a key that stands for none, as much as tells it from others.
  private static func key(_ remoteID: String) -> String {
    StandInKey.isOne(remoteID) ? String(remoteID.prefix(15)) : remoteID
  }

  private func drawLines(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(Texts.syncLog),
      head: [
        visit(Texts.date), visit(Texts.channel), visit(SyncLogTexts.stream),
        visit(SyncLogTexts.page), visit(SyncLogTexts.seen), visit(SyncLogTexts.new),
        visit(SyncLogTexts.changed), visit(SyncLogTexts.unchanged), visit(SyncLogTexts.rejected),
        visit(SyncLogTexts.message),
      ], numbers: [3, 4, 5, 6, 7, 8]
    ) { html in
      for line in page.lines {
        let entry = line.entry
        html.tag("tr", [.class("log-\(entry.level.rawValue)")]) { html in
          html.tag("td") { Parts.time(&$0, entry.at.milliseconds, visit) }
          Parts.cell(&html, line.channel)
          Parts.cell(&html, visit(Texts.stream(entry.stream)))
          Parts.number(&html, entry.page.map { visit.format.number(Int64($0)) } ?? "")
          for count in [
            entry.counts.seen, entry.counts.inserted, entry.counts.updated,
            entry.counts.unchanged, entry.counts.rejected,
          ] {
            Parts.number(&html, entry.page == nil ? "" : visit.format.number(Int64(count)))
          }
          Parts.cell(&html, visit.words(entry.message, ofStream: entry.stream))
        }
      }
    }
  }
}

enum SyncLogTexts {
  static let none = Phrase(tr: "Henüz eşitleme yapılmadı", en: "Nothing was synchronised yet")
  static let noneNext = Phrase(
    tr: "Bir kanalı eşitleyin; her sayfası burada yazılır.",
    en: "Synchronise a channel; each page is noted here.")
  static let setAsideHelp = Phrase(
    tr: "Okunamayan kayıtlar burada bekler; eşitleme onlarsız sürer.",
    en: "Records that could not be read wait here; syncing goes on without them.")
  static let stream = Phrase(tr: "Akış", en: "Stream")
  static let reason = Phrase(tr: "Neden", en: "Reason")
  static let attempts = Phrase(tr: "Deneme", en: "Attempts")
  static let actions = Phrase(tr: "İşlem", en: "Actions")
  static let retry = Phrase(tr: "Yeniden dene", en: "Retry")
  static let dismiss = Phrase(tr: "Kapat", en: "Dismiss")
  static let dismissConfirm = Phrase(
    tr: "Bu kayıt listeden silinsin mi? Sonraki eşitleme onu yeniden okur.",
    en: "Remove this record from the list? The next sync reads it again.")
  static let page = Phrase(tr: "Sayfa", en: "Page")
  static let seen = Phrase(tr: "Görülen", en: "Seen")
  static let new = Phrase(tr: "Yeni", en: "New")
  static let changed = Phrase(tr: "Değişen", en: "Changed")
  static let unchanged = Phrase(tr: "Aynı", en: "Unchanged")
  static let rejected = Phrase(tr: "Ayrılan", en: "Set aside")
  static let message = Phrase(tr: "Açıklama", en: "Message")
  static let stillBad = Phrase(tr: "Kayıt hâlâ okunamıyor:", en: "The record still cannot be read:")
  static let stored = Phrase(tr: "Kayıt alındı.", en: "The record was stored.")
  static let dismissed = Phrase(
    tr: "Kayıt listeden silindi.", en: "The record was removed from the list.")
}
