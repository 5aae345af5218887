import Testing

@testable import Simulator

struct RequestFaultTests {
  private func orders(_ filter: String) -> [UInt8] {
    Requests.envelope("SelectSiparis", "\(Requests.key)<f>\(filter)</f>")
  }

  @Test func `an enum sent as a number gets the deserialization fault`() throws {
    let body = Requests.envelope(
      "SetSiparisDurum",
      "\(Requests.key)<request><a:Durum>2</a:Durum></request>")
    let fault = try Shops.generated().answers().fault(.siparis, body)
    #expect(fault.contains("Invalid enum value '2' cannot be deserialized into type"))
    #expect(fault.contains("'WebSiparisDurumlari'"))
  }

  @Test func `an enum sent by name is accepted`() throws {
    let body = Requests.envelope(
      "SetSiparisDurum",
      "\(Requests.key)<request><a:Durum>KargoyaVerildi</a:Durum></request>")
    let fault = try Shops.generated().answers().fault(.siparis, body)
    #expect(fault == "not simulated: SetSiparisDurum")
  }

  @Test func `an empty date is refused`() throws {
    let fault = try Shops.generated().answers()
      .fault(.siparis, orders("<a:SiparisTarihiBas></a:SiparisTarihiBas>"))
    #expect(fault.contains("cannot be parsed as the type 'DateTime'"))
  }

  @Test func `a nil date is no filter`() throws {
    let body = Requests.orders(size: 3)
    let text = String(decoding: body, as: UTF8.self).split(separator: "<f>", maxSplits: 1)
      .joined(separator: "<f><a:DurumTarihiBas i:nil=\"true\"/>")
    #expect(try Shops.generated().answers().orderIDs(Array(text.utf8)).count == 3)
  }

  @Test func `a number out of range is refused`() throws {
    let fault = try Shops.generated().answers()
      .fault(.siparis, orders("<a:UyeID>99999999999</a:UyeID>"))
    #expect(fault.contains("cannot be parsed as the type 'Int32'"))
  }

  @Test func `a wrong key is told in Turkish`() throws {
    let body = Requests.envelope("SelectKategori", "<UyeKodu>YANLIS</UyeKodu>")
    #expect(try Shops.generated().answers().fault(.urun, body) == "Hatalı Kullanıcı Kodu")
  }

  @Test func `a wrong key sees an empty product list where shops hide the products`() throws {
    let body = Requests.envelope("SelectUrun", "<UyeKodu>YANLIS</UyeKodu>")
    let shop = try Shops.generated()
    #expect(try shop.answers().cardIDs(body) == [])
    let open = shop.answers { $0.hidesProductsFromWrongKey = false }
    #expect(try open.fault(.urun, body) == "Hatalı Kullanıcı Kodu")
  }

  @Test func `a key without the right to a service is refused there alone`() throws {
    let shop = try Shops.generated()
    let answers = shop.answers {
      $0.keys = [AccessKey("SIMULATED-UYE-KODU", services: ["UrunServis"])]
    }
    #expect(try answers.cardIDs(Requests.cards(size: 1)).count == 1)
    #expect(try answers.fault(.uye, Requests.members()) == "Hatalı Kullanıcı Kodu")
  }

  @Test func `an operation of the contract that is not simulated says so`() throws {
    let body = Requests.envelope("OptimizeUrun", Requests.key)
    #expect(try Shops.generated().answers().fault(.urun, body) == "not simulated: OptimizeUrun")
  }

  @Test func `an operation outside of the contract is an unknown action`() throws {
    let body = Requests.envelope("SelectKedi", Requests.key)
    let fault = try Shops.generated().answers().fault(.urun, body)
    #expect(fault.contains("ContractFilter mismatch"))
  }

  @Test(arguments: [
    "\"http://tempuri.org/IUrunServis/SelectUrunCount\"",
    "http://tempuri.org/IUrunServis/SelectUrunCount", "", "\"\"",
  ])
  func `the action may be quoted, bare or empty`(_ action: String) throws {
    let body = Requests.cards(operation: "SelectUrunCount")
    let answer = try Shops.generated().answers().answer(.urun, body: body, action: action)
    #expect(answer.status == 200)
  }

  @Test func `what is no XML is a bad request without a body`() throws {
    let answer = try Shops.generated().answers()
      .answer(.urun, body: Array("{\"json\":true}".utf8), action: nil)
    #expect(answer.status == 400)
    #expect(answer.bytes.isEmpty)
  }
}
