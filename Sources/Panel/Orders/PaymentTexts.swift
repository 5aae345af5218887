import Web

/// Words for how an order was paid and how that stands.
enum PaymentTexts {
  static func method(_ method: String) -> Phrase {
    switch method {
    case "card": Phrase(tr: "Kart", en: "Card")
    case "bankTransfer": Phrase(tr: "Havale / EFT", en: "Bank transfer")
    case "cashOnDelivery": Phrase(tr: "Kapıda nakit", en: "Cash on delivery")
    case "cardOnDelivery": Phrase(tr: "Kapıda kart", en: "Card on delivery")
    case "wallet": Phrase(tr: "Dijital cüzdan", en: "Wallet")
    case "mobile": Phrase(tr: "Mobil ödeme", en: "Mobile payment")
    case "account": Phrase(tr: "Cari hesap", en: "Current account")
    case "cash": Phrase(tr: "Nakit", en: "Cash")
    case "giftVoucher": Phrase(tr: "Hediye çeki", en: "Gift voucher")
    case "inStore": Phrase(tr: "Mağazada", en: "In store")
    case "other": Phrase(tr: "Diğer", en: "Other")
    default: Phrase(tr: method, en: method)
    }
  }

  static func state(_ state: String) -> Phrase {
    switch state {
    case "pending": Phrase(tr: "Bekliyor", en: "Pending")
    case "approved": Phrase(tr: "Onaylandı", en: "Approved")
    case "failed": Phrase(tr: "Başarısız", en: "Failed")
    case "refunded": Phrase(tr: "İade edildi", en: "Refunded")
    case "cancelled": Phrase(tr: "İptal", en: "Cancelled")
    default: Phrase(tr: state, en: state)
    }
  }
}
