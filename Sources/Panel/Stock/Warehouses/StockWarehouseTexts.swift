import Inventory
import Web

enum StockWarehouseTexts {
  static let help = Phrase(
    tr: "Siparişler önce sırası en küçük depodan alır. Satışa kapalı bir depodaki ürün kimseye "
      + "ayrılmaz, hiçbir kanala gösterilmez.",
    en: "Orders take from the warehouse with the lowest number first. What lies in one that is not "
      + "for sale is promised to nobody and shown to no channel.")
  static let priority = Phrase(tr: "Sıra", en: "Order of taking")
  static let priorityHelp = Phrase(tr: "1 en önce.", en: "1 is first.")
  static let sellable = Phrase(tr: "Satışa açık", en: "For sale")
  static let edit = Phrase(tr: "Düzenle", en: "Edit")
  static let add = Phrase(tr: "Depo ekle", en: "Add a warehouse")
  static let main = Phrase(tr: "ana depo", en: "main")
  static let closing = Phrase(
    tr:
      "Satışa kapatınca bu depodan ayrılanlar başka depodan karşılanır; yetmezse siparişler fazla "
      + "satılanlara düşer. Satışa açınca bekleyen siparişler buradan karşılanır. Kanallara hemen "
      + "söylenir.",
    en: "When it is closed to sales, what orders were promised of it is taken from elsewhere; what "
      + "is not there is oversold. When it is opened, orders that wait are served from it. Channels "
      + "are told at once.")
  static let saveConfirm = Phrase(tr: "Depo kaydedilsin mi?", en: "Keep the warehouse?")
  static let move = Phrase(tr: "Depolar arası taşı", en: "Move between warehouses")
  static let from = Phrase(tr: "Nereden", en: "From")
  static let to = Phrase(tr: "Nereye", en: "To")
  static let note = Phrase(tr: "Açıklama", en: "Note")
  static let moveNow = Phrase(tr: "Taşı", en: "Move")
  static let moveBefore = Phrase(
    tr: "Bu taşıma zaten kaydedilmiş; ikinci kez taşınmadı.",
    en: "This move was booked already; nothing was moved again.")
  static let needsTwo = Phrase(
    tr: "Taşımak için ikinci bir depo ekleyin.", en: "Add a second warehouse to move goods.")
  static let nameNeeded = Phrase(
    tr: "1 ile 60 karakter arasında bir ad yazın.", en: "Write a name of 1 to 60 characters.")
  static let nameTaken = Phrase(
    tr: "Bu adda bir depo var.", en: "There is a warehouse with this name.")
  static let lastSellable = Phrase(
    tr: "Satışa açık tek depo bu; önce başka birini açın.",
    en: "This is the only one for sale; open another first.")
  static let samePlace = Phrase(tr: "İki ayrı depo seçin.", en: "Choose two warehouses.")
  static let countedJustNow = Phrase(
    tr: "Ürün tam şu anda sayıldı; bir saniye sonra yeniden deneyin.",
    en: "The goods were counted in this very moment; try again in a second.")
  static let isBundle = Phrase(
    tr: "Bu bir set; parçalarını taşıyın.", en: "This is a bundle; move its parts.")

  static func moved(_ units: Int64, _ sku: String) -> Phrase {
    Phrase(tr: "\(sku): \(units) adet taşındı.", en: "\(units) of \(sku) were moved.")
  }

  static func tooFew(_ there: Int64) -> Phrase {
    Phrase(tr: "Orada yalnızca \(there) adet var.", en: "There are only \(there) there.")
  }
}
