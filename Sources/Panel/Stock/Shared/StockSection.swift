import Storage
import Web

/// The pages of stock, in the order of their navigation.
enum StockSection: String, CaseIterable, Sendable {
  case overview, history, drifts, channels, low, warehouses, bundles, shortages

  var path: String { self == .overview ? "/stock" : "/stock/\(rawValue)" }

  var title: Phrase {
    switch self {
    case .overview: Phrase(tr: "Özet", en: "Summary")
    case .history: Phrase(tr: "Neden bu kadar?", en: "Why so many?")
    case .drifts: Phrase(tr: "Farklar", en: "Differences")
    case .channels: Phrase(tr: "Kanal kuralları", en: "Channel rules")
    case .low: Phrase(tr: "Azalanlar", en: "Running low")
    case .warehouses: Phrase(tr: "Depolar", en: "Warehouses")
    case .bundles: Phrase(tr: "Setler", en: "Bundles")
    case .shortages: Phrase(tr: "Fazla satılanlar", en: "Oversold")
    }
  }
}

/// What waits for a person, for the navigation and the summary. Counts go no further than `most`.
struct StockCounts: Sendable, Equatable {
  static let most: Int64 = 1000

  var shortages: Int64 = 0
  var drifts: Int64 = 0
  var holds: Int64 = 0
  var low: Int64 = 0
  var unresolved: Int64 = 0

  static func load(in connection: any SQLConnection) throws -> StockCounts {
    func count(_ statement: SQLStatement) throws -> Int64 {
      try connection.integer(statement, [.integer(most)]) ?? 0
    }
    return StockCounts(
      shortages: try count(shortages), drifts: try count(drifts),
      holds: try connection.integer(holds) ?? 0, low: try count(low),
      unresolved: try count(unresolved))
  }

  subscript(_ section: StockSection) -> Int64 {
    switch section {
    case .drifts: drifts
    case .channels: holds
    case .low: low
    case .shortages: shortages
    case .overview, .history, .warehouses, .bundles: 0
    }
  }

  private static let shortages = SQLStatement(
    """
    SELECT count(*) FROM (
      SELECT order_id FROM stock_shortages ORDER BY placed_at, order_id LIMIT ?) a
    """)
  private static let drifts = SQLStatement(
    """
    SELECT count(*) FROM (
      SELECT listing_id FROM stock_drifts WHERE readings >= 2 ORDER BY first_seen_at LIMIT ?) a
    """)
  private static let holds = SQLStatement(
    "SELECT count(*) FROM push_holds WHERE allowed_until = 0")
  private static let low = SQLStatement(
    """
    SELECT count(*) FROM (
      SELECT variant_id FROM stock_lows WHERE cover_tenths < 1000000000
      ORDER BY cover_tenths LIMIT ?) a
    """)
  private static let unresolved = SQLStatement(
    """
    SELECT count(*) FROM (
      SELECT order_id FROM stock_orders WHERE unresolved > 0 ORDER BY order_id LIMIT ?) a
    """)
}

/// The frame of a page of stock: title, navigation among the pages, and what just happened.
struct StockFrame {
  let visit: Visit
  let section: StockSection
  let counts: StockCounts
  var notice: Layout.Notice?

  func page(_ body: (inout HTML) -> Void) -> HTML {
    let title = "\(visit(StockTexts.title)): \(visit(section.title))"
    return Layout(visit: visit, area: .stock, title: title, notice: notice).page { html in
      html.tag("h1", text: title)
      drawNavigation(&html)
      body(&html)
    }
  }

  private func drawNavigation(_ html: inout HTML) {
    html.tag("nav", [.class("subnav"), .attr("aria-label", visit(StockTexts.title))]) { html in
      for item in StockSection.allCases {
        html.tag(
          "a", [.href(item.path), .attr("aria-current", item == section ? "page" : nil)]
        ) { html in
          html.text(visit(item.title))
          if counts[item] > 0 {
            html.text(" ")
            Parts.pill(&html, Self.count(counts[item], visit), "badge")
          }
        }
      }
    }
  }

  /// A count as it is shown: “1000+” where it was not counted to the end.
  static func count(_ count: Int64, _ visit: Visit) -> String {
    visit.format.number(count) + (count >= StockCounts.most ? "+" : "")
  }
}
