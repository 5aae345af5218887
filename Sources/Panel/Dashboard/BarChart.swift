import Basics
import Web

/// Stacked bars per day as SVG drawn on the server. The figures stand in a table beside it, so the
/// picture itself is one image with a title for screen readers.
struct BarChart {
  struct Series {
    var name: String
    var values: [Int64: Int64]
  }

  let title: String
  let days: ClosedRange<Int64>
  let series: [Series]

  private static let width = 720
  private static let height = 200

  func draw(_ html: inout HTML, _ visit: Visit) {
    let highest = max(1, days.map { day in total(day) }.max() ?? 1)
    html.tag(
      "svg",
      [
        .class("chart"), .attr("viewBox", "0 0 \(Self.width) \(Self.height + 24)"),
        .attr("role", "img"), .attr("aria-label", title),
      ]
    ) { html in
      for day in days { drawDay(&html, day, highest: highest) }
      drawAxis(&html, visit)
    }
    drawLegend(&html)
  }

  private func total(_ day: Int64) -> Int64 {
    series.reduce(0) { $0.clampedAdding(max(0, $1.values[day] ?? 0)) }
  }

  private func drawDay(_ html: inout HTML, _ day: Int64, highest: Int64) {
    let count = Int(days.upperBound - days.lowerBound + 1)
    let step = Double(Self.width) / Double(count)
    let left = Double(day - days.lowerBound) * step
    var top = Double(Self.height)
    for (index, one) in series.enumerated() {
      let value = max(0, one.values[day] ?? 0)
      guard value > 0 else { continue }
      let tall = Double(value) / Double(highest) * Double(Self.height - 8)
      top -= tall
      html.tag(
        "rect",
        [
          .class("series-\(index % 6)"), .attr("x", Self.text(left + step * 0.12)),
          .attr("y", Self.text(top)), .attr("width", Self.text(step * 0.76)),
          .attr("height", Self.text(tall)), .attr("rx", "1.5"),
        ]
      ) { _ in }
    }
  }

  private func drawAxis(_ html: inout HTML, _ visit: Visit) {
    html.tag(
      "line",
      [
        .class("axis"), .attr("x1", "0"), .attr("x2", "\(Self.width)"),
        .attr("y1", "\(Self.height)"),
        .attr("y2", "\(Self.height)"),
      ]
    ) { _ in }
    for (day, anchor, x) in [
      (days.lowerBound, "start", 0), (days.upperBound, "end", Self.width),
    ] {
      html.tag(
        "text",
        [
          .class("axis-text"), .attr("x", "\(x)"), .attr("y", "\(Self.height + 18)"),
          .attr("text-anchor", anchor),
        ], text: visit.format.date(day: day))
    }
  }

  private func drawLegend(_ html: inout HTML) {
    html.tag("ul", [.class("legend")]) { html in
      for (index, one) in series.enumerated() {
        html.tag("li", [.class("legend-\(index % 6)")], text: one.name)
      }
    }
  }

  /// One decimal is finer than a pixel.
  private static func text(_ number: Double) -> String {
    String((number * 10).rounded() / 10)
  }
}
