import Basics
import Web

/// Draws one product.
struct ProductView {
  let visit: Visit
  let product: ProductDetail

  func draw() -> HTML {
    Layout(visit: visit, area: .products, title: product.row.title).page { html in
      html.tag("p") { $0.tag("a", [.href("/products")], text: "← \(visit(Texts.products))") }
      html.tag("div", [.class("title-row")]) { html in
        html.tag("h1", text: product.row.title.short)
        for label in product.row.labels { Parts.pill(&html, label, "label") }
      }
      html.tag("section", [.class("card")]) { html in
        Parts.facts(
          &html,
          [
            (visit(Texts.brand), product.row.brand),
            (visit(ProductTexts.category), product.category),
            (visit(Texts.stock), visit.format.number(product.row.stock)),
            (visit(Texts.updated), visit.format.time(.init(milliseconds: product.updatedAt))),
          ])
      }
      if let score = product.score { drawScore(&html, score) }
      drawVariants(&html)
      drawListings(&html)
    }
  }

  private func drawScore(_ html: inout HTML, _ score: ProductDetail.Score) {
    let format = visit.format
    let inputs = [
      visit(
        ProductTexts.sold(format.quantity(score.units), days: format.number(score.windowDays))),
      "\(format.number(score.sizesInStock)) / \(format.number(score.sizesTotal))", "",
      format.number(score.favourites),
    ]
    let names = [
      ProductTexts.sales, ProductTexts.sizes, ProductTexts.clicks, ProductTexts.favourites,
    ]
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(ProductTexts.why))
      html.tag(
        "p",
        text: "\(visit(Texts.score)) \(format.score(micro: score.score)) · "
          + "\(visit(ProductTexts.rank)) \(format.number(score.rank))")
      Parts.table(
        &html, label: visit(ProductTexts.why),
        head: [
          visit(ProductTexts.part), visit(ProductTexts.input), visit(ProductTexts.reached),
          visit(ProductTexts.weight), visit(ProductTexts.points),
        ], numbers: [2, 3, 4]
      ) { html in
        for (index, name) in names.enumerated() {
          html.tag("tr") { html in
            Parts.cell(&html, visit(name))
            let part = score.parts[index]
            Parts.cell(&html, part == nil ? visit(ProductTexts.noSource) : inputs[index])
            Parts.number(&html, part.map { format.percent(micro: $0) } ?? "–")
            Parts.number(&html, format.percent(micro: score.weights[index]))
            Parts.number(
              &html, part.map { format.score(micro: score.weights[index] * $0 / 10_000) } ?? "–")
          }
        }
      }
    }
  }

  private func drawVariants(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(ProductTexts.variants))
      Parts.table(
        &html, label: visit(ProductTexts.variants),
        head: [
          "SKU", visit(ProductTexts.size), visit(ProductTexts.colour), visit(ProductTexts.barcode),
          visit(Texts.price), visit(Texts.stock), visit(ProductTexts.sold90),
        ], numbers: [4, 5, 6]
      ) { html in
        for variant in product.variants {
          html.tag("tr") { html in
            html.tag("td") { html in
              html.text(variant.sku)
              if !variant.isActive {
                Parts.pill(&html, visit(ProductTexts.inactive), "status-cancelled")
              }
            }
            Parts.cell(&html, variant.size)
            Parts.cell(&html, variant.colour)
            Parts.cell(&html, variant.barcode)
            html.tag("td", [.class("number")]) { html in
              if variant.listPriceMinor > variant.priceMinor {
                html.tag(
                  "s", [.class("muted")],
                  text: visit.format.money(variant.listPriceMinor, variant.currency))
                html.text(" ")
              }
              html.text(visit.format.money(variant.priceMinor, variant.currency))
            }
            html.tag("td", [.class("number")]) { html in
              html.tag(
                "a",
                [
                  .href("/stock/history?variant=\(variant.id)"),
                  .attr("title", visit(StockTexts.why)),
                ], text: visit.format.number(variant.onHand))
            }
            Parts.number(&html, visit.format.quantity(variant.soldMilli))
          }
        }
      }
    }
  }

  private func drawListings(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(ProductTexts.listings))
      html.tag("ul") { html in
        for listing in product.listings {
          html.tag("li") { html in
            html.text("\(listing.channel) ")
            if !listing.url.isEmpty {
              html.tag(
                "a", [.href(listing.url), .attr("rel", "noopener noreferrer")],
                text: visit(ProductTexts.openOnChannel))
            }
          }
        }
      }
    }
  }
}
