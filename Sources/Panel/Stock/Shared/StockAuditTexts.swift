import Web

/// What people did to the stock, as the audit log says it.
enum StockAuditTexts {
  static func action(_ action: String) -> Phrase {
    switch action {
    case "stock.counted": Phrase(tr: "Stok sayıldı", en: "Stock counted")
    case "stock.kept": Phrase(tr: "Stok burada tutulmaya başladı", en: "Stock kept here")
    case "stock.policy":
      Phrase(tr: "Kanalın stok kuralı değişti", en: "Channel's stock rule changed")
    case "stock.push.allowed":
      Phrase(tr: "Bekletilen gönderim onaylandı", en: "Held push agreed to")
    case "stock.push.left":
      Phrase(tr: "Bekletilen gönderim bırakıldı", en: "Held push left waiting")
    case "stock.drift.ours":
      Phrase(tr: "Fark: bizimki yeniden söylendi", en: "Difference: ours told again")
    case "stock.drift.theirs":
      Phrase(tr: "Fark: kanaldaki alındı", en: "Difference: theirs taken")
    case "stock.drift.undone":
      Phrase(tr: "Kanaldan alınan sayı geri alındı", en: "Channel's figure taken back")
    case "stock.warehouse.added": Phrase(tr: "Depo eklendi", en: "Warehouse added")
    case "stock.warehouse.changed": Phrase(tr: "Depo değişti", en: "Warehouse changed")
    case "stock.moved": Phrase(tr: "Depolar arası taşındı", en: "Moved between warehouses")
    case "stock.bundle.made": Phrase(tr: "Set yapıldı", en: "Bundle made")
    case "stock.bundle.changed": Phrase(tr: "Set değişti", en: "Bundle changed")
    case "stock.bundle.dissolved": Phrase(tr: "Set çözüldü", en: "Bundle dissolved")
    // The grid of listings once had a name of its own for the same act.
    case "stock.safety", "stock.keptBack":
      Phrase(tr: "Emniyet stoğu değişti", en: "Safety stock changed")
    case "stock.imported": Phrase(tr: "Dosyadan stok yazıldı", en: "Stock written from a file")
    case "stock.reorder": Phrase(tr: "Sipariş noktası değişti", en: "Reorder point changed")
    case "stock.reorder.shop":
      Phrase(tr: "Mağazanın sipariş noktası değişti", en: "Shop's reorder point changed")
    default: Phrase(tr: action, en: action)
    }
  }
}
