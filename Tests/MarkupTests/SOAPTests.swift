import Markup
import Testing

@Suite struct SOAPTests {
  private func open(
    _ text: String, operation: String = "SelectSiparis", status: Int = 200,
    contentType: String? = "text/xml; charset=utf-8"
  ) throws -> Int {
    try SOAPReply.open(
      Fixture.utf8(text), operation: operation, httpStatus: status, contentType: contentType
    ) { reader in
      var count = 0
      try reader.forEachChild { _ in count += 1 }
      return count
    }
  }

  private func failure(
    _ text: String, operation: String = "SelectSiparis", status: Int = 200,
    contentType: String? = "text/xml; charset=utf-8"
  ) -> SOAPError? {
    do {
      _ = try open(text, operation: operation, status: status, contentType: contentType)
      return nil
    } catch {
      return error as? SOAPError
    }
  }

  @Test func `the reader stands at the result`() throws {
    #expect(try open(Fixture.page(orders: 3)) == 3)
  }

  @Test func `what follows the result is passed over`() throws {
    // SaveUrun alone answers with two children (Ticimax wire facts 2026-11-23, §1.1).
    let text = """
      <Envelope><Header><x/></Header><Body><SaveUrunResponse><SaveUrunResult>7</SaveUrunResult>\
      <urunKartlari/></SaveUrunResponse></Body></Envelope>
      """
    let id = try SOAPReply.open(
      Fixture.utf8(text), operation: "SaveUrun", httpStatus: 200, contentType: nil
    ) { try $0.text().int }
    #expect(id == 7)
  }

  @Test(arguments: [200, 500]) func `a fault keeps its status`(_ status: Int) {
    #expect(
      failure(Fixture.fault("Hatalı Kullanıcı Kodu"), status: status)
        == .fault(code: "Client", text: "Hatalı Kullanıcı Kodu", httpStatus: status))
  }

  @Test func `a web page is told from XML by its head or its content type`() {
    let page = "\u{FEFF}\r\n<!DOCTYPE HTML><html><body>Bakımdayız</body></html>"
    #expect(failure(page, status: 200) == .htmlInsteadOfXML(httpStatus: 200))
    #expect(failure("<HTML lang='tr'>", status: 404) == .htmlInsteadOfXML(httpStatus: 404))
    #expect(
      failure("Forbidden", status: 403, contentType: "Text/HTML; charset=utf-8")
        == .htmlInsteadOfXML(httpStatus: 403))
  }

  @Test func `a cut reply is truncated, even behind the last record`() {
    let page = Fixture.page(orders: 2)
    #expect(failure(String(page.dropLast(3))) == .truncated)
    #expect(failure(String(page.dropLast(300))) == .truncated)
    #expect(failure("") == .truncated)
  }

  @Test func `an unreadable reply is malformed`() {
    #expect(failure("{\"ok\":true}").map(isMalformed) == true)
    #expect(failure("<a/>").map(isMalformed) == true)
    #expect(failure("<Envelope><Body/></Envelope>").map(isMalformed) == true)
    #expect(failure("<Envelope/>").map(isMalformed) == true)
  }

  private func isMalformed(_ error: SOAPError) -> Bool {
    if case .malformed = error { true } else { false }
  }

  @Test func `a status without a fault is unexpected whatever the body`() {
    #expect(failure("", status: 502) == .unexpectedHTTPStatus(502))
    #expect(failure("Service Unavailable", status: 503) == .unexpectedHTTPStatus(503))
    #expect(failure(Fixture.page(orders: 1), status: 500) == .unexpectedHTTPStatus(500))
  }

  @Test func `a reply without the result is told apart`() {
    let reply = "<Envelope><Body><SelectSiparisResponse/></Body></Envelope>"
    #expect(failure(reply) == .missingResult(operation: "SelectSiparis"))
    #expect(
      failure(Fixture.page(orders: 1), operation: "SelectUrun")
        == .missingResult(operation: "SelectUrun"))
  }

  @Test func `an operation without a result is acknowledged`() throws {
    func acknowledge(_ text: String, status: Int = 200) throws {
      try SOAPReply.acknowledge(
        Fixture.utf8(text), operation: "SetSiparisAktarildi", httpStatus: status, contentType: nil)
    }
    try acknowledge("<Envelope><Body><SetSiparisAktarildiResponse/></Body></Envelope>")
    #expect(throws: SOAPError.self) { try acknowledge("<Envelope><Body><x/></Body></Envelope>") }
    #expect(throws: SOAPError.self) { try acknowledge(Fixture.fault("x"), status: 500) }
  }

  @Test func `an error inside a result is raised by its check`() {
    #expect(throws: SOAPError.resultError(code: 4, message: "Sipariş bulunamadı")) {
      try SOAPResult.check(isError: true, message: "Sipariş bulunamadı", code: 4)
    }
    #expect(throws: Never.self) { try SOAPResult.check(isError: false, message: "uyarı", code: 0) }
  }

  @Test func `an error of the caller comes through`() {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try SOAPReply.open(
        Fixture.utf8(Fixture.page(orders: 1)), operation: "SelectSiparis", httpStatus: 200,
        contentType: nil
      ) { _ in throw Stop() }
    }
  }

  @Test func `descriptions show at most 300 characters of a fault`() {
    let error = SOAPError.fault(
      code: "Client", text: String(repeating: "z", count: 2000), httpStatus: 500)
    #expect(error.description.filter { $0 == "z" }.count == 300)
    let result = SOAPError.resultError(code: 1, message: String(repeating: "z", count: 2000))
    #expect(result.description.filter { $0 == "z" }.count == 300)
  }

  @Test func `the text of a fault is bounded`() {
    guard case .fault(_, let text, _) = failure(Fixture.fault(String(repeating: "é", count: 9000)))
    else {
      Issue.record("no fault")
      return
    }
    #expect(text.unicodeScalars.count == 2000)
  }

  @Test func `a request is what WCF expects`() throws {
    let bytes = SOAPEnvelope.request(operation: "SelectSiparis") { writer in
      writer.element("UyeKodu", "A&B")
      writer.element("f") { $0.element("a:EntegrasyonAktarildi", -1) }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s="))
    #expect(text.contains("<SelectSiparis xmlns=\"http://tempuri.org/\" xmlns:a="))
    #expect(
      text.contains(
        "<UyeKodu>A&amp;B</UyeKodu><f><a:EntegrasyonAktarildi>-1</a:EntegrasyonAktarildi></f>"))
    #expect(
      try walk(bytes).filter { $0.contains("<") }
        == [
          "1 <Envelope", "2 <Body", "3 <SelectSiparis", "4 <UyeKodu", "4 <f",
          "5 <EntegrasyonAktarildi",
        ])
  }

  @Test func `the action header carries quotes`() {
    #expect(
      SOAPEnvelope.action(service: "UrunServis", operation: "SelectUrun")
        == "\"http://tempuri.org/IUrunServis/SelectUrun\"")
  }

  @Test func `what the server side writes the client side reads`() throws {
    let reply = SOAPEnvelope.reply(operation: "GetX") { $0.element("a:Ad", "ş<") }
    let name = try SOAPReply.open(
      reply, operation: "GetX", httpStatus: 200, contentType: SOAPEnvelope.contentType
    ) { reader in
      var name = ""
      try reader.forEachChild { name = try $0.text().string }
      return name
    }
    #expect(name == "ş<")
    let empty = SOAPEnvelope.reply(operation: "SetX", body: nil)
    try SOAPReply.acknowledge(empty, operation: "SetX", httpStatus: 200, contentType: nil)
    let fault = SOAPEnvelope.fault(code: "InternalServiceFault", text: "Value cannot be null.")
    #expect(
      failure(String(decoding: fault, as: UTF8.self), status: 500)
        == .fault(
          code: "InternalServiceFault", text: "Value cannot be null.", httpStatus: 500))
  }
}
