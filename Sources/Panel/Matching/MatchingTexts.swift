import Web

enum MatchingTexts {
  static let title = Phrase(tr: "Eşleştirme", en: "Matching")
  static let help = Phrase(
    tr: "Kanallardaki aynı ürünler tek varyanttır. Barkodu ya da stok kodu kesin olanlar "
      + "kendiliğinden eşleşir; kalanına siz karar verirsiniz ve kararınız unutulmaz.",
    en: "The same goods on several channels are one variant. Those with a certain barcode or SKU "
      + "are matched by themselves; you decide about the rest, and what you decide is remembered.")
  static let lookNow = Phrase(tr: "Şimdi ara", en: "Look now")
  static let asked = Phrase(
    tr: "Eşleştirme sıraya alındı; bitince liste yenilenir.",
    en: "Matching is in the queue; the list is renewed when it is done.")
  static let listing = Phrase(tr: "Kanaldaki ilan", en: "Listing")
  static let candidate = Phrase(tr: "Katalogdaki olası karşılığı", en: "May be in the catalogue")
  static let variant = Phrase(tr: "Katalogdaki varyant", en: "Variant of the catalogue")
  static let why = Phrase(tr: "Neden", en: "Why")
  static let who = Phrase(tr: "Kim", en: "Who")
  static let barcode = Phrase(tr: "Barkod", en: "Barcode")
  static let matching = Phrase(tr: "kendiliğinden", en: "by itself")
  static let link = Phrase(tr: "Seçilenler aynı ürün", en: "Ticked ones are the same")
  static let refuse = Phrase(tr: "Seçilenler farklı ürün", en: "Ticked ones are different")
  static let undo = Phrase(tr: "Geri al", en: "Undo")
  static let wasUndone = Phrase(tr: "Geri alındı:", en: "Undone:")
  static let undoConfirm = Phrase(
    tr: "Bağ çözülsün mü? İlan yeniden kendi ürünü olur, satışları da onunla gider; bu ikisi bir "
      + "daha önerilmez.",
    en: "Take the link apart? The listing is a product of its own again and its sales go along; "
      + "the two are not suggested again.")
  static let undone = Phrase(tr: "Bağ çözüldü.", en: "The link was taken apart.")
  static let undoneBefore = Phrase(
    tr: "Bu bağ daha önce çözülmüş.", en: "This link was taken apart before.")
  static let nothingTicked = Phrase(
    tr: "Önce en az bir kutu işaretleyin.", en: "Tick at least one box first.")
  static let noSuggestions = Phrase(tr: "Bekleyen öneri yok", en: "No suggestions are waiting")
  static let noConflicts = Phrase(tr: "Çelişki yok", en: "No conflicts")
  static let noDuplicates = Phrase(tr: "Yinelenen barkod yok", en: "No duplicate barcodes")
  static let noHistory = Phrase(tr: "Henüz eşleşme yok", en: "Nothing was matched yet")
  static let noneNext = Phrase(
    tr:
      "İkinci bir kanal bağlayıp ürünlerini eşitleyin; eşleştirme ardından kendiliğinden çalışır.",
    en: "Connect a second channel and synchronise its products; matching runs by itself after it.")
  static let duplicateHelp = Phrase(
    tr: "Aynı barkodu taşıyan varyantlar barkodla eşleştirilemez. Kanalda düzeltin; sonraki "
      + "eşitleme listeyi yeniler.",
    en: "Variants that share a barcode cannot be matched by it. Correct them on the channel; the "
      + "next sync renews the list.")
  static let acceptSureConfirm = Phrase(
    tr: "Yüzde 90 ve üzeri öneriler kabul edilsin mi? Her biri geri alınabilir.",
    en: "Accept the suggestions of 90 per cent and more? Each can be undone.")

  static func acceptSure(_ count: Int64) -> Phrase {
    let shown = min(count, Int64(MatchingPages.mostAtOnce))
    return Phrase(
      tr: "Kesin görünen \(shown) öneriyi kabul et", en: "Accept the \(shown) sure suggestions")
  }

  static func linked(_ count: Int) -> Phrase {
    Phrase(tr: "\(count) ilan eşleştirildi.", en: "\(count) listings were matched.")
  }

  static func linkedSome(_ count: Int, of all: Int) -> Phrase {
    Phrase(
      tr: "\(all) ilandan \(count) tanesi eşleştirildi: bir varyantın her kanalda tek ilanı olur, "
        + "eşleşmiş ilan yeniden eşleşmez.",
      en: "\(count) of \(all) listings were matched: a variant has one listing a channel, and a "
        + "matched listing is not matched again.")
  }

  static func refused(_ count: Int) -> Phrase {
    Phrase(
      tr: "\(count) çift farklı olarak kaydedildi.", en: "\(count) pairs are noted as different.")
  }

  static func confidence(_ value: Int64) -> Phrase { Phrase(tr: "%\(value)", en: "\(value) %") }

  static func show(_ show: MatchingQuery.Show) -> Phrase {
    switch show {
    case .suggestions: Phrase(tr: "Öneriler", en: "Suggestions")
    case .conflicts: Phrase(tr: "Çelişkiler", en: "Conflicts")
    case .duplicates: Phrase(tr: "Yinelenen barkodlar", en: "Duplicate barcodes")
    case .history: Phrase(tr: "Geçmiş", en: "History")
    }
  }

  static func reason(_ reason: String) -> Phrase {
    switch reason {
    case "barcode": Phrase(tr: "Barkod aynı", en: "Same barcode")
    case "sku": Phrase(tr: "Stok kodu aynı", en: "Same SKU")
    case "title": Phrase(tr: "Adı ve seçenekleri benziyor", en: "Alike by name and options")
    case "person": Phrase(tr: "Elle", en: "By hand")
    case "skuOtherBarcode":
      Phrase(tr: "Stok kodu aynı, barkodu farklı", en: "Same SKU, another barcode")
    case "skuOfAnother":
      Phrase(
        tr: "Barkodu birinin, stok kodu başkasının", en: "The barcode of one, the SKU of another")
    case "ambiguousBarcode":
      Phrase(tr: "Barkod birden çok üründe var", en: "Several have the barcode")
    case "ambiguousSKU":
      Phrase(tr: "Stok kodu birden çok üründe var", en: "Several have the SKU")
    case "taken":
      Phrase(
        tr: "Varyantın bu kanalda başka ilanı var",
        en: "The variant has another listing on the channel")
    default: Phrase(tr: reason, en: reason)
    }
  }
}
