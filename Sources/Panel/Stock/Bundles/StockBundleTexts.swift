import Inventory
import Web

enum StockBundleTexts {
  static let help = Phrase(
    tr: "Set, başka ürünlerden oluşan bir üründür: kendi stoğu yoktur, parçalarından kaç tane "
      + "yapılabiliyorsa o kadardır. Set satılınca parçaları ayrılır.",
    en: "A bundle is goods that are made of others: it has no stock of its own but as many as can "
      + "be made of its parts. When it is sold its parts are promised.")
  static let bundle = Phrase(tr: "Set", en: "Bundle")
  static let parts = Phrase(tr: "Parçaları", en: "Its parts")
  static let level = Phrase(tr: "Yapılabilecek", en: "Can be made")
  static let edit = Phrase(tr: "Düzenle", en: "Edit")
  static let make = Phrase(tr: "Set yap", en: "Make a bundle")
  static let change = Phrase(tr: "Seti değiştir", en: "Change the bundle")
  static let code = Phrase(
    tr: "Setin stok kodu veya barkodu", en: "SKU or barcode of the bundle")
  static let partsHelp = Phrase(
    tr: "Her satıra bir parça: stok kodu ya da barkod, boşluk, adet. Örnek: GOMLEK-M 2",
    en: "A line for each part: SKU or barcode, a blank, how many. Example: SHIRT-M 2")
  static let makeHelp = Phrase(
    tr: "Setin kendi sayılmış stoğu sıfırlanır ve verilmiş siparişleri, hep böyle bir setmiş gibi "
      + "parçalarına göre yeniden hesaplanır.",
    en: "Stock that was counted of the bundle itself becomes none, and orders of it are decided "
      + "anew by its parts, as if it had always been such a bundle.")
  static let saveConfirm = Phrase(
    tr: "Set kaydedilsin mi? Siparişler ve kanallardaki stok buna göre yeniden hesaplanır.",
    en: "Keep the bundle? Orders and the stock on channels are decided anew by it.")
  static let dissolve = Phrase(tr: "Seti çöz", en: "Dissolve it")
  static let dissolveConfirm = Phrase(
    tr: "Set çözülsün mü? Kendi stoğu sayılana kadar sıfırdır; ona verilmiş siparişler fazla "
      + "satılanlara düşer.",
    en: "Dissolve the bundle? There are none of it until they are counted; orders that hold it are "
      + "oversold.")
  static let dissolved = Phrase(
    tr: "Set çözüldü. Varsa hazır olanları sayın.",
    en: "The bundle is dissolved. Count those that are there.")
  static let none = Phrase(tr: "Henüz set yok", en: "There are no bundles yet")
  static let noneNext = Phrase(
    tr: "Bir ürünü birkaç ürünün toplamı olarak satıyorsanız aşağıda set yapın.",
    en: "If you sell several goods as one, make a bundle of it below.")
  static let isPart = Phrase(
    tr: "Bu ürün başka bir setin parçası; set olamaz.",
    en: "These goods are a part of another bundle and cannot be one.")
  static let unknown = Phrase(
    tr: "Bu ürün ya da bir parçası artık katalogda değil.",
    en: "These goods, or one of the parts, are not in the catalogue any more.")
  static let tooManyOrders = Phrase(
    tr: "Bu ürünün \(Bundles.mostOrders) adedi aşan siparişi var; bir adımda yeniden hesaplanamaz.",
    en:
      "There are more than \(Bundles.mostOrders) orders of it, too many to decide anew in one step."
  )
  static let noBundle = Phrase(tr: "Bu bir set değil.", en: "This is no bundle.")
  static let noParts = Phrase(tr: "En az bir parça yazın.", en: "Write at least one part.")
  static let tooManyParts = Phrase(
    tr: "En çok \(Bundles.mostParts) parça olabilir.",
    en: "There may be \(Bundles.mostParts) parts at most.")
  static let badUnits = Phrase(
    tr: "Her parça bir kez ve 1 ile 1000 arasında bir adetle yazılır.",
    en: "Each part is written once, with 1 to 1000 units.")
  static let partIsBundle = Phrase(
    tr: "Bir set başka bir setin ya da kendisinin parçası olamaz.",
    en: "A bundle cannot be a part of another bundle or of itself.")

  static func line(_ number: Int, _ problem: Phrase) -> Phrase {
    Phrase(
      tr: "Satır \(number): \(problem[.turkish])", en: "Line \(number): \(problem[.english])")
  }
}
