import Web

/// The interface's words that more than one page uses.
enum Texts {
  static let dashboard = Phrase(tr: "Genel bakış", en: "Overview")
  static let orders = Phrase(tr: "Siparişler", en: "Orders")
  static let products = Phrase(tr: "Ürünler", en: "Products")
  static let customers = Phrase(tr: "Müşteriler", en: "Customers")
  static let channels = Phrase(tr: "Kanallar", en: "Channels")
  static let syncLog = Phrase(tr: "Eşitleme günlüğü", en: "Sync log")
  static let feeds = Phrase(tr: "Beslemeler", en: "Feeds")

  static let mainMenu = Phrase(tr: "Ana menü", en: "Main menu")
  static let skipToContent = Phrase(tr: "İçeriğe geç", en: "Skip to content")
  static let signOut = Phrase(tr: "Çıkış", en: "Sign out")
  static let pages = Phrase(tr: "Sayfalar", en: "Pages")
  static let newer = Phrase(tr: "Önceki", en: "Previous")
  static let older = Phrase(tr: "Sonraki", en: "Next")
  static let search = Phrase(tr: "Ara", en: "Search")
  static let filter = Phrase(tr: "Süz", en: "Filter")
  static let all = Phrase(tr: "Tümü", en: "All")
  static let channel = Phrase(tr: "Kanal", en: "Channel")
  static let status = Phrase(tr: "Durum", en: "Status")
  static let from = Phrase(tr: "Başlangıç", en: "From")
  static let to = Phrase(tr: "Bitiş", en: "To")
  static let total = Phrase(tr: "Toplam", en: "Total")
  static let name = Phrase(tr: "Ad", en: "Name")
  static let phone = Phrase(tr: "Telefon", en: "Phone")
  static let email = Phrase(tr: "E-posta", en: "E-mail")
  static let city = Phrase(tr: "Şehir", en: "City")
  static let date = Phrase(tr: "Tarih", en: "Date")
  static let number = Phrase(tr: "Numara", en: "Number")
  static let customer = Phrase(tr: "Müşteri", en: "Customer")
  static let product = Phrase(tr: "Ürün", en: "Product")
  static let quantity = Phrase(tr: "Adet", en: "Quantity")
  static let stock = Phrase(tr: "Stok", en: "Stock")
  static let price = Phrase(tr: "Fiyat", en: "Price")
  static let score = Phrase(tr: "Puan", en: "Score")
  static let labels = Phrase(tr: "Etiketler", en: "Labels")
  static let brand = Phrase(tr: "Marka", en: "Brand")
  static let yes = Phrase(tr: "Evet", en: "Yes")
  static let no = Phrase(tr: "Hayır", en: "No")
  static let save = Phrase(tr: "Kaydet", en: "Save")
  static let cancel = Phrase(tr: "Vazgeç", en: "Cancel")
  static let back = Phrase(tr: "Geri", en: "Back")
  static let updated = Phrase(tr: "Güncellendi", en: "Updated")

  static let notFound = Phrase(tr: "Böyle bir sayfa yok.", en: "There is no such page.")
  static let forbidden = Phrase(
    tr: "Bu sayfa için yetkiniz yok.", en: "You are not allowed to see this page.")
  static let badRequest = Phrase(
    tr: "İstek anlaşılamadı.", en: "The request could not be understood.")
  static let tooLong = Phrase(
    tr: "Gönderilen metin çok uzun. Geri dönüp kısaltın.",
    en: "What was sent is too long. Go back and shorten it.")
  static let formRefused = Phrase(
    tr: "Form süresi dolmuş veya başka bir siteden gelmiş. Geri dönüp yeniden deneyin.",
    en: "The form has expired or came from another site. Go back and try again.")
  static let databaseAway = Phrase(
    tr: "Veritabanına şu anda ulaşılamıyor. Hiçbir şey kaybolmadı; birazdan yeniden deneyin.",
    en: "The database cannot be reached at the moment. Nothing is lost; try again shortly.")
  static let otherHost = Phrase(
    tr:
      "Panel bu adla açılmıyor. Programı kuran kişi adı TEZGAH_BASE_URL veya TEZGAH_HOSTS ayarına "
      + "yazmalı.",
    en: "The panel does not answer under this name. Who installed the program has to put it into "
      + "TEZGAH_BASE_URL or TEZGAH_HOSTS.")
  static let busy = Phrase(
    tr: "Şu anda çok sayıda oturum açma denemesi var. Birkaç saniye sonra yeniden deneyin.",
    en: "Too many sign-ins are being looked at. Try again in a few seconds.")
  static let unexpected = Phrase(
    tr: "Beklenmeyen bir hata oldu. Hiçbir şey yarım kalmadı; yeniden deneyin.",
    en: "Something unexpected failed. Nothing was left half-done; try again.")
  static let backToStart = Phrase(tr: "Genel bakışa dön", en: "Back to the overview")
  static let reference = Phrase(tr: "Hata kodu:", en: "Error code:")

  static func orderStatus(_ status: String) -> Phrase {
    switch status {
    case "awaitingPayment": Phrase(tr: "Ödeme bekliyor", en: "Awaiting payment")
    case "created": Phrase(tr: "Yeni", en: "New")
    case "preparing": Phrase(tr: "Hazırlanıyor", en: "Preparing")
    case "invoiced": Phrase(tr: "Faturalandı", en: "Invoiced")
    case "shipped": Phrase(tr: "Kargoda", en: "Shipped")
    case "delivered": Phrase(tr: "Teslim edildi", en: "Delivered")
    case "undelivered": Phrase(tr: "Teslim edilemedi", en: "Undelivered")
    case "cancelled": Phrase(tr: "İptal", en: "Cancelled")
    case "returned": Phrase(tr: "İade", en: "Returned")
    case "unsupplied": Phrase(tr: "Tedarik edilemedi", en: "Unsupplied")
    default: Phrase(tr: "Bilinmiyor", en: "Unknown")
    }
  }

  static func stream(_ stream: String) -> Phrase {
    switch stream {
    case "categories": Phrase(tr: "Kategoriler", en: "Categories")
    case "brands": Phrase(tr: "Markalar", en: "Brands")
    case "products": products
    case "customers": Phrase(tr: "Üyeler", en: "Members")
    case "orders": orders
    case "favourites": Phrase(tr: "Favoriler", en: "Favourites")
    case "claims": ClaimTexts.title
    case "questions": QuestionTexts.title
    default: Phrase(tr: stream, en: stream)
    }
  }

  static func runState(_ state: String) -> Phrase {
    switch state {
    case "running": Phrase(tr: "Sürüyor", en: "Running")
    case "complete": Phrase(tr: "Tamamlandı", en: "Complete")
    case "stopped": Phrase(tr: "Durduruldu", en: "Stopped")
    default: Phrase(tr: "Başarısız", en: "Failed")
    }
  }
}
