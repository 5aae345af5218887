import Basics
import Inventory
import Web

/// Draws the summary of the stock.
struct StockOverviewView {
  let visit: Visit
  let frame: StockFrame
  let query: StockOverviewQuery

  func draw() -> HTML {
    frame.page { html in
      guard let since = query.since else {
        drawStart(&html)
        return
      }
      html.tag("p", [.class("muted")], text: visit(StockOverviewTexts.help))
      drawTiles(&html, since)
      drawVerification(&html)
      drawLag(&html)
    }
  }

  private func drawStart(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockTexts.notKept))
      html.tag("p", text: visit(StockOverviewTexts.startHelp))
      guard query.hasLevels else {
        html.tag("p", [.class("muted")], text: visit(StockOverviewTexts.nothingKnown))
        return
      }
      html.tag("p", text: visit(StockOverviewTexts.startNext))
      guard visit.may(.changeChannels) else { return }
      html.tag(
        "a", [.class("button primary"), .href("/stock/start")],
        text: visit(StockOverviewTexts.look))
    }
  }

  private func drawTiles(_ html: inout HTML, _ since: Timestamp) {
    let counts = frame.counts
    html.tag("div", [.class("tiles")]) { html in
      tile(&html, visit(StockOverviewTexts.since), visit.format.time(since), nil)
      for (section, count) in [
        (StockSection.shortages, counts.shortages), (.low, counts.low), (.drifts, counts.drifts),
      ] {
        tile(&html, visit(section.title), StockFrame.count(count, visit), section.path)
      }
      tile(
        &html, visit(StockOverviewTexts.holds), StockFrame.count(counts.holds, visit),
        StockSection.channels.path)
      tile(
        &html, visit(StockOverviewTexts.unresolved), StockFrame.count(counts.unresolved, visit),
        StockSection.shortages.path)
    }
  }

  private func tile(_ html: inout HTML, _ label: String, _ value: String, _ path: String?) {
    html.tag("div", [.class("tile")]) { html in
      html.tag("p", [.class("muted")], text: label)
      html.tag("p", [.class("figure")]) { html in
        if let path { html.tag("a", [.href(path)], text: value) } else { html.text(value) }
      }
    }
  }

  private func drawVerification(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockOverviewTexts.verified))
      html.tag("p") { html in
        guard let found = query.verification else {
          html.text(visit(StockOverviewTexts.neverVerified))
          return
        }
        Parts.age(&html, found.at.milliseconds, visit)
        let format = visit.format
        html.text(" · ")
        html.text(
          visit(
            StockOverviewTexts.ledger(
              format.number(found.movements), format.number(found.variants))))
        html.text(" · ")
        html.text(
          found.faults + found.notices == 0
            ? visit(StockOverviewTexts.sound)
            : visit(
              StockOverviewTexts.faults(format.number(found.faults), format.number(found.notices))
            ))
      }
      guard visit.may(.keepStock) else { return }
      Forms.button(
        &html, visit, action: "/stock/verify", label: visit(StockOverviewTexts.verifyNow))
    }
  }

  private func drawLag(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockOverviewTexts.lag))
      html.tag("p", [.class("muted")], text: visit(StockOverviewTexts.lagHelp))
      guard !query.channels.isEmpty else {
        Parts.empty(
          &html, visit(StockOverviewTexts.noChannels), visit(StockOverviewTexts.noChannelsNext))
        return
      }
      Parts.table(
        &html, label: visit(StockOverviewTexts.lag),
        head: [
          visit(Texts.channel), visit(StockOverviewTexts.median), visit(StockOverviewTexts.p95),
          visit(StockOverviewTexts.wait), visit(StockOverviewTexts.samples),
          visit(StockOverviewTexts.waiting),
        ], numbers: [1, 2, 3, 4]
      ) { html in
        for channel in query.channels { drawChannel(&html, channel) }
      }
    }
  }

  private func drawChannel(_ html: inout HTML, _ channel: StockOverviewQuery.Channel) {
    html.tag("tr") { html in
      Parts.cell(&html, channel.name)
      for value in [channel.lag?.median, channel.lag?.p95, channel.lag?.medianWait] {
        Parts.number(&html, value.map { visit(StockOverviewTexts.duration($0)) } ?? "–")
      }
      html.tag("td", [.class("number")]) { html in
        guard let lag = channel.lag else {
          html.text(visit(StockOverviewTexts.noSamples))
          return
        }
        html.text(visit.format.number(lag.samples))
        if let oldest = lag.oldest {
          html.text(" · ")
          Parts.age(&html, oldest.milliseconds, visit)
        }
      }
      html.tag("td") { html in
        guard channel.isTold else {
          html.text(visit(StockOverviewTexts.notTold))
          return
        }
        html.text(StockFrame.count(channel.waiting, visit))
        if let since = channel.waitingSince {
          html.text(" · ")
          Parts.age(&html, since, visit)
        }
      }
    }
  }
}
