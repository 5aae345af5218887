import CZlib
import Foundation
import Testing

@testable import Simulator

/// Writes a file for one test and removes it afterwards.
@discardableResult
private func withFile<Result>(
  _ bytes: [UInt8], _ body: (String) throws -> Result
) throws -> Result {
  let path = NSTemporaryDirectory() + "/retail-\(UInt64.random(in: 0...UInt64.max)).csv"
  try Data(bytes).write(to: URL(fileURLWithPath: path))
  defer { unlink(path) }
  return try body(path)
}

private let header =
  "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"

/// One row of each kind of dirt.
private let dirt = """
  536365,85123A,WHITE HEART,6,2010-12-01T08:26,2.55,17850,United Kingdom
  536365,85123b,"RED ""BIG"" HEART, LARGE",2,2010-12-01T08:27,3.0,17850,United Kingdom
  536365,POST,POSTAGE,1,2010-12-01T08:26,18.0,17850,United Kingdom
  536366,22423,,1,2010-12-01T09:00,12.75,,EIRE
  536366,22423,CAKESTAND,1,2010-12-01T09:00,12.75,,EIRE
  536366,22423,CAKESTAND,1,2010-12-01T09:00,12.75,,EIRE
  C536379,85123A,WHITE HEART,-1,2010-12-02T09:41,2.55,17850,United Kingdom
  C536380,D,Discount,-1,2010-12-02T10:00,27.5,14527,United Kingdom
  536400,21777,?,-50,2010-12-03T10:00,0.0,,United Kingdom
  536401,21778,damaged,10,2010-12-03T10:10,0.0,,United Kingdom
  536402,22841,CAKE TIN,1,2010-12-03T11:00,0.0,12647,Germany
  536403,B,Adjust bad debt,1,2010-12-03T12:00,-11062.06,,United Kingdom
  536404,22423,CAKESTAND,zwei,2010-12-03T12:10,12.75,12647,Germany
  536405,22423,CAKESTAND,1,gestern,12.75,12647,Germany
  536406,22423,CAKESTAND,1,2010-12-03T12:10

  """

struct RetailImportTests {
  private func opened(_ text: String) throws -> SimulatedShop {
    try withFile(Array((header + text).utf8)) { path in
      try SimulatedShop(
        ShopSpec(now: Shops.now, retailCSV: path), clock: StandingClock(time: Shops.now))
    }
  }

  @Test func `every row has one disposition and each is counted`() throws {
    let summary = try #require(try opened(dirt).importSummary)
    #expect(summary.rows == 15)
    #expect(summary.purchaseLines == 6)
    #expect(summary.cancellationLines == 1)
    #expect(summary.chargeRows == 1)
    #expect(summary.feeRows == 1)
    #expect(summary.stockAdjustments == 1)
    #expect(summary.worthlessRows == 1)
    #expect(summary.negativePrices == 1)
    #expect(summary.unreadableRows == 3)
    #expect(summary.accountedRows == summary.rows)
  }

  @Test func `remarks are counted beside the dispositions`() throws {
    let summary = try #require(try opened(dirt).importSummary)
    #expect(summary.freeLines == 1)
    #expect(summary.missingDescriptions == 1)
    #expect(summary.repeatedRows == 1)
    #expect(summary.lowerCaseCodes == 1)
    #expect(summary.invoicesWithSeveralTimes == 1)
  }

  @Test func `what came out is counted`() throws {
    let shop = try opened(dirt)
    let summary = try #require(shop.importSummary)
    #expect(summary.purchases == 3)
    #expect(summary.cancellations == 1)
    #expect(summary.invoicesWithoutOrder == 4)
    #expect(summary.guestOrders == 1)
    #expect(summary.members == 2)
    #expect(summary.products == 3)
    #expect(summary.variants == 4)
    #expect(summary.purchaseGoods == 595_500)
    #expect(summary.charges == 180_000)
    #expect(shop.counts.orders == summary.orders)
    #expect(shop.counts.variants == summary.variants)
  }

  @Test func `a bad row is named by its line and its fault`() throws {
    let rows = try #require(try opened(dirt).importSummary).badRows
    #expect(rows.map(\.line) == [14, 15, 16])
    #expect(rows[0].reason.contains("quantity"))
    #expect(rows[1].reason.contains("ISO 8601"))
    #expect(rows[2].reason == "5 fields instead of 8")
  }

  @Test func `an invoice becomes an order in pounds with its postage as shipping`() throws {
    let order = try #require(
      try opened(dirt).answers().orders(Requests.orders(["SiparisNo": "536365"])).first)
    #expect(order.value("SiparisTarihi") == "2010-12-01T08:26:00")
    #expect(order.value("ParaBirimi") == "GBP")
    #expect(order.value("KargoTutari") == "18")
    #expect(order.value("SiparisToplamTutari") == "39.3")
    #expect(order.value("Durum") == "7")
    #expect(order.value("UyeID") == "4001")
    #expect(order.value("UyeSoyadi") == "17850")
    let lines = order.all("WebSiparisUrun")
    #expect(lines.map { $0.value("StokKodu") } == ["85123A", "85123B"])
    #expect(lines.map { $0.value("Adet") } == ["6", "2"])
    #expect(lines[1].value("UrunAdi") == "RED \"BIG\" HEART, LARGE")
    #expect(order["TeslimatAdresi"]?["Ulke"]?.value("Alpha2Code") == "GB")
  }

  @Test func `a cancellation becomes a cancelled order and the purchase stays`() throws {
    let orders = try opened(dirt).answers().orders(Requests.orders(size: 0))
    let cancelled = try #require(orders.first { $0.value("SiparisNo") == "C536379" })
    #expect(cancelled.value("Durum") == "8")
    #expect(cancelled.all("WebSiparisUrun").map { $0.value("Adet") } == ["1"])
    #expect(cancelled.value("SiparisToplamTutari") == "2.55")
    #expect(orders.contains { $0.value("SiparisNo") == "536365" })
  }

  @Test func `lines without a customer make a guest's order, repeated lines stay`() throws {
    let order = try #require(
      try opened(dirt).answers().orders(Requests.orders(["SiparisNo": "536366"])).first)
    #expect(order.value("UyeID") == "0")
    #expect(order.all("WebSiparisUrun").count == 3)
    #expect(order.all("WebSiparisUrun").allSatisfy { $0.value("UrunAdi") == "CAKESTAND" })
    #expect(Set(order.all("WebSiparisUrun").map { $0.value("ID") }).count == 3)
  }

  @Test func `a letter behind five digits is a design of one product`() throws {
    let cards = try opened(dirt).answers().result(.urun, Requests.cards(size: 0), "SelectUrun")
      .children
    let hearts = try #require(cards.first { $0.value("TedarikciKodu") == "85123" })
    let variants = hearts.all("Varyasyon")
    #expect(variants.map { $0.value("StokKodu") } == ["85123A", "85123B"])
    #expect(variants[0].all("VaryasyonOzellik").map { $0.value("Deger") } == ["A"])
    #expect(variants[0].value("ParaBirimiKodu") == "GBP")
    #expect(variants[1].value("SatisFiyati") == "3")
  }

  @Test func `codes are taken apart only behind exactly five digits`() {
    #expect(RetailCode("85123A").product == "85123")
    #expect(RetailCode("15056BL").design == "BL")
    #expect(RetailCode("22423").design == "")
    #expect(RetailCode("DCGS0003").product == "DCGS0003")
    #expect(RetailCode("GIFT_0001_20").product == "GIFT_0001_20")
    #expect(RetailCode("123456").product == "123456")
  }

  @Test func `dates can be moved by whole weeks to the present`() throws {
    let shop = try withFile(Array((header + dirt).utf8)) { path in
      var spec = ShopSpec(now: Shops.now, retailCSV: path)
      spec.movesRetailDates = true
      return try SimulatedShop(spec)
    }
    let placed = shop.source.orders[0].placed
    // 2010-12-01 was a Wednesday; the last row's Friday becomes the last Friday before now.
    #expect(placed.text == "2026-11-18T08:26:00")
  }

  @Test func `new orders can be placed in a shop of retail data`() throws {
    let shop = try opened(dirt)
    let ids = shop.placeOrders(3)
    let orders = try shop.answers().orders(Requests.orders(size: 3, descending: true))
    #expect(orders.map { $0.value("ID") } == ids.reversed().map(String.init))
    #expect(orders.allSatisfy { $0.value("SiparisTarihi") == "2026-11-23T13:00:00" })
  }
}

struct RetailFileTests {
  private func gzip(_ text: String) throws -> [UInt8] {
    try #require(Gzip.pack(Array(text.utf8)))
  }

  @Test func `a packed file reads like a plain one`() throws {
    let plain = try withFile(Array((header + dirt).utf8)) { try RetailImport(path: $0).summary }
    let packed = try withFile(gzip(header + dirt)) { try RetailImport(path: $0).summary }
    #expect(plain == packed)
  }

  @Test func `a packed file that ends early is refused with the last line`() throws {
    let rows = (0..<4_000).map { "5\($0),2\($0),NAME \($0 * 7919),1,2010-12-01T08:26,1.5,1,EIRE" }
    let packed = try gzip(header + rows.joined(separator: "\n"))
    try withFile(Array(packed.prefix(packed.count / 2))) { path in
      let error = #expect(throws: RetailFileError.self) { try RetailImport(path: path) }
      guard case .damaged(let line, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(line > 1)
    }
  }

  @Test func `a file without a needed column is refused by the column's name`() throws {
    try withFile(Array("InvoiceNo,StockCode\n1,2\n".utf8)) { path in
      #expect(throws: RetailFileError.missingColumn("Description")) {
        try RetailImport(path: path)
      }
    }
  }

  @Test func `columns may stand in any order, behind a byte order mark`() throws {
    let text =
      "\u{FEFF}Country,CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo\r\n"
      + "EIRE,1,2.5,2010-12-01T08:26,3,BOX,22423,9\r\n"
    let summary = try withFile(Array(text.utf8)) { try RetailImport(path: $0).summary }
    #expect(summary.purchaseLines == 1)
    #expect(summary.purchaseGoods == 75_000)
  }

  @Test func `a quote that is never closed is refused at its line`() throws {
    let text = header + "1,2,\"OPEN" + String(repeating: "x\n", count: 40_000)
    try withFile(Array(text.utf8)) { path in
      #expect(throws: RetailFileError.rowTooLong(line: 2)) { try RetailImport(path: path) }
    }
  }

  @Test func `a file that is not there is refused by its path`() {
    #expect(throws: RetailFileError.cannotOpen(path: "/nowhere/x.csv")) {
      try RetailImport(path: "/nowhere/x.csv")
    }
  }

  @Test func `a quoted field may hold a line break and the next line keeps its number`() throws {
    let text = header + "1,22423,\"TWO\nLINES\",1,2010-12-01T08:26,1,1,EIRE\n2,x,y\n"
    let summary = try withFile(Array(text.utf8)) { try RetailImport(path: $0).summary }
    #expect(summary.purchaseLines == 1)
    #expect(summary.badRows.map(\.line) == [4])
  }
}
