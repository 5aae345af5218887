import Web

/// The frame of every page of a signed-in person.
struct Layout {
  enum Area: CaseIterable {
    case dashboard, orders, claims, questions, settlements, products, stock, listings, matching
    case customers, channels, log, feeds, jobs

    var path: String {
      switch self {
      case .dashboard: "/"
      case .orders: "/orders"
      case .claims: "/claims"
      case .questions: "/questions"
      case .settlements: "/settlements"
      case .products: "/products"
      case .stock: "/stock"
      case .listings: "/listings"
      case .matching: "/matching"
      case .customers: "/customers"
      case .channels: "/channels"
      case .log: "/sync-log"
      case .feeds: "/feeds"
      case .jobs: "/jobs"
      }
    }

    var title: Phrase {
      switch self {
      case .dashboard: Texts.dashboard
      case .orders: Texts.orders
      case .claims: ClaimTexts.title
      case .questions: QuestionTexts.title
      case .settlements: ClaimTexts.settlements
      case .products: Texts.products
      case .stock: StockTexts.title
      case .listings: ListingsTexts.title
      case .matching: MatchingTexts.title
      case .customers: Texts.customers
      case .channels: Texts.channels
      case .log: Texts.syncLog
      case .feeds: Texts.feeds
      case .jobs: JobTexts.title
      }
    }

    var permission: Permission {
      switch self {
      case .orders, .claims, .customers: .viewCustomers
      case .questions: .viewQuestions
      case .settlements: .viewMoney
      case .matching: .matchGoods
      case .dashboard, .products, .stock, .listings, .channels, .log, .feeds, .jobs: .viewShop
      }
    }
  }

  let visit: Visit
  let area: Area?
  let title: String
  /// What just happened, above the page's content.
  var notice: Notice?

  struct Notice {
    enum Kind: String { case good, bad }
    var kind: Kind
    var text: String
  }

  func page(_ body: (inout HTML) -> Void) -> HTML {
    var html = HTML()
    html.doctype()
    html.tag("html", [.attr("lang", visit.language.rawValue)]) { html in
      PageHead.draw(&html, title: title)
      html.tag("body") { html in
        html.tag("a", [.class("skip"), .href("#content")], text: visit(Texts.skipToContent))
        html.tag("div", [.class("frame")]) { html in
          drawSide(&html)
          html.tag("main", [.id("content"), .attr("tabindex", "-1")]) { html in
            drawNotice(&html)
            body(&html)
          }
        }
      }
    }
    return html
  }

  private func drawSide(_ html: inout HTML) {
    html.tag("header", [.class("side")]) { html in
      html.tag("a", [.class("brand"), .href("/")]) { html in
        html.void(
          "img",
          [
            .src(PanelAssets.path("mark.svg")), .attr("alt", ""), .attr("width", "28"),
            .attr("height", "28"),
          ])
        html.tag("span", text: "Tezgah")
      }
      html.tag("nav", [.attr("aria-label", visit(Texts.mainMenu))]) { html in
        html.tag("ul") { html in
          for item in Area.allCases where visit.may(item.permission) {
            html.tag("li") { html in
              html.tag(
                "a", [.href(item.path), .attr("aria-current", item == area ? "page" : nil)],
                text: visit(item.title))
            }
          }
        }
      }
      drawPerson(&html)
    }
  }

  private func drawPerson(_ html: inout HTML) {
    html.tag("div", [.class("person")]) { html in
      LanguageSwitch.draw(&html, from: visit.language) { Forms.csrf(&$0, visit) }
      html.tag("a", [.href("/account")], text: visit.session.email)
      html.tag("form", [.attr("method", "post"), .attr("action", "/logout")]) { html in
        Forms.csrf(&html, visit)
        html.tag("button", [.class("link")], text: visit(Texts.signOut))
      }
    }
  }

  private func drawNotice(_ html: inout HTML) {
    guard let notice else { return }
    html.tag(
      "div",
      [
        .class("notice \(notice.kind.rawValue)"),
        .attr("role", notice.kind == .bad ? "alert" : "status"),
      ],
      text: notice.text)
  }
}

enum PageHead {
  static func draw(_ html: inout HTML, title: String, refreshSeconds: Int? = nil) {
    html.tag("head") { html in
      html.void("meta", [.attr("charset", "utf-8")])
      html.void(
        "meta",
        [.attr("name", "viewport"), .attr("content", "width=device-width, initial-scale=1")])
      html.void("meta", [.attr("name", "color-scheme"), .attr("content", "light dark")])
      html.tag("title", text: "\(title.short) · Tezgah")
      html.void("link", [.attr("rel", "stylesheet"), .href(PanelAssets.path("panel.css"))])
      html.void(
        "link",
        [.attr("rel", "icon"), .attr("type", "image/svg+xml"), .href(PanelAssets.path("mark.svg"))])
      html.tag(
        "script", [.src(PanelAssets.path("panel.js")), .flag("defer"), .attr("type", "module")]
      ) { _ in }
    }
  }
}

/// The frame of pages without a signed-in person.
enum PlainPage {
  static func draw(
    _ html: inout HTML, language: Language, title: String, _ body: (inout HTML) -> Void
  ) {
    html.doctype()
    html.tag("html", [.attr("lang", language.rawValue)]) { html in
      PageHead.draw(&html, title: title)
      html.tag("body", [.class("plain")]) { html in
        html.tag("main", [.class("card narrow")]) { html in
          html.tag("div", [.class("brand")]) { html in
            html.void(
              "img",
              [
                .src(PanelAssets.path("mark.svg")), .attr("alt", ""), .attr("width", "28"),
                .attr("height", "28"),
              ])
            html.tag("span", text: "Tezgah")
          }
          body(&html)
          LanguageSwitch.draw(&html, from: language) { _ in }
        }
      }
    }
  }
}

/// The button that shows the page in the other language.
enum LanguageSwitch {
  static func draw(
    _ html: inout HTML, from language: Language, _ token: (inout HTML) -> Void
  ) {
    let other: Language = language == .turkish ? .english : .turkish
    html.tag("form", [.attr("method", "post"), .attr("action", "/language")]) { html in
      token(&html)
      html.void(
        "input",
        [.attr("type", "hidden"), .attr("name", "language"), .attr("value", other.rawValue)])
      html.tag(
        "button", [.class("link"), .attr("lang", other.rawValue)],
        text: other == .english ? "English" : "Türkçe")
    }
  }
}
