import Basics
import Commerce
import Storage
import Web

/// A page for paper: nothing but what is printed, and a way back that is not.
struct PrintPage {
  let visit: Visit
  let title: String

  func draw(_ body: (inout HTML) -> Void) -> HTML {
    var html = HTML()
    html.doctype()
    html.tag("html", [.attr("lang", visit.language.rawValue)]) { html in
      PageHead.draw(&html, title: title)
      html.tag("body", [.class("paper")]) { html in
        html.tag("p", [.class("screen-only")]) { html in
          html.tag("a", [.href("/orders/packing")], text: "← \(visit(PackingTexts.title))")
          html.tag("span", [.class("muted")], text: " \(visit(PackingTexts.printHelp))")
        }
        body(&html)
      }
    }
    return html
  }
}

/// What is to be fetched from the shelves for all the packages together.
struct PickListView {
  let visit: Visit
  let packages: [PackingQuery.Package]

  /// The same goods of all packages.
  struct Pick {
    var goods: PackingQuery.Goods
    var quantityMilli: Int64
    var orders: [String]
  }

  /// By SKU, so that a walk along the shelves is in order.
  static func picks(_ packages: [PackingQuery.Package]) -> [Pick] {
    var picks: [String: Pick] = [:]
    for package in packages {
      for goods in package.goods {
        // Goods that the catalogue does not know are the same by what is printed of them.
        let key =
          goods.variantID.map { "v\($0)" }
          ?? "n\(goods.sku)\u{1F}\(goods.barcode)\u{1F}\(goods.name)"
        var pick = picks[key] ?? Pick(goods: goods, quantityMilli: 0, orders: [])
        pick.quantityMilli = pick.quantityMilli.clampedAdding(goods.quantityMilli)
        pick.orders.append(package.number)
        picks[key] = pick
      }
    }
    return picks.values.sorted {
      ($0.goods.sku, $0.goods.name, $0.goods.barcode)
        < ($1.goods.sku, $1.goods.name, $1.goods.barcode)
    }
  }

  func draw() -> HTML {
    let title = visit(PackingTexts.pickList)
    return PrintPage(visit: visit, title: title).draw { html in
      html.tag("h1", text: title)
      html.tag("p", text: "\(visit.format.time(visit.now)) · \(visit(count))")
      Parts.table(
        &html, label: title,
        head: [
          "", "SKU", visit(Texts.product), visit(PackingTexts.options), visit(Texts.quantity),
          visit(PackingTexts.onHand), visit(Texts.orders),
        ], numbers: [4, 5]
      ) { html in
        for pick in Self.picks(packages) { drawRow(&html, pick) }
      }
    }
  }

  private var count: Phrase { PackingTexts.packages(packages.count) }

  private func drawRow(_ html: inout HTML, _ pick: Pick) {
    let goods = pick.goods
    html.tag("tr") { html in
      html.tag("td", [.class("box")], text: "☐")
      html.tag("td") { html in
        html.text(goods.sku)
        html.tag("div", [.class("muted")], text: goods.barcode)
      }
      Parts.cell(&html, goods.name)
      Parts.cell(&html, [goods.size, goods.colour].filter { !$0.isEmpty }.joined(separator: " · "))
      Parts.number(&html, visit.format.quantity(pick.quantityMilli))
      Parts.number(&html, goods.onHand.map { "\($0)" } ?? "–")
      Parts.cell(&html, pick.orders.joined(separator: ", "))
    }
  }
}

/// One sheet a parcel.
struct PackingSlipView {
  let visit: Visit
  let slips: [PackingSlip]

  func draw() -> HTML {
    PrintPage(visit: visit, title: visit(PackingTexts.slips)).draw { html in
      for slip in slips {
        html.tag("section", [.class("sheet")]) { html in
          html.tag("h1", text: "\(visit(Texts.number)) \(slip.package.number)")
          html.tag(
            "p",
            text: "\(slip.package.channel) · \(visit(OrderTexts.package)) \(slip.package.remoteID)")
          SlipParts.address(&html, slip)
          drawGoods(&html, slip)
          if !slip.note.isEmpty {
            html.tag("p", text: "\(visit(OrderTexts.note)): \(slip.note)")
          }
        }
      }
    }
  }

  private func drawGoods(_ html: inout HTML, _ slip: PackingSlip) {
    Parts.table(
      &html, label: visit(PackingTexts.goods),
      head: ["", "SKU", visit(Texts.product), visit(PackingTexts.options), visit(Texts.quantity)],
      numbers: [4]
    ) { html in
      for goods in slip.package.goods {
        html.tag("tr") { html in
          html.tag("td", [.class("box")], text: "☐")
          Parts.cell(&html, goods.sku.isEmpty ? goods.barcode : goods.sku)
          Parts.cell(&html, goods.name)
          Parts.cell(
            &html, [goods.size, goods.colour].filter { !$0.isEmpty }.joined(separator: " · "))
          Parts.number(&html, visit.format.quantity(goods.quantityMilli))
        }
      }
    }
  }
}

/// An address label of our own, for carriers whose labels the channel does not give.
struct AddressLabelView {
  let visit: Visit
  let slips: [PackingSlip]

  func draw() -> HTML {
    PrintPage(visit: visit, title: visit(PackingTexts.labels)).draw { html in
      for slip in slips {
        html.tag("section", [.class("sheet label")]) { html in
          SlipParts.address(&html, slip)
          html.tag("p", text: slip.package.carrier)
          html.tag("p", [.class("tracking")], text: slip.package.trackingNumber)
          html.tag("p", [.class("muted")], text: "\(slip.package.channel) · \(slip.package.number)")
        }
      }
    }
  }
}

private enum SlipParts {
  static func address(_ html: inout HTML, _ slip: PackingSlip) {
    html.tag("address") { html in
      for line in slip.address { html.tag("div", text: line) }
      html.tag("div", text: slip.phone)
    }
  }
}
