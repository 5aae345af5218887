import Web

/// Draws the product list.
struct ProductListView {
  let visit: Visit
  let text: String
  let label: String
  let page: ProductListQuery
  let scoredAt: Int64?

  func draw() -> HTML {
    Layout(visit: visit, area: .products, title: visit(Texts.products)).page { html in
      html.tag("h1", text: visit(Texts.products))
      drawScoreAge(&html)
      drawFilter(&html)
      guard !page.rows.isEmpty else {
        Parts.empty(&html, visit(ProductTexts.none), visit(ProductTexts.noneNext))
        return
      }
      drawTable(&html)
      Parts.pager(
        &html, visit, newer: nil,
        older: page.next.map {
          Address.make("/products", [("q", text), ("label", label), ("after", $0.text)])
        })
    }
  }

  private func drawScoreAge(_ html: inout HTML) {
    html.tag("div", [.class("title-row")]) { html in
      html.tag("p", [.class("muted")]) { html in
        if let scoredAt {
          html.text("\(visit(ProductTexts.scored)) ")
          Parts.age(&html, scoredAt, visit)
        } else {
          html.text(visit(ProductTexts.notScored))
        }
      }
      if visit.may(.buildFeeds) {
        Forms.button(&html, visit, action: "/scores", label: visit(ProductTexts.computeNow))
      }
    }
  }

  private func drawFilter(_ html: inout HTML) {
    html.tag(
      "form",
      [
        .class("filters"), .attr("method", "get"), .attr("action", "/products"),
        .attr("role", "search"),
      ]
    ) { html in
      html.tag("div", [.class("field wide")]) { html in
        html.tag("label", [.attr("for", "filter-q")], text: visit(ProductTexts.searchLabel))
        html.void(
          "input",
          [.id("filter-q"), .attr("name", "q"), .attr("type", "search"), .attr("value", text)])
      }
      html.tag("div", [.class("field")]) { html in
        html.tag("label", [.attr("for", "filter-label")], text: visit(Texts.labels))
        html.tag("select", [.id("filter-label"), .attr("name", "label")]) { html in
          html.tag("option", [.attr("value", "")], text: visit(Texts.all))
          for one in ProductPages.labels {
            html.tag("option", [.attr("value", one), .flag("selected", one == label)], text: one)
          }
        }
      }
      html.tag("button", [.class("primary")], text: visit(Texts.search))
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(Texts.products),
      head: [
        "#", visit(Texts.product), visit(Texts.brand), visit(ProductTexts.variants),
        visit(Texts.stock), visit(Texts.score), visit(Texts.labels),
      ], numbers: [0, 3, 4, 5]
    ) { html in
      for row in page.rows {
        html.tag("tr") { html in
          Parts.number(&html, row.rank.map { visit.format.number($0) } ?? "–")
          html.tag("td") { html in
            html.tag("a", [.href("/products/\(row.id)")], text: row.title.short)
            if !row.isActive { Parts.pill(&html, visit(ProductTexts.inactive), "status-cancelled") }
          }
          Parts.cell(&html, row.brand.short)
          Parts.number(&html, visit.format.number(row.variants))
          Parts.number(&html, visit.format.number(row.stock))
          Parts.number(&html, row.score.map { visit.format.score(micro: $0) } ?? "–")
          html.tag("td") { html in
            for label in row.labels { Parts.pill(&html, label, "label") }
          }
        }
      }
    }
  }
}

enum ProductTexts {
  static let searchLabel = Phrase(
    tr: "Ürün adı, marka, SKU veya barkod", en: "Title, brand, SKU or barcode")
  static let none = Phrase(tr: "Ürün bulunamadı", en: "No products found")
  static let noneNext = Phrase(
    tr: "Aramayı değiştirin veya kanalı eşitleyin.",
    en: "Change the search, or synchronise the channel.")
  static let variants = Phrase(tr: "Varyantlar", en: "Variants")
  static let inactive = Phrase(tr: "Satışta değil", en: "Not for sale")
  static let scored = Phrase(tr: "Puanlar hesaplandı:", en: "Scores computed")
  static let notScored = Phrase(
    tr: "Puanlar henüz hesaplanmadı.", en: "Scores have not been computed yet.")
  static let computeNow = Phrase(tr: "Şimdi hesapla", en: "Compute now")
  static let size = Phrase(tr: "Beden", en: "Size")
  static let colour = Phrase(tr: "Renk", en: "Colour")
  static let barcode = Phrase(tr: "Barkod", en: "Barcode")
  static let sold90 = Phrase(tr: "90 günde satılan", en: "Sold in 90 days")
  static let listings = Phrase(tr: "Kanallarda", en: "On channels")
  static let openOnChannel = Phrase(tr: "Kanalda aç", en: "Open on the channel")
  static let why = Phrase(tr: "Bu puan nasıl hesaplandı?", en: "How this score came about")
  static let category = Phrase(tr: "Kategori", en: "Category")
  static let sales = Phrase(tr: "Satış", en: "Sales")
  static let sizes = Phrase(tr: "Beden bulunurluğu", en: "Size availability")
  static let clicks = Phrase(tr: "Tıklama", en: "Clicks")
  static let favourites = Phrase(tr: "Favoriler", en: "Favourites")
  static let noSource = Phrase(
    tr: "Kaynak yok; ağırlığı diğerlerine dağıtıldı",
    en: "No source; its weight went to the others")
  static let part = Phrase(tr: "Bölüm", en: "Part")
  static let input = Phrase(tr: "Sayılan", en: "Counted")
  static let reached = Phrase(tr: "Ulaşılan", en: "Reached")
  static let weight = Phrase(tr: "Ağırlık", en: "Weight")
  static let points = Phrase(tr: "Katkı", en: "Points")

  static func sold(_ units: String, days: String) -> Phrase {
    Phrase(tr: "\(days) günde \(units) adet", en: "\(units) units in \(days) days")
  }
  static let rank = Phrase(tr: "Sıra", en: "Rank")
}
