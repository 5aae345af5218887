import Basics
import Web

/// Where a person is signed in.
enum OwnSessionsView {
  static func draw(_ html: inout HTML, _ sessions: [Sessions.Entry], _ visit: Visit) {
    html.tag("h2", text: visit(SessionTexts.title))
    let head = [
      SessionTexts.browser, SessionTexts.address, SessionTexts.seen, SessionTexts.session,
    ]
    Parts.table(&html, label: visit(SessionTexts.title), head: head.map { visit($0) }) { html in
      for session in sessions { row(&html, session, visit) }
    }
    guard sessions.contains(where: { !$0.isThis }) else { return }
    Forms.button(
      &html, visit, action: "/account/sessions/end-others", label: visit(SessionTexts.endOthers))
  }

  private static func row(_ html: inout HTML, _ session: Sessions.Entry, _ visit: Visit) {
    html.tag("tr") { html in
      Parts.cell(
        &html, session.browser == BrowserKind.other ? visit(SessionTexts.unknown) : session.browser)
      Parts.cell(&html, session.address)
      html.tag("td") { Parts.age(&$0, session.seenAt.milliseconds, visit) }
      html.tag("td") { html in
        if session.isThis {
          html.text(visit(SessionTexts.this))
        } else {
          Forms.button(
            &html, visit, action: "/account/sessions/end", label: visit(SessionTexts.end),
            hidden: [("session", session.name)])
        }
      }
    }
  }
}

enum SessionTexts {
  static let title = Phrase(tr: "Açık oturumlar", en: "Where you are signed in")
  static let browser = Phrase(tr: "Tarayıcı", en: "Browser")
  static let address = Phrase(tr: "Adres", en: "Address")
  static let seen = Phrase(tr: "Son görülme", en: "Last seen")
  static let session = Phrase(tr: "Oturum", en: "Session")
  static let this = Phrase(tr: "Bu oturum", en: "This session")
  static let end = Phrase(tr: "Oturumu kapat", en: "End the session")
  static let endOthers = Phrase(
    tr: "Diğer tüm oturumları kapat", en: "End all other sessions")
  static let unknown = Phrase(tr: "Bilinmiyor", en: "Unknown")
}
