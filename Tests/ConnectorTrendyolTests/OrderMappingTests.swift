import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTrendyol

@Suite struct OrderMappingTests {
  @Test func `a package is its order as far as this package goes`() throws {
    let order = try Documents.order(Documents.package())
    #expect(order.remoteID == "10000000777")
    #expect(order.number == "10000000777")
    #expect(order.placedAt.milliseconds == Documents.placed)
    #expect(order.changedAt?.milliseconds == Documents.placed + 60_000)
    #expect(order.status == .created)
    #expect(order.channelStatus == "Created")
    #expect(order.totalMinor == 54_990)
    #expect(order.discountMinor == 5000)
    #expect(order.buyer.name == "Ayşe Örnek")
    #expect(order.buyer.memberRemoteID == "77001")
    #expect(order.buyer.phone == "5550001122")
    #expect(order.addresses.map(\.kind) == [.shipping, .billing])
    #expect(order.addresses[0].street == "Örnek Mah. Deniz Sk. 4")
    #expect(order.addresses[1].taxNumber == "")
    #expect(order.payments.map(\.method) == ["card"])
    #expect(order.payments.map(\.amountMinor) == [54_990])
  }

  @Test func `the package has its own key, carrier and deadline`() throws {
    let package = try #require(try Documents.order(Documents.package()).package)
    #expect(package.remoteID == "3300000111")
    #expect(package.trackingNumber == "7280000000000012")
    #expect(package.carrier == "Trendyol Express")
    #expect(package.shipBy?.milliseconds == Documents.placed + 86_400_000)
    #expect(package.changedAt?.milliseconds == Documents.placed + 60_000)
    #expect(package.originRemoteIDs.isEmpty)
    #expect(!package.isReplaced)
    #expect(package.history.map(\.channelStatus) == ["Created"])
  }

  @Test func `lines carry what is paid and what was taken off`() throws {
    let lines = try Documents.order(Documents.package()).lines
    #expect(lines.map(\.remoteID) == ["501", "502"])
    #expect(lines.map(\.totalMinor) == [45_000, 9990])
    #expect(lines.map(\.discountMinor) == [5000, 0])
    #expect(lines.map(\.unitPriceMinor) == [25_000, 9990])
    #expect(lines.map(\.quantityMilli) == [2000, 1000])
    #expect(lines.map(\.taxRateBasisPoints) == [1000, 2000])
    #expect(lines.map(\.variantRemoteID) == ["8680000000012", "8680000000029"])
    #expect(lines.map(\.productRemoteID) == ["9001", "9002"])
    #expect(lines.map(\.sku) == ["TS-12-M", "ÇR-1"])
  }

  @Test func `the tax is what the prices include`() throws {
    // 450.00 at 10 % and 99.90 at 20 %.
    #expect(try Documents.order(Documents.package()).taxMinor == 4091 + 1665)
  }

  @Test func `names of before April 2026 are read too, and those of today win`() throws {
    let old = """
      {"id":5,"orderNumber":"1","grossAmount":100.5,"totalDiscount":10,"totalTyDiscount":0.5,
       "totalPrice":90,"status":"Shipped","orderDate":\(Documents.wirePlaced),"lines":[
       {"id":8,"quantity":3,"merchantSku":"A","productCode":77,"amount":33.5,"price":30,
        "vatBaseAmount":20,"barcode":"b"}]}
      """
    let order = try Documents.order(old)
    #expect(order.totalMinor == 9000)
    #expect(order.discountMinor == 1050)
    #expect(order.lines.map(\.remoteID) == ["8"])
    #expect(order.lines.map(\.sku) == ["A"])
    #expect(order.lines.map(\.productRemoteID) == ["77"])
    #expect(order.lines.map(\.totalMinor) == [9000])
    #expect(order.lines.map(\.discountMinor) == [1050])
    #expect(order.lines.map(\.taxRateBasisPoints) == [2000])
    for both in [
      #""totalPrice":1,"packageTotalPrice":2"#, #""packageTotalPrice":2,"totalPrice":1"#,
    ] {
      let text =
        #"{"orderNumber":"1","status":"Created","orderDate":\#(Documents.wirePlaced),\#(both)}"#
      #expect(try Documents.order(text).totalMinor == 200)
    }
  }

  /// Two lines of two units at 49.75 each.
  private func grossReading(_ gross: String, ofPackage: String) throws -> [OrderLineRecord] {
    let line = { (id: Int) in
      #"{"lineId":\#(id),"quantity":2,"lineGrossAmount":\#(gross),"lineUnitPrice":49.75}"#
    }
    let text = """
      {"orderNumber":"1","status":"Created","orderDate":\(Documents.wirePlaced),
       "packageGrossAmount":\(ofPackage),"lines":[\(line(1)),\(line(2))]}
      """
    return try Documents.order(text).lines
  }

  @Test func `what a line's gross amount means is told by the package's`() throws {
    let ofLines = try grossReading("110", ofPackage: "220")
    #expect(ofLines.map(\.totalMinor) == [9950, 9950])
    #expect(ofLines.map(\.discountMinor) == [1050, 1050])
    #expect(ofLines.map(\.unitPriceMinor) == [5500, 5500])
    let ofUnits = try grossReading("55", ofPackage: "220")
    #expect(ofUnits == ofLines)
  }

  @Test func `entries of units that do not fit the unit price are not believed`() throws {
    let lines = """
      [{"lineId":1,"quantity":1,"lineGrossAmount":250,"lineUnitPrice":225,"discountDetails":[
        {"lineItemPrice":250,"lineItemSellerDiscount":25}]}]
      """
    let line = try Documents.order(Documents.package(lines: lines)).lines[0]
    #expect(line.totalMinor == 22_500)
    #expect(line.discountMinor == 2500)
  }

  @Test func `numbers and text change places, null is nothing`() throws {
    let text = """
      {"orderNumber":10000000777,"status":"Created","orderDate":"\(Documents.wirePlaced)",
       "cargoTrackingNumber":"72600000000000000001","customerId":"5","packageTotalPrice":"12.50",
       "shipmentAddress":{"phone":5550001122,"fullName":"A"},"invoiceAddress":null,"lines":null,
       "customerEmail":null,"packageHistories":null}
      """
    let order = try Documents.order(text)
    #expect(order.number == "10000000777")
    #expect(order.trackingNumber == "72600000000000000001")
    #expect(order.totalMinor == 1250)
    #expect(order.addresses.map(\.phone) == ["5550001122"])
    #expect(order.lines.isEmpty)
  }

  @Test(arguments: [
    (#"null"#, []), (#"[]"#, []), (#"41"#, ["41"]), (#"[41,"42"]"#, ["41", "42"]),
    (#""43""#, ["43"]),
  ])
  func `the packages that one came out of are none, one or many`(text: String, ids: [String]) throws
  {
    let order = try Documents.order(
      #"{"orderNumber":"1","status":"Created","orderDate":1,"originPackageIds":\#(text)}"#
        .replacing("\"orderDate\":1", with: "\"orderDate\":\(Documents.wirePlaced)"))
    #expect(order.package?.originRemoteIDs == ids)
  }

  @Test func `a package that others replaced says so`() throws {
    let order = try Documents.order(Documents.package(status: "UnPacked"))
    #expect(order.package?.isReplaced == true)
    #expect(order.status == .unknown)
    #expect(!order.status.countsAsSale)
  }

  @Test func `a line that was cancelled by itself is`() throws {
    let lines = """
      [{"lineId":1,"quantity":1,"lineUnitPrice":5,"orderLineItemStatusName":"Cancelled"},
       {"lineId":2,"quantity":1,"lineUnitPrice":5,"orderLineItemStatusName":"Delivered"},
       {"lineId":3,"quantity":1,"lineUnitPrice":5,"orderLineItemStatusName":"UnSupplied"}]
      """
    let order = try Documents.order(Documents.package(lines: lines))
    #expect(order.lines.map(\.isCancelled) == [true, false, true])
  }

  @Test(arguments: [
    (#""orderNumber":"1","status":"Created""#, "orderDate"),
    (#""orderNumber":"1","orderDate":1794830400000"#, "status"),
    (#""status":"Created","orderDate":1794830400000"#, "orderNumber"),
    (#""orderNumber":"1","status":"C","orderDate":"gestern""#, "orderDate"),
    (
      #""orderNumber":"1","status":"C","orderDate":1794830400000,"packageTotalPrice":"x""#,
      "packageTotalPrice"
    ),
    (
      #""orderNumber":"1","status":"C","orderDate":1794830400000,"packageTotalPrice":1e14"#,
      "packageTotalPrice"
    ),
    (
      #""orderNumber":"1","status":"C","orderDate":1794830400000,"currencyCode":"lira!""#,
      "currencyCode"
    ),
    (#""orderNumber":"1","orderNumber":"2","status":"C","orderDate":1794830400000"#, "record"),
    (
      #""orderNumber":"1","status":"C","orderDate":1794830400000,"lines":[{"quantity":1}]"#,
      "lines[1]/lineId"
    ),
  ])
  func `what cannot be an order is refused by field, without its value`(
    members: String, field: String
  ) {
    #expect(throws: MappingError.self) { try Documents.order("{\(members)}") }
    do {
      _ = try Documents.order("{\(members)}")
    } catch {
      #expect((error as? MappingError)?.field == field)
    }
  }

  @Test func `the law's number goes onto the invoice, the placeholder does not`() throws {
    let text = Documents.package()
      .replacing(#""identityNumber":"11111111111""#, with: #""identityNumber":"12345678901""#)
    #expect(try Documents.order(text).addresses[1].taxNumber == "12345678901")
  }

  @Test func `the character 0 in a text becomes the replacement character`() throws {
    let text = Documents.package().replacing("Trendyol Express", with: #"Tr\u0000endyol"#)
    #expect(try Documents.order(text).carrier == "Tr\u{FFFD}endyol")
  }
}
