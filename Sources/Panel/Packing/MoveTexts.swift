import ConnectorKit
import Inventory
import Web

extension PackingTexts {
  static func move(_ kind: String) -> Phrase {
    switch OrderMove.Kind(rawValue: kind) {
    case .picking: Phrase(tr: "Hazırlanıyor", en: "Being packed")
    case .invoiced: Phrase(tr: "Faturalandı", en: "Invoiced")
    case .unsupplied: Phrase(tr: "Tedarik edilemedi", en: "Cannot be supplied")
    case .split, .splitUnits: Phrase(tr: "Paketi böl", en: "Split")
    case .boxes: Phrase(tr: "Koli sayısı", en: "Boxes")
    case .carrier: Phrase(tr: "Kargo değişikliği", en: "Change of carrier")
    case .warehouse: Phrase(tr: "Depo değişikliği", en: "Change of warehouse")
    case .trackingNumber: Phrase(tr: "Takip numarası", en: "Tracking number")
    case .ownDelivery: Phrase(tr: "Kendi teslimatım", en: "Own delivery")
    case .ownDeliveryDone: Phrase(tr: "Kendim teslim ettim", en: "Delivered by us")
    case .ownReturnDone: Phrase(tr: "İade bana ulaştı", en: "Return received by us")
    case .invoiceLink: Phrase(tr: "Fatura bağlantısı", en: "Invoice link")
    case .label: Phrase(tr: "Etiket isteği", en: "Label asked for")
    case nil: Phrase(tr: kind, en: kind)
    }
  }

  /// What the button says that asks for the move.
  static func order(_ kind: OrderMove.Kind) -> Phrase {
    switch kind {
    case .picking: markPicking
    case .invoiced: Phrase(tr: "Faturalandı yap", en: "Mark as invoiced")
    case .unsupplied: Phrase(tr: "Tedarik edilemedi bildir", en: "Report as not supplied")
    case .split: Phrase(tr: "Paketi böl", en: "Split the package")
    case .carrier: Phrase(tr: "Kargo firmasını değiştir", en: "Change the carrier")
    case .invoiceLink: Phrase(tr: "Fatura bağlantısını gönder", en: "Send the invoice's address")
    case .label: Phrase(tr: "Kanaldan etiket iste", en: "Ask the channel for a label")
    default: move(kind.rawValue)
    }
  }

  static func state(_ state: String) -> Phrase {
    switch PackageMoves.State(rawValue: state) {
    case .waiting: Phrase(tr: "sırada", en: "waits")
    case .sending: Phrase(tr: "kanala soruluyor", en: "the channel is being asked")
    case .done: Phrase(tr: "kanal yaptı", en: "done")
    case .refused: Phrase(tr: "kanal yapmadı", en: "not done")
    case .unknown:
      Phrase(tr: "bilinmiyor; sonraki eşitleme gösterir", en: "not known; the next sync tells")
    case nil: Phrase(tr: state, en: state)
    }
  }

  static func reason(_ reason: UnsuppliedReason) -> Phrase {
    switch reason {
    case .outOfStock: Phrase(tr: "Stok tükendi", en: "Out of stock")
    case .defective: Phrase(tr: "Kusurlu ürün", en: "Defective")
    case .wrongPrice: Phrase(tr: "Yanlış fiyat", en: "Wrong price")
    case .systemError: Phrase(tr: "Entegrasyon hatası", en: "Integration error")
    case .bulkPurchase: Phrase(tr: "Toplu alım", en: "Bulk purchase")
    case .forceMajeure: Phrase(tr: "Mücbir sebep", en: "Force majeure")
    }
  }

  static func refusal(_ refusal: MoveRefusal) -> Phrase {
    switch refusal {
    case .gone:
      Phrase(tr: "paketin yerine yenisi geldi.", en: "other packages have taken its place.")
    case .busy: Phrase(tr: "başka bir istek sırada.", en: "another move waits already.")
    case .unknown:
      Phrase(
        tr: "son isteğin sonucu bilinmiyor; eşitlemeyi bekleyin.",
        en: "the last move's outcome is not known; wait for the next sync.")
    case .notNew:
      Phrase(tr: "zaten hazırlanıyor.", en: "being packed already.")
    case .notPacking:
      Phrase(
        tr: "önce “hazırlanıyor” yapın.", en: "mark it as being packed first.")
    case .left:
      Phrase(tr: "kargoya verildi ya da iptal edildi.", en: "shipped or cancelled already.")
    case .noTracking:
      Phrase(tr: "takip numarası yok.", en: "it has no tracking number.")
    case .invoiceNumber:
      Phrase(
        tr: "fatura numarası üç harf veya rakam, yıl ve dokuz rakam olmalı.",
        en: "an invoice number is three letters or digits, the year and nine digits.")
    case .invoiceLink:
      Phrase(
        tr: "faturanın adresi https:// ile başlamalı.",
        en: "the invoice's address must begin with https://.")
    case .carrierCode:
      Phrase(
        tr: "kargo kodu 2–20 harf ya da rakam olmalı.",
        en: "a carrier's code is 2 to 20 letters or digits.")
    case .trackingNumber:
      Phrase(
        tr: "takip numarası 1–50 harf ya da rakam olmalı.",
        en: "a tracking number is 1 to 50 letters or digits.")
    case .carrierTooSoon:
      Phrase(
        tr: "kargo firması beş dakikada bir değişebilir.",
        en: "the carrier can be changed once in five minutes.")
    case .split:
      Phrase(
        tr: "en az bir satır ayrılmalı, en az biri kalmalı.",
        en: "at least one line must go and one must stay.")
    case .noLines: Phrase(tr: "pakette ürün kalmamış.", en: "it has no goods left.")
    }
  }
}
