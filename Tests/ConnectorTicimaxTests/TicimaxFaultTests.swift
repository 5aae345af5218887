import Testing

@testable import ConnectorTicimax

@Suite struct TicimaxFaultTests {
  @Test(arguments: [
    ("Hatalı Kullanıcı Kodu", TicimaxFault.unauthorised),
    ("HATALI KULLANICI KODU !", .unauthorised),
    ("Bu işlem için yetkiniz yok.", .unauthorised),
    ("Next Query Allowed After 42 seconds. |42", .tooFast(seconds: 42)),
    ("Next Query Allowed After 99999999999999999999 seconds.", .tooFast(seconds: 86_400)),
    ("Value cannot be null.\r\nParameter name: source", .badRow),
    ("Value cannot be null. (Parameter 'source')", .badRow),
    ("Invalid enum value '2' cannot be deserialized into type X", .invalidEnum),
    ("Sipariş bulunamadı", .notFound),
    ("UyeID alanı zorunludur", .refused),
    ("Geçersiz istek", .refused),
    ("Object reference not set to an instance of an object.", .other),
    ("", .other),
  ])
  func `a fault's text tells what to do`(text: String, fault: TicimaxFault) {
    #expect(TicimaxFault(text: text) == fault)
  }
}
