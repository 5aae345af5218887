import Markup

@testable import Simulator

/// Requests as a careful client writes them.
enum Requests {
  static func envelope(_ operation: String, _ parameters: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
      <\(operation) xmlns="http://tempuri.org/" \
      xmlns:a="http://schemas.datacontract.org/2004/07/" \
      xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays" \
      xmlns:i="http://www.w3.org/2001/XMLSchema-instance">\
      \(parameters)</\(operation)></s:Body></s:Envelope>
      """.utf8)
  }

  static let key = "<UyeKodu>SIMULATED-UYE-KODU</UyeKodu>"

  /// Members in ordinal order, as the wire wants them.
  static func members(_ members: [String: String]) -> String {
    members.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
      .map { "<a:\($0.key)>\($0.value)</a:\($0.key)>" }.joined()
  }

  static let openOrderFilter = [
    "EntegrasyonAktarildi": "-1", "IptalEdilmisUrunler": "true", "KampanyaGetir": "true",
    "KargoFirmaID": "-1", "OdemeDurumu": "-1", "OdemeGetir": "true", "OdemeTamamlandi": "-1",
    "OdemeTipi": "-1", "SiparisDurumu": "-1", "SiparisID": "-1", "TedarikciID": "-1",
    "UrunGetir": "true", "UyeID": "-1",
  ]

  /// The same filter without lines, payments and campaigns, where only the keys matter.
  static let bareOrders = ["UrunGetir": "", "OdemeGetir": "", "KampanyaGetir": ""]

  static func orders(
    index: Int = 0, size: Int = 100, descending: Bool = false, column: String = "id",
    _ change: [String: String] = [:]
  ) -> [UInt8] {
    let filter = openOrderFilter.merging(change) { $1 }.filter { !$0.value.isEmpty }
    let paging = members([
      "BaslangicIndex": "\(index)", "KayitSayisi": "\(size)", "SiralamaDegeri": column,
      "SiralamaYonu": descending ? "DESC" : "ASC",
    ])
    return envelope("SelectSiparis", "\(key)<f>\(members(filter))</f><s>\(paging)</s>")
  }

  static let openCardFilter = [
    "Aktif": "-1", "Firsat": "-1", "Indirimli": "-1", "KategoriID": "0", "MarkaID": "0",
    "TedarikciID": "0", "UrunKartiID": "0", "Vitrin": "-1",
  ]

  static func cards(
    index: Int = 0, size: Int = 100, byCount: Bool = true, column: String = "ID",
    _ change: [String: String] = [:], operation: String = "SelectUrun"
  ) -> [UInt8] {
    let filter = openCardFilter.merging(change) { $1 }.filter { !$0.value.isEmpty }
    let paging =
      operation == "SelectUrunCount" ? "" : "<s>\(productPaging(index, size, byCount, column))</s>"
    return envelope(operation, "\(key)<f>\(members(filter))</f>\(paging)")
  }

  static func variants(
    _ operation: String = "SelectVaryasyon", index: Int = 0, size: Int = 100,
    _ change: [String: String] = [:]
  ) -> [UInt8] {
    let filter = ["Aktif": "-1", "UrunID": "-1", "UrunKartiID": "-1"].merging(change) { $1 }
    let rest =
      operation == "SelectVaryasyonCount"
      ? ""
      : "<s>\(productPaging(index, size, true, "ID"))</s>"
        + "<varyasyonAyar><a:KategoriGetir>true</a:KategoriGetir></varyasyonAyar>"
    return envelope(operation, "\(key)<f>\(members(filter))</f>\(rest)")
  }

  private static func productPaging(_ index: Int, _ size: Int, _ byCount: Bool, _ column: String)
    -> String
  {
    members([
      "BaslangicIndex": "\(index)", "KayitSayisi": "\(size)",
      "KayitSayisinaGoreGetir": "\(byCount)", "SiralamaDegeri": column, "SiralamaYonu": "ASC",
    ])
  }

  static func members(page: Int = 1, size: Int = 100, _ change: [String: String] = [:]) -> [UInt8] {
    let open = [
      "Aktif": "-1", "AlisverisYapti": "-1", "Cinsiyet": "-1", "IlID": "0", "IlceID": "0",
      "MailIzin": "-1", "SmsIzin": "-1", "UyeID": "-1",
    ]
    let filter = open.merging(change) { $1 }.filter { !$0.value.isEmpty }
    let paging = members([
      "KayitSayisi": "\(size)", "SayfaNo": "\(page)", "SiralamaDegeri": "id",
      "SiralamaYonu": "ASC",
    ])
    return envelope(
      "SelectUyeler", "\(key)<filtre>\(members(filter))</filtre><sayfalama>\(paging)</sayfalama>")
  }

  static func favourites(
    member: Int, page: Int = 1, size: Int = 100, _ more: [String: String] = [:]
  )
    -> [UInt8]
  {
    let request = ["KayitSayisi": "\(size)", "SayfaNo": "\(page)", "UyeID": "\(member)"]
    return envelope(
      "GetFavoriUrunler", "\(key)<request>\(members(request.merging(more) { $1 }))</request>")
  }
}

extension TicimaxAnswers {
  /// The `{Operation}Result` of an answer that must be no fault.
  func result(_ service: TicimaxService, _ body: [UInt8], _ operation: String) throws -> XMLTree {
    let answer = answer(service, body: body, action: nil)
    let tree = try XMLTree.parse(answer.bytes)
    guard answer.status == 200, let result = tree.all("\(operation)Result").first else {
      throw UnexpectedAnswer(text: String(decoding: answer.bytes.prefix(2000), as: UTF8.self))
    }
    return result
  }

  /// The text of the fault that a request must get.
  func fault(_ service: TicimaxService, _ body: [UInt8]) throws -> String {
    let answer = answer(service, body: body, action: nil)
    let tree = try XMLTree.parse(answer.bytes)
    guard answer.status == 500, let text = tree.all("faultstring").first?.text else {
      throw UnexpectedAnswer(text: String(decoding: answer.bytes.prefix(2000), as: UTF8.self))
    }
    return text
  }

  func orders(_ body: [UInt8]) throws -> [XMLTree] {
    try result(.siparis, body, "SelectSiparis").children
  }

  func orderIDs(_ body: [UInt8]) throws -> [Int] { try ids(.siparis, body, "WebSiparis", "ID") }
  func cardIDs(_ body: [UInt8]) throws -> [Int] { try ids(.urun, body, "UrunKarti", "ID") }
  func memberIDs(_ body: [UInt8]) throws -> [Int] { try ids(.uye, body, "Uye", "ID") }

  func favouriteIDs(_ body: [UInt8]) throws -> [Int] {
    try ids(.custom, body, "WebFavoriUrunler", "FavoriUrunID")
  }

  /// The keys of the records of a reply, read without building a tree of it.
  private func ids(
    _ service: TicimaxService, _ body: [UInt8], _ record: String, _ key: String
  ) throws -> [Int] {
    let answer = answer(service, body: body, action: nil)
    guard answer.status == 200 else {
      throw UnexpectedAnswer(text: String(decoding: answer.bytes.prefix(2000), as: UTF8.self))
    }
    return try XMLReader.read(answer.bytes) { reader in
      var ids: [Int] = []
      var event = try reader.next()
      while event != .endOfDocument {
        if event == .start, reader.name.equals(record) {
          try reader.forEachChild { member in
            if member.name.equals(key), let id = try member.text().int { ids.append(Int(id)) }
          }
        }
        event = try reader.next()
      }
      return ids
    }
  }
}

struct UnexpectedAnswer: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
