import Testing

@testable import Simulator

struct OrderMoneyTests {
  private func amount(_ text: String) -> Double { Double(text) ?? .nan }

  @Test func `totals of every order add up on the wire`() throws {
    let orders = try Shops.generated(orders: 300).answers().orders(Requests.orders(size: 0))
    for order in orders {
      let lines = order.all("WebSiparisUrun").filter { $0.value("Durum") != "2" }
      let goods = lines.reduce(0.0) {
        $0 + (amount($1.value("Tutar")) + amount($1.value("KdvTutari"))) * amount($1.value("Adet"))
      }
      let discount = lines.reduce(0.0) { $0 + amount($1.value("ToplamIndirim")) }
      let fee = order.all("WebSiparisOdeme").reduce(0.0) {
        $0 + amount($1.value("KapidaOdemeTutari"))
      }
      let total =
        goods - discount - amount(order.value("HediyeCekiTutari"))
        + amount(order.value("KargoTutari")) + fee
      #expect(abs(total - amount(order.value("SiparisToplamTutari"))) < 0.001)
      #expect(abs(discount - amount(order.value("IndirimTutari"))) < 0.001)
      #expect(
        abs(goods - amount(order.value("ToplamTutar")) - amount(order.value("ToplamKdv"))) < 0.001)
    }
  }

  @Test func `the payment is the total`() throws {
    for order in try Shops.generated(orders: 100).answers().orders(Requests.orders()) {
      let payment = try #require(order.all("WebSiparisOdeme").first)
      #expect(payment.value("Tutar") == order.value("SiparisToplamTutari"))
    }
  }

  @Test func `net and VAT of a unit add up to its price exactly`() {
    for (minor, rate) in [(Int64(44_990), 10), (49_999, 20), (1, 1), (0, 20), (12_345, 18)] {
      let price = Amount(minor: minor)
      let net = price.withoutVAT(ratePercent: rate)
      #expect(net + (price - net) == price)
      #expect(net.units * Int64(100 + rate) - price.units * 100 <= Int64(100 + rate) / 2 + 1)
    }
    #expect(Amount(minor: 44_990).withoutVAT(ratePercent: 10).text == "409")
  }

  @Test(arguments: [
    (Int64(0), "0"), (9_498_000, "949.8"), (4_090_909, "409.0909"), (10_000, "1"), (-5, "-0.0005"),
    (100, "0.01"), (12_340_050, "1234.005"),
  ])
  func `amounts are written without needless digits`(_ units: Int64, _ text: String) {
    #expect(Amount(units: units).text == text)
  }
}
