import Basics
import Web

/// Draws what is oversold and what to do next.
struct StockShortageView {
  let visit: Visit
  let frame: StockFrame
  let query: StockShortageQuery

  func draw() -> HTML {
    frame.page { html in
      html.tag("p", [.class("muted")], text: visit(StockShortageTexts.help))
      if query.rows.isEmpty {
        Parts.empty(&html, visit(StockShortageTexts.none), visit(StockShortageTexts.noneNext))
      } else {
        drawSteps(&html)
        drawTable(&html)
        Parts.pager(
          &html, visit, newer: nil,
          older: query.next.map { Address.make("/stock/shortages", [("after", $0.text)]) })
      }
      drawUnresolved(&html)
    }
  }

  private func drawSteps(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockShortageTexts.next))
      html.tag("ol") { html in
        for step in StockShortageTexts.steps { html.tag("li", text: visit(step)) }
      }
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(StockSection.shortages.title),
      head: [
        visit(StockTexts.order), visit(Texts.channel), visit(Texts.status),
        visit(StockTexts.goods), visit(StockShortageTexts.lacking),
        visit(StockShortageTexts.elsewhere), visit(StockShortageTexts.placed),
        visit(StockTexts.since),
      ], numbers: [4, 5]
    ) { html in
      for row in query.rows {
        html.tag("tr") { html in
          html.tag("td") { StockOrders.draw(&$0, row.orderID, row.number, visit) }
          Parts.cell(&html, row.channel)
          html.tag("td") { html in
            if visit.may(.viewCustomers) {
              Parts.status(&html, row.status, visit)
            } else {
              html.text("–")
            }
          }
          html.tag("td") { StockGoods.draw(&$0, query.goods[row.variantID], visit) }
          Parts.number(&html, visit.format.number(row.units))
          Parts.number(&html, row.elsewhere > 0 ? visit.format.number(row.elsewhere) : "–")
          html.tag("td") { Parts.time(&$0, row.placedAt, visit) }
          html.tag("td") { Parts.time(&$0, row.since, visit) }
        }
      }
    }
  }

  private func drawUnresolved(_ html: inout HTML) {
    guard !query.unresolved.isEmpty else { return }
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(StockShortageTexts.unresolved))
      html.tag("p", [.class("muted")], text: visit(StockShortageTexts.unresolvedHelp))
      if Int(frame.counts.unresolved) > query.unresolved.count {
        let all = StockFrame.count(frame.counts.unresolved, visit)
        html.tag("p", text: visit(StockShortageTexts.first(query.unresolved.count, of: all)))
      }
      Parts.table(
        &html, label: visit(StockShortageTexts.unresolved),
        head: [
          visit(StockTexts.order), visit(Texts.channel), visit(StockShortageTexts.placed),
          visit(StockShortageTexts.lines),
        ], numbers: [3]
      ) { html in
        for row in query.unresolved {
          html.tag("tr") { html in
            html.tag("td") { StockOrders.draw(&$0, row.orderID, row.number, visit) }
            Parts.cell(&html, row.channel)
            html.tag("td") { Parts.time(&$0, row.placedAt, visit) }
            Parts.number(&html, visit.format.number(row.lines))
          }
        }
      }
    }
  }
}

enum StockShortageTexts {
  static let help = Phrase(
    tr: "Satılan ama olmayan adetler. Mal gelince en eski siparişten başlayarak kendiliğinden "
      + "karşılanır.",
    en:
      "Units that were sold and are not there. When goods come, the oldest order is served first, "
      + "by itself.")
  static let none = Phrase(tr: "Fazla satılan yok", en: "Nothing is oversold")
  static let noneNext = Phrase(
    tr: "Olursa burada ve özet sayfasında görünür. Tampon, bunu seyrekleştirir.",
    en: "If something is, it stands here and on the summary. A buffer makes it rare.")
  static let next = Phrase(tr: "Ne yapmalı?", en: "What to do?")
  static let steps = [
    Phrase(
      tr: "Rafa bakın: ürün varsa “Neden bu kadar?” sayfasında sayımı girin; sipariş hemen "
        + "karşılanır.",
      en: "Look at the shelf: if the goods are there, enter the count under “Why so many?”; the "
        + "order is served at once."),
    Phrase(
      tr: "Satışa kapalı bir depoda varsa “Depolar” sayfasından taşıyın.",
      en: "If a warehouse that is not for sale has them, move them under “Warehouses”."),
    Phrase(
      tr: "Tedarik edecekseniz bekletin; mal girişi kaydedilince karşılanır.",
      en: "If you can get them, let the order wait; it is served when the goods are booked in."),
    Phrase(
      tr: "Edemeyecekseniz alıcıya yazın ve siparişi kanalında tedarik edilemedi olarak kapatın; "
        + "eşitlenince buradan düşer.",
      en: "If you cannot, write to the buyer and close the order on its channel as unsupplied; it "
        + "leaves this list with the next sync."),
  ]
  static let lacking = Phrase(tr: "Eksik", en: "Lacking")
  static let elsewhere = Phrase(tr: "Satışa kapalı depoda", en: "In warehouses not for sale")
  static let placed = Phrase(tr: "Sipariş tarihi", en: "Placed")
  static let unresolved = Phrase(
    tr: "Ürünü bilinmeyen siparişler", en: "Orders whose goods are not known")
  static let unresolvedHelp = Phrase(
    tr: "Bu satırlar stoktan düşmez. Kanalın ürünlerini eşitleyin; ürün bilinince kendiliğinden "
      + "düşer.",
    en:
      "These lines take nothing off the stock. Synchronise the channel's products; once the goods "
      + "are known they are taken by themselves.")
  static let lines = Phrase(tr: "Bilinmeyen satır", en: "Unknown lines")

  static func first(_ count: Int, of all: String) -> Phrase {
    Phrase(
      tr: "\(all) siparişten ilk \(count) tanesi gösteriliyor; bunlar azaldıkça sıradakiler gelir.",
      en: "The first \(count) of \(all) orders are shown; the next ones come as these are done.")
  }
}
