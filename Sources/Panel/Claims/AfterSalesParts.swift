import Basics
import Web

/// What the pages of claims, questions and settlements draw alike.
enum AfterSalesParts {
  static func tabs(
    _ html: inout HTML, _ visit: Visit, label: String,
    _ tabs: [(address: String, text: String, isCurrent: Bool)]
  ) {
    html.tag("nav", [.class("subnav"), .attr("aria-label", label)]) { html in
      for tab in tabs {
        html.tag(
          "a", [.href(tab.address), .attr("aria-current", tab.isCurrent ? "page" : nil)],
          text: tab.text)
      }
    }
  }

  static func channelFilter(
    _ html: inout HTML, _ visit: Visit, action: String, show: String, channel: String,
    _ channels: [String]
  ) {
    html.tag(
      "form", [.class("filters"), .attr("method", "get"), .attr("action", action)]
    ) { html in
      html.void(
        "input", [.attr("type", "hidden"), .attr("name", "show"), .attr("value", show)])
      channelChoice(&html, visit, channel, channels)
      html.tag("button", text: visit(Texts.filter))
    }
  }

  static func channelChoice(
    _ html: inout HTML, _ visit: Visit, _ channel: String, _ channels: [String]
  ) {
    html.tag("div", [.class("field")]) { html in
      html.tag("label", [.attr("for", "filter-channel")], text: visit(Texts.channel))
      html.tag("select", [.id("filter-channel"), .attr("name", "channel")]) { html in
        html.tag("option", [.attr("value", "")], text: visit(Texts.all))
        for name in channels {
          html.tag(
            "option", [.attr("value", name), .flag("selected", name == channel)], text: name)
        }
      }
    }
  }

  /// When something is due, and how long that is from now.
  static func clock(_ html: inout HTML, _ dueAt: Int64?, _ visit: Visit) {
    guard let dueAt else {
      html.text("–")
      return
    }
    Parts.time(&html, dueAt, visit)
    let left = dueAt.clampedSubtracting(visit.now.milliseconds)
    html.tag("div", [.class(left < 12 * 3_600_000 ? "error" : "muted")]) { html in
      html.text(
        left <= 0
          ? visit(ClaimTexts.overdue)
          : visit(remaining(visit.format.duration(milliseconds: left))))
    }
  }

  private static func remaining(_ text: String) -> Phrase {
    Phrase(tr: "\(text) kaldı", en: "\(text) left")
  }
}
