import Testing

@testable import Simulator

struct StrictModeTests {
  private let late =
    "<a:SiparisDurumu>-1</a:SiparisDurumu><a:OdemeTipi>-1</a:OdemeTipi>"

  private func request(_ filter: String, rest: String = "") -> [UInt8] {
    Requests.envelope("SelectSiparis", "\(Requests.key)<f>\(filter)</f>\(rest)")
  }

  @Test func `a member that comes late is named`() throws {
    let fault = try Shops.generated().answers().fault(.siparis, request(late))
    #expect(fault.hasPrefix("STRICT: SelectSiparis: f.OdemeTipi comes after SiparisDurumu"))
  }

  @Test func `an unknown member is named`() throws {
    let fault = try Shops.generated().answers()
      .fault(.siparis, request("<a:SiralamaDeger>1</a:SiralamaDeger>"))
    #expect(fault.contains("f.SiralamaDeger is not in the contract"))
  }

  @Test func `a member in the namespace of messages is named`() throws {
    let fault = try Shops.generated().answers()
      .fault(.siparis, request("<SiparisDurumu>-1</SiparisDurumu>"))
    #expect(fault.contains("f.SiparisDurumu is in the namespace 'http://tempuri.org/'"))
  }

  @Test func `a member written twice is named`() throws {
    let fault = try Shops.generated().answers()
      .fault(.siparis, request("<a:UyeID>-1</a:UyeID><a:UyeID>4001</a:UyeID>"))
    #expect(fault.contains("f.UyeID comes twice"))
  }

  @Test func `a late parameter is named`() throws {
    let body = Requests.envelope("SelectSiparis", "<f/>\(Requests.key)")
    let fault = try Shops.generated().answers().fault(.siparis, body)
    #expect(fault.contains("UyeKodu comes after f"))
  }

  @Test func `an item of a list under a wrong name is named`() throws {
    let body = Requests.envelope(
      "StokAdediGuncelle", "\(Requests.key)<urunler><a:Urun><a:ID>1</a:ID></a:Urun></urunler>")
    let fault = try Shops.generated().answers().fault(.urun, body)
    #expect(fault.contains("urunler.Urun is not in the contract"))
  }

  @Test func `a time with an offset is named`() throws {
    let filter = "<a:SiparisTarihiBas>2026-11-01T00:00:00Z</a:SiparisTarihiBas>"
    let fault = try Shops.generated().answers().fault(.siparis, request(filter))
    #expect(fault.contains("f.SiparisTarihiBas is a time with an offset"))
  }

  @Test func `an unknown sort column is named`() throws {
    let fault = try Shops.generated().answers()
      .fault(.siparis, Requests.orders(column: "Tarih"))
    #expect(fault.contains("s.SiralamaDegeri names the unknown sort column 'Tarih'"))
  }

  @Test func `all mistakes of a request are named at once`() throws {
    let fault = try Shops.generated().answers()
      .fault(.siparis, request(late + "<a:Renk>1</a:Renk>"))
    #expect(fault.contains("f.OdemeTipi") && fault.contains("f.Renk"))
  }

  @Test func `without strict mode a late member keeps its default in silence`() throws {
    let shop = try Shops.generated()
    let inOrder = Requests.orders(size: 0)
    // SiparisDurumu arrives before its predecessors, so everything after it in the contract that
    // was already passed is lost: OdemeDurumu falls back to 0, which selects waiting payments.
    let filter =
      "<a:SiparisDurumu>-1</a:SiparisDurumu><a:EntegrasyonAktarildi>-1</a:EntegrasyonAktarildi>"
      + "<a:OdemeDurumu>-1</a:OdemeDurumu><a:OdemeTipi>-1</a:OdemeTipi>"
      + "<a:SiparisID>-1</a:SiparisID><a:TedarikciID>-1</a:TedarikciID><a:UyeID>-1</a:UyeID>"
    let answers = shop.answers(strict: false)
    let all = try answers.orderIDs(inOrder)
    let some = try answers.orderIDs(request(filter))
    #expect(some.count < all.count)
    let waiting = shop.source.orders.count {
      $0.kind.belongs && $0.paymentState == .awaitingApproval && $0.payment == .creditCard
        && !$0.isTransferred
    }
    #expect(some.count == waiting)
  }

  @Test func `without strict mode an unknown member changes nothing`() throws {
    let answers = try Shops.generated().answers(strict: false)
    let body = String(decoding: Requests.orders(), as: UTF8.self)
    let extended = body.split(separator: "<a:UyeID>", maxSplits: 1).joined(
      separator: "<a:UyeAdres>x</a:UyeAdres><a:UyeID>")
    #expect(
      try answers.orderIDs(Array(extended.utf8)) == answers.orderIDs(Requests.orders()))
  }

  @Test func `prefixes are free as long as they name the right namespace`() throws {
    let answers = try Shops.generated().answers()
    let text = String(decoding: Requests.orders(), as: UTF8.self)
    let renamed = text.split(separator: "a:").joined(separator: "veri:")
      .split(separator: "xmlns:veri:").joined(separator: "xmlns:veri")
    let body = renamed.split(separator: "xmlns:a=").joined(separator: "xmlns:veri=")
    #expect(try answers.orderIDs(Array(body.utf8)).count == 100)
  }
}
