import Basics
import Web

/// Small pieces that many pages draw.
enum Parts {
  static func pill(_ html: inout HTML, _ text: String, _ kind: String) {
    html.tag("span", [.class("pill \(kind)")], text: text)
  }

  static func status(_ html: inout HTML, _ status: String, _ visit: Visit) {
    pill(&html, visit(Texts.orderStatus(status)), "status-\(status)")
  }

  /// A moment as text that a machine can read too.
  static func time(_ html: inout HTML, _ milliseconds: Int64?, _ visit: Visit) {
    guard let milliseconds else {
      html.text("–")
      return
    }
    let moment = Timestamp(milliseconds: milliseconds)
    html.tag("time", [.attr("datetime", moment.iso8601)], text: visit.format.time(moment))
  }

  static func age(_ html: inout HTML, _ milliseconds: Int64, _ visit: Visit) {
    let moment = Timestamp(milliseconds: milliseconds)
    html.tag(
      "time", [.attr("datetime", moment.iso8601), .attr("title", visit.format.time(moment))],
      text: visit.format.age(of: moment, now: visit.now))
  }

  /// A table that scrolls in a region of its own when the window is narrow.
  static func table(
    _ html: inout HTML, label: String, head: [String], numbers: Set<Int> = [],
    _ rows: (inout HTML) -> Void
  ) {
    html.tag(
      "div",
      [
        .class("scroll"), .attr("role", "region"), .attr("aria-label", label),
        .attr("tabindex", "0"),
      ]
    ) { html in
      html.tag("table", [.attr("data-rows", "")]) { html in
        html.tag("thead") { html in
          html.tag("tr") { html in
            for (index, title) in head.enumerated() {
              html.tag(
                "th", [.attr("scope", "col"), .class(numbers.contains(index) ? "number" : "")],
                text: title)
            }
          }
        }
        html.tag("tbody") { rows(&$0) }
      }
    }
  }

  /// Today's bounds do not hold for what was stored before them.
  static func cell(_ html: inout HTML, _ text: String) {
    html.tag("td", text: text.cut(toBytes: 4000, mark: "…"))
  }

  static func number(_ html: inout HTML, _ text: String) {
    html.tag("td", [.class("number")], text: text)
  }

  static func empty(_ html: inout HTML, _ title: String, _ next: String) {
    html.tag("div", [.class("empty")]) { html in
      html.tag("p", [.class("empty-title")], text: title)
      html.tag("p", text: next)
    }
  }

  /// Name and value pairs.
  static func facts(_ html: inout HTML, _ facts: [(String, String)]) {
    html.tag("dl", [.class("facts")]) { html in
      for (name, value) in facts where !value.isEmpty {
        html.tag("div") { html in
          html.tag("dt", text: name)
          html.tag("dd", text: value.cut(toBytes: 12_000, mark: "…"))
        }
      }
    }
  }

  static func pager(
    _ html: inout HTML, _ visit: Visit, newer: String?, older: String?
  ) {
    guard newer != nil || older != nil else { return }
    html.tag("nav", [.class("pager"), .attr("aria-label", visit(Texts.pages))]) { html in
      if let newer {
        html.tag("a", [.href(newer), .attr("rel", "prev")], text: "← \(visit(Texts.newer))")
      }
      if let older {
        html.tag("a", [.href(older), .attr("rel", "next")], text: "\(visit(Texts.older)) →")
      }
    }
  }
}

/// Addresses with a query.
enum Address {
  static func make(_ path: String, _ query: [(String, String?)]) -> String {
    let parts = query.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : "\(name)=\(encode($0))" }
    }
    return parts.isEmpty ? path : "\(path)?\(parts.joined(separator: "&"))"
  }

  /// Percent-encodes everything but letters, digits, `-`, `.`, `_`, `~` (RFC 3986).
  static func encode(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// A title or a name as lists and headings show it.
  var short: String { cut(toBytes: 300, mark: "…") }
}
