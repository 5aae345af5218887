import Basics
import Inventory
import Web

enum StockHistoryTexts {
  static let help = Phrase(
    tr: "Bir ürünün stoğu neden bu kadar: kim saydı, ne geldi, ne gitti, hangi siparişler tutuyor, "
      + "hangi kanala ne söylendi.",
    en: "Why the stock of goods is what it is: who counted, what came and went, which orders hold "
      + "it, and which channel was told what.")
  static let start = Phrase(tr: "Bir kod yazın", en: "Write a code")
  static let startNext = Phrase(
    tr: "Stok kodunu ya da barkodu yazın; ürün sayfasından da buraya gelinir.",
    en: "Write a SKU or a barcode; the page of a product leads here too.")
  static let several = Phrase(
    tr: "Bu kod birden çok üründe var. Hangisi?", en: "Several goods have this code. Which?")
  static let sum = Phrase(tr: "Hesabı", en: "How it adds up")
  static let places = Phrase(tr: "Depolarda", en: "In warehouses")
  static let notSellable = Phrase(tr: "satışa kapalı", en: "not for sale")
  static let counted = Phrase(tr: "Son sayım", en: "Last counted")
  static let holders = Phrase(tr: "Tutan siparişler", en: "Orders that hold it")
  static let lacking = Phrase(tr: "Eksik", en: "Lacking")
  static let nobody = Phrase(tr: "Hiçbir sipariş tutmuyor.", en: "No order holds any.")
  static let listings = Phrase(tr: "Kanallara söylenen", en: "What channels were told")
  static let shown = Phrase(tr: "Kanalda görünen", en: "Shown there")
  static let told = Phrase(tr: "Söylenen", en: "Told")
  static let sentAt = Phrase(tr: "Gönderildi", en: "Sent")
  static let appliedAt = Phrase(tr: "Uygulandı", en: "Applied")
  static let ledger = Phrase(tr: "Hareketler", en: "Movements")
  static let happened = Phrase(tr: "Olduğu an", en: "Happened")
  static let heard = Phrase(tr: "Duyduğumuz an", en: "Heard of")
  static let kind = Phrase(tr: "Ne oldu", en: "What")
  static let cause = Phrase(tr: "Neden", en: "Cause")
  static let after = Phrase(tr: "Sonrasında elde", en: "On hand after")
  static let noMovements = Phrase(tr: "Henüz hareket yok", en: "Nothing has moved yet")
  static let noMovementsNext = Phrase(
    tr: "Stok burada tutulmaya başlayınca ilk hareket açılış sayımıdır.",
    en: "Once stock is kept here, the first movement is the opening count.")
  static let removed = Phrase(tr: "kanaldan kalktı", en: "gone from the channel")
  static let notTold = Phrase(tr: "bu kanala stok söylenmiyor", en: "this channel is told nothing")
  static let waits = Phrase(tr: "gönderilecek", en: "to be sent")
  static let parts = Phrase(tr: "Setin parçaları", en: "Parts of the bundle")
  static let units = Phrase(tr: "Sette", en: "In a bundle")
  static let free = Phrase(tr: "Boşta", en: "Free")
  static let count = Phrase(tr: "Sayımı gir", en: "Enter a count")
  static let counts = Phrase(
    tr: "Sayılan adet (siparişlere ayrılanlar dahil)",
    en: "Units that were counted, those that orders hold included")
  static let note = Phrase(tr: "Açıklama", en: "Reason")
  static let noteNeeded = Phrase(
    tr: "1 ile 200 karakter arasında bir açıklama yazın.",
    en: "Write a reason of 1 to 200 characters.")
  static let isBundle = Phrase(
    tr: "Bu bir set; parçaları sayılır.", en: "This is a bundle; its parts are counted.")
  static let countConfirm = Phrase(
    tr: "Sayım kaydedilsin mi? Kanallara yeni stok söylenir.",
    en: "Keep the count? Channels are told the new stock.")

  static func state(_ told: StockTold) -> Phrase {
    switch told.state {
    case "sending": Phrase(tr: "yolda", en: "on its way")
    case "accepted": Phrase(tr: "kanal işliyor", en: "the channel works on it")
    case "applied": Phrase(tr: "uygulandı", en: "applied")
    case "rejected": Phrase(tr: "kanal reddetti", en: "refused by the channel")
    case "unknown": Phrase(tr: "sonucu belirsiz", en: "outcome unknown")
    default: Phrase(tr: "henüz söylenmedi", en: "not told yet")
    }
  }
}

/// The sentence that adds a variant's stock up.
struct StockSentence {
  let visit: Visit
  let query: StockHistoryQuery

  /// `12 counted on 1 Nov − 7 shipped − 2 promised to orders A, B = 3 available`.
  var text: String {
    query.parts.isEmpty ? ofGoods : ofBundle
  }

  private var ofGoods: String {
    var terms = [counted]
    for kind in StockMovement.Kind.allCases {
      guard let units = query.sum.since[kind] else { continue }
      let word = visit(StockTexts.kind(kind.rawValue)).lowercasedFirst
      terms.append("\(sign(units)) \(number(abs(units))) (\(word))")
    }
    if query.reserved != 0 { terms.append("− \(number(query.reserved)) \(promised)") }
    return terms.joined(separator: " ") + " = " + available
  }

  private var ofBundle: String {
    let parts = query.parts.map {
      "\(max(0, $0.free)) ÷ \($0.units) (\($0.goods?.sku ?? "–"))"
    }.joined(separator: ", ")
    return visit(
      Phrase(
        tr: "Set: parçalarının boştakiler ÷ gereken adedinin en küçüğü: \(parts)",
        en: "A bundle: the least of what is free of each part ÷ units needed: \(parts)"))
      + " = " + available
  }

  private var counted: String {
    guard let at = query.sum.countedAt else {
      return visit(
        Phrase(
          tr: "\(number(query.sum.counted)) başlangıç", en: "\(number(query.sum.counted)) at first")
      )
    }
    let time = visit.format.time(Timestamp(milliseconds: at))
    let units = number(query.sum.counted)
    return visit(
      Phrase(tr: "\(time) sayımında \(units)", en: "\(units) counted on \(time)"))
  }

  private var promised: String {
    guard visit.may(.viewCustomers) else {
      return visit(Phrase(tr: "siparişlere ayrılan", en: "promised to orders"))
    }
    let numbers = query.promises.filter { $0.reserved > 0 }.map(\.number)
    let some = numbers.prefix(5).joined(separator: ", ") + (numbers.count > 5 ? "…" : "")
    return visit(
      Phrase(tr: "siparişlere ayrılan (\(some))", en: "promised to orders \(some)"))
  }

  private var available: String {
    let units = number(query.available)
    return visit(Phrase(tr: "\(units) satılabilir", en: "\(units) available"))
  }

  /// `1 kept back (buffer) → 2 told, 2 shown`, a line for each channel that is told.
  func line(_ told: StockTold) -> String? {
    guard let policy = told.policy, !told.isRemoved else { return nil }
    let (free, safety) = (query.available, max(0, query.safety))
    let value = policy.value(available: free, safety: safety, mostUnits: .max)
    let left = free.clampedSubtracting(safety).clampedSubtracting(policy.buffer)
    var why: [String] = []
    if safety > 0 {
      why.append(visit(Phrase(tr: "\(safety) emniyet stoğu", en: "\(safety) safety stock")))
    }
    if policy.buffer > 0 {
      why.append(visit(Phrase(tr: "\(policy.buffer) tampon", en: "\(policy.buffer) buffer")))
    }
    if value == 0, policy.endWhen > 0, left > 0 {
      why.append(
        visit(
          Phrase(
            tr: "\(policy.endWhen) ve altında yok denir", en: "none at \(policy.endWhen) or fewer"))
      )
    } else if let cap = policy.cap, value == cap, left > cap {
      why.append(visit(Phrase(tr: "en çok \(cap)", en: "at most \(cap)")))
    }
    let reason = why.isEmpty ? "" : " (\(why.joined(separator: ", ")))"
    return visit(
      Phrase(
        tr: "\(told.channel): \(number(free))\(reason) → \(number(value)) söylenir; şu an "
          + "\(number(told.shown)) görünüyor.",
        en: "\(told.channel): \(number(free))\(reason) → \(number(value)) is told; it shows "
          + "\(number(told.shown)) now."))
  }

  private func number(_ units: Int64) -> String { visit.format.number(units) }
  private func sign(_ units: Int64) -> String { units < 0 ? "−" : "+" }
}

extension String {
  /// For a word within a sentence; Turkish capitals keep their dots.
  fileprivate var lowercasedFirst: String {
    guard let first else { return self }
    let small = first == "İ" ? "i" : first == "I" ? "ı" : first.lowercased()
    return small + dropFirst()
  }
}
