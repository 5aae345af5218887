import Inventory
import Web

enum StockImportTexts {
  static let file = Phrase(tr: "Dosya", en: "File")
  static let look = Phrase(tr: "Önizle", en: "Preview")
  static let line = Phrase(tr: "Satır", en: "Line")
  static let help = Phrase(
    tr: "CSV (UTF-8, ; ya da , ile), en çok 100.000 satır. Sütunlar: sku ya da barkod; stok, "
      + "emniyet. Boş hücre değiştirmez. Önce ne değişeceğini görürsünüz.",
    en: "CSV (UTF-8, with ; or ,), at most 100,000 rows. Columns: sku or barcode; stock, safety. "
      + "An empty cell changes nothing. You see first what would change.")
  static let download = Phrase(tr: "Hatalı satırları indir", en: "Download the bad rows")

  /// Over what is said of a bad row. None of them is the heading of a column that is read.
  static let reasonHeadings = [
    line, Phrase(tr: "Sorun", en: "Problem"), Phrase(tr: "Sorunlu sütun", en: "Problem column"),
  ]

  static func column(_ column: StockFile.Column) -> Phrase {
    switch column {
    case .sku: Phrase(tr: "stok kodu", en: "sku")
    case .barcode: Phrase(tr: "barkod", en: "barcode")
    case .stock: Phrase(tr: "stok", en: "stock")
    case .safety: Phrase(tr: "emniyet", en: "safety")
    }
  }

  static func confirm(_ count: Int64) -> Phrase {
    Phrase(tr: "\(count) satırı yaz", en: "Write \(count) rows")
  }

  static func kind(_ kind: StockImports.Kind) -> Phrase {
    switch kind {
    case .change: Phrase(tr: "Değişecek", en: "To change")
    case .same: Phrase(tr: "Aynı", en: "Unchanged")
    case .bad: Phrase(tr: "Hatalı", en: "Bad")
    case .written: Phrase(tr: "Yazıldı", en: "Written")
    case .conflict: Phrase(tr: "Bu arada değişti, yazılmadı", en: "Changed meanwhile, left")
    }
  }

  static func problem(_ problem: StockFile.Problem) -> Phrase {
    switch problem {
    case .csv(.notUTF8):
      Phrase(
        tr: "Dosya UTF-8 değil; “CSV UTF-8” olarak kaydedin.",
        en: "The file is not UTF-8; save it as “CSV UTF-8”.")
    case .csv(.openQuote(let line)):
      Phrase(
        tr: "Satır \(line): açılan tırnak kapanmıyor.", en: "Line \(line): a quote never ends.")
    case .csv(.textAfterQuote(let line)):
      Phrase(
        tr: "Satır \(line): kapanan tırnaktan sonra metin var.",
        en: "Line \(line): text after a closing quote.")
    case .empty: Phrase(tr: "Dosya boş.", en: "The file is empty.")
    case .lacksGoods:
      Phrase(tr: "sku ya da barkod sütunu yok.", en: "There is no column sku or barcode.")
    case .lacksValues:
      Phrase(tr: "stok ya da emniyet sütunu yok.", en: "There is no column stock or safety.")
    case .twice(let column):
      Phrase(
        tr: "“\(self.column(column)[.turkish])” için iki sütun var.",
        en: "Two columns stand for \(self.column(column)[.english]).")
    case .tooManyRows(let most):
      Phrase(tr: "En çok \(most) satır olabilir.", en: "There may be at most \(most) rows.")
    }
  }

  static func problem(_ problem: StockFile.RowProblem) -> Phrase {
    switch problem {
    case .noCode: Phrase(tr: "sku ve barkod boş", en: "neither sku nor barcode")
    case .noValue: Phrase(tr: "değer yok", en: "no value")
    case .notANumber: Phrase(tr: "tam sayı değil", en: "not a whole number")
    case .outOfRange: Phrase(tr: "1.000.000.000’dan büyük", en: "more than 1,000,000,000")
    case .fieldCount: Phrase(tr: "başlıktan çok alan", en: "more fields than headings")
    case .tooLong: Phrase(tr: "200 bayttan uzun", en: "longer than 200 bytes")
    case .unknownCode: Phrase(tr: "kod bilinmiyor", en: "the code is unknown")
    case .severalVariants:
      Phrase(tr: "birden çok varyant bu kodda", en: "several variants have the code")
    case .otherBarcode: Phrase(tr: "sku’nun barkodu başka", en: "the sku has another barcode")
    case .sameVariant:
      Phrase(tr: "varyant daha önceki satırda", en: "the variant is in an earlier row")
    case .bundle: Phrase(tr: "set; parçalarını sayın", en: "a bundle; count its parts")
    }
  }
}
