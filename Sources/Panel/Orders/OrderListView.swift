import Commerce
import Storage
import Web

/// Draws the order list.
struct OrderListView {
  let visit: Visit
  let wish: OrderPages.Wish
  let channels: [String]
  let page: OrderListQuery

  func draw() -> HTML {
    let notice = wish.problem.map { Layout.Notice(kind: .bad, text: visit($0)) }
    return Layout(
      visit: visit, area: .orders, title: visit(Texts.orders), notice: notice
    ).page { html in
      html.tag("h1", text: visit(Texts.orders))
      html.tag("p") {
        $0.tag("a", [.href("/orders/packing")], text: visit(PackingTexts.title))
      }
      drawFilter(&html)
      guard !page.rows.isEmpty else {
        Parts.empty(&html, visit(OrderTexts.none), visit(OrderTexts.noneNext))
        return
      }
      drawTable(&html)
      Parts.pager(
        &html, visit, newer: address("newer", page.newer), older: address("older", page.older))
    }
  }

  private func address(_ name: String, _ key: OrderKey?) -> String? {
    key.map {
      Address.make("/orders", wish.query + [(name, PageCursor($0.placedAt, $0.id).text)])
    }
  }

  private func drawFilter(_ html: inout HTML) {
    html.tag(
      "form",
      [
        .class("filters"), .attr("method", "get"), .attr("action", "/orders"),
        .attr("role", "search"),
      ]
    ) { html in
      input(&html, "q", visit(OrderTexts.searchLabel), wish.text, type: "search", wide: true)
      Forms.filter(
        &html, visit, "status", visit(Texts.status), wish.status,
        OrderStatus.allCases.map { ($0.rawValue, visit(Texts.orderStatus($0.rawValue))) })
      Forms.filter(
        &html, visit, "channel", visit(Texts.channel), wish.channel, channels.map { ($0, $0) })
      input(&html, "from", visit(Texts.from), wish.from, type: "date")
      input(&html, "to", visit(Texts.to), wish.to, type: "date")
      html.tag("button", [.class("primary")], text: visit(Texts.search))
    }
  }

  private func input(
    _ html: inout HTML, _ name: String, _ label: String, _ value: String, type: String,
    wide: Bool = false
  ) {
    html.tag("div", [.class(wide ? "field wide" : "field")]) { html in
      html.tag("label", [.attr("for", "filter-\(name)")], text: label)
      html.void(
        "input",
        [
          .id("filter-\(name)"), .attr("name", name), .attr("type", type), .attr("value", value),
        ])
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(Texts.orders),
      head: [
        visit(Texts.number), visit(Texts.date), visit(Texts.customer), visit(Texts.status),
        visit(Texts.channel), visit(Texts.total),
      ], numbers: [5]
    ) { html in
      for row in page.rows {
        html.tag("tr") { html in
          html.tag("td") {
            $0.tag(
              "a", [.href("/orders/\(row.key.id)")],
              text: row.number.isEmpty ? "#\(row.key.id)" : row.number)
          }
          html.tag("td") { Parts.time(&$0, row.key.placedAt, visit) }
          Parts.cell(&html, row.buyer)
          html.tag("td") { Parts.status(&$0, row.status, visit) }
          html.tag("td") { html in
            html.text(row.channel)
            if !row.originMarketplace.isEmpty { Parts.pill(&html, row.originMarketplace, "origin") }
          }
          Parts.number(&html, visit.format.money(row.totalMinor, row.currency))
        }
      }
    }
  }
}

enum OrderTexts {
  static let searchLabel = Phrase(
    tr: "Sipariş no, müşteri, telefon veya SKU", en: "Order number, customer, phone or SKU")
  static let none = Phrase(tr: "Sipariş bulunamadı", en: "No orders found")
  static let noneNext = Phrase(
    tr: "Süzgeci genişletin veya kanalı eşitleyin.",
    en: "Widen the filter, or synchronise the channel.")
  static let lines = Phrase(tr: "Satırlar", en: "Lines")
  static let addresses = Phrase(tr: "Adresler", en: "Addresses")
  static let payments = Phrase(tr: "Ödemeler", en: "Payments")
  static let history = Phrase(tr: "Geçmiş", en: "History")
  static let channelStatus = Phrase(tr: "Kanaldaki durum", en: "Status on the channel")
  static let shipping = Phrase(tr: "Kargo ücreti", en: "Shipping")
  static let discount = Phrase(tr: "İndirim", en: "Discount")
  static let tax = Phrase(tr: "KDV", en: "VAT")
  static let note = Phrase(tr: "Not", en: "Note")
  static let carrier = Phrase(tr: "Kargo firması", en: "Carrier")
  static let tracking = Phrase(tr: "Takip no", en: "Tracking number")
  static let invoice = Phrase(tr: "Fatura no", en: "Invoice number")
  static let endsBeforeStart = Phrase(
    tr: "Bitiş, başlangıçtan önce: bu aralıkta gün yok.",
    en: "The end lies before the start: there is no day between them.")

  static func noDate(_ text: String) -> Phrase {
    Phrase(
      tr: "“\(text)” bir tarih değil; bu süzgeç uygulanmadı.",
      en: "“\(text)” is not a date; this filter was left out.")
  }

  static func noStatus(_ text: String) -> Phrase {
    Phrase(
      tr: "“\(text)” diye bir durum yok; bu süzgeç uygulanmadı.",
      en: "There is no status “\(text)”; this filter was left out.")
  }

  static let packages = Phrase(tr: "Paketler", en: "Packages")
  static let package = Phrase(tr: "Paket", en: "Package")
  static let replaced = Phrase(tr: "Yerine yenisi geldi", en: "Replaced")
  static let shipBy = Phrase(tr: "Son teslim (kargoya)", en: "Ship by")
  static let alsoIn = Phrase(tr: "Bu sipariş şurada da var:", en: "This order is also in")
  static let copyOf = Phrase(
    tr: "Bu kayıt bir kopyadır; sayılan sipariş:", en: "This record is a copy; what counts is")
  static let origin = Phrase(tr: "Pazaryeri", en: "Marketplace")
  static let unitPrice = Phrase(tr: "Birim fiyat", en: "Unit price")
  static let cancelledLine = Phrase(tr: "İptal edilen satır", en: "Cancelled line")
  static let delivery = Phrase(tr: "Teslimat adresi", en: "Delivery address")
  static let billing = Phrase(tr: "Fatura adresi", en: "Billing address")
  static let method = Phrase(tr: "Yöntem", en: "Method")
  static let instalments = Phrase(tr: "Taksit", en: "Instalments")
  static let noLines = Phrase(tr: "Bu siparişin satırı yok.", en: "This order has no lines.")
}
