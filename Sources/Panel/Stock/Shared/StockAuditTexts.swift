import Storage
import Web

/// What people did to the stock, as the audit log says it.
enum StockAuditTexts {
  static func action(_ action: AuditAction) -> Phrase? {
    switch action {
    case .stockCounted: Phrase(tr: "Stok sayıldı", en: "Stock counted")
    case .stockKept: Phrase(tr: "Stok burada tutulmaya başladı", en: "Stock kept here")
    case .stockPolicy:
      Phrase(tr: "Kanalın stok kuralı değişti", en: "Channel's stock rule changed")
    case .pushAllowed:
      Phrase(tr: "Bekletilen gönderim onaylandı", en: "Held push agreed to")
    case .pushLeft:
      Phrase(tr: "Bekletilen gönderim bırakıldı", en: "Held push left waiting")
    case .driftOurs:
      Phrase(tr: "Fark: bizimki yeniden söylendi", en: "Difference: ours told again")
    case .driftTheirs:
      Phrase(tr: "Fark: kanaldaki alındı", en: "Difference: theirs taken")
    case .driftUndone:
      Phrase(tr: "Kanaldan alınan sayı geri alındı", en: "Channel's figure taken back")
    case .warehouseAdded: Phrase(tr: "Depo eklendi", en: "Warehouse added")
    case .warehouseChanged: Phrase(tr: "Depo değişti", en: "Warehouse changed")
    case .stockMoved: Phrase(tr: "Depolar arası taşındı", en: "Moved between warehouses")
    case .bundleMade: Phrase(tr: "Set yapıldı", en: "Bundle made")
    case .bundleChanged: Phrase(tr: "Set değişti", en: "Bundle changed")
    case .bundleDissolved: Phrase(tr: "Set çözüldü", en: "Bundle dissolved")
    // The grid of listings once had a name of its own for the same act.
    case .safetyChanged, .keptBack:
      Phrase(tr: "Emniyet stoğu değişti", en: "Safety stock changed")
    case .stockImported: Phrase(tr: "Dosyadan stok yazıldı", en: "Stock written from a file")
    case .reorderPoint: Phrase(tr: "Sipariş noktası değişti", en: "Reorder point changed")
    case .shopReorderPoint:
      Phrase(tr: "Mağazanın sipariş noktası değişti", en: "Shop's reorder point changed")
    case .stockVerified: Phrase(tr: "Stok defteri denetlendi", en: "Ledger checked")
    default: nil
    }
  }
}
