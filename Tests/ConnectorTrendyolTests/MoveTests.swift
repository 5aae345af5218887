import Basics
import ConnectorKit
import Outbound
import Testing

@testable import ConnectorTrendyol

@Suite struct MoveTests {
  static let prefix = "/order/sellers/4711/shipment-packages/33"
  static let lines = [MovedLine(remoteID: "501", quantity: 2)]

  /// What a move sends.
  private func sent(_ move: OrderMove) async throws -> String {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(200) })
    try await shop.connector.move(move, package: "33")
    let call = try #require(shop.shop.calls.first)
    #expect(shop.shop.calls.count == 1)
    return "\(call.method) \(call.path.replacing(Self.prefix, with: "K")) \(call.body)"
  }

  @Test func `every move has its call`() async throws {
    #expect(
      try await sent(.picking(lines: Self.lines))
        == #"PUT K {"lines":[{"lineId":501,"quantity":2}],"params":{},"status":"Picking"}"#)
    #expect(
      try await sent(.invoiced(lines: Self.lines, invoiceNumber: "ABC\"1"))
        == #"PUT K {"lines":[{"lineId":501,"quantity":2}],"#
        + #""params":{"invoiceNumber":"ABC\"1"},"status":"Invoiced"}"#)
    #expect(
      try await sent(.unsupplied(lines: Self.lines, reason: .outOfStock))
        == #"PUT K/items/unsupplied {"lines":[{"lineId":501,"quantity":2}],"reasonId":500}"#)
    #expect(
      try await sent(.split(groups: [["1", "2"]])) == #"POST K/split {"orderLineIds":[1,2]}"#)
    #expect(
      try await sent(.split(groups: [["1"], ["2", "3"]]))
        == #"POST K/multi-split {"splitGroups":[{"orderLineIds":[1]},{"orderLineIds":[2,3]}]}"#)
    #expect(
      try await sent(.splitUnits(line: "1", parts: [2, 2, 1]))
        == #"POST K/quantity-split {"quantitySplit":[{"orderLineId":1,"quantities":[2,2,1]}]}"#)
    #expect(
      try await sent(.boxes(count: 3, volume: DecimalVolume(hundredths: 250)))
        == #"PUT K/box-info {"boxQuantity":3,"deci":2.50}"#)
    #expect(
      try await sent(.carrier(code: "YKMP")) == #"PUT K/cargo-providers {"cargoProvider":"YKMP"}"#)
    #expect(try await sent(.warehouse(remoteID: "9")) == #"PUT K/warehouse {"warehouseId":9}"#)
    #expect(
      try await sent(.trackingNumber("7"))
        == #"PUT K/update-tracking-number {"trackingNumber":"7"}"#)
    #expect(
      try await sent(.ownDelivery(trackingInfo: "555", isPhone: true))
        == #"PUT K/alternative-delivery {"isPhoneNumber":true,"trackingInfo":"555","params":{}}"#)
    #expect(
      try await sent(.ownDeliveryDone(trackingNumber: "7/8"))
        == "PUT /order/sellers/4711/manual-deliver/7%2F8 ")
    #expect(
      try await sent(.ownReturnDone(trackingNumber: "7"))
        == "PUT /order/sellers/4711/manual-return/7 ")
    #expect(
      try await sent(.label(trackingNumber: "728", boxes: 2))
        == #"POST /sellers/4711/common-label/728 {"format":"ZPL","boxQuantity":2}"#)
    let link = InvoiceLink(
      url: "https://f.example/1", number: "ABC2026000000001",
      issuedAt: Timestamp(milliseconds: 1_795_000_000_000))
    #expect(
      try await sent(.invoiceLink(link))
        == #"POST /sellers/4711/seller-invoice-links {"invoiceLink":"https://f.example/1","#
        + #""shipmentPackageId":33,"invoiceDateTime":1795000000000,"#
        + #""invoiceNumber":"ABC2026000000001"}"#)
  }

  @Test(arguments: [
    OrderMove.picking(lines: []), .picking(lines: [MovedLine(remoteID: "a", quantity: 1)]),
    .picking(lines: [MovedLine(remoteID: "1", quantity: 0)]), .split(groups: []),
    .split(groups: [["1"], []]), .split(groups: [["x"]]), .splitUnits(line: "1", parts: [5]),
    .splitUnits(line: "1", parts: [5, 0]), .warehouse(remoteID: ""),
    .invoiceLink(InvoiceLink(url: "ftp://x")),
    .invoiceLink(InvoiceLink(url: "https://x", number: "ABC1999000000001")),
  ])
  func `what cannot be right is not sent`(move: OrderMove) async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(200) })
    let error = await TrendyolConnection.failure {
      try await shop.connector.move(move, package: "33")
    }
    #expect(error?.kind == .permanent)
    #expect(shop.shop.calls.isEmpty)
  }

  @Test(arguments: ["", "33/../34", "x", "12345678901234567890"])
  func `a package without a number is none of Trendyol's`(package: String) async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(200) })
    let error = await TrendyolConnection.failure {
      try await shop.connector.move(.carrier(code: "X"), package: package)
    }
    #expect(error?.kind == .permanent)
    #expect(shop.shop.calls.isEmpty)
  }

  @Test(arguments: [
    ("ABC2026000000001", true), ("abc2026000000001", true), ("1232099999999999", true),
    ("ABC2016000000001", false), ("ABC202600000001", false), ("ABÇ026000000001", false),
    ("ABC2026OOOOOOOO1", false), ("", false),
  ])
  func `an invoice number has its form`(number: String, isOne: Bool) {
    #expect(PackageCall.isInvoiceNumber(number) == isOne)
  }

  private func failure(_ answer: FakeTrendyol.Answer) async throws -> (ConnectorError?, Int) {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        call.path.hasSuffix("/approved") ? FakeTrendyol.page([]) : answer
      })
    let error = await TrendyolConnection.failure {
      try await shop.connector.move(.picking(lines: Self.lines), package: "33")
    }
    return (error, shop.shop.calls.count)
  }

  @Test func `a refused move says why, and does not lock the account`() async throws {
    let (state, once) = try await failure(
      FakeTrendyol.status(404, #"{"exception":"SellerIntegrationApiDomainNotFoundException"}"#))
    #expect(state?.kind == .permanent)
    #expect(state?.message.contains("SellerIntegrationApiDomainNotFoundException") == true)
    #expect(once == 1)
    // An unknown package: the gateway answers 401, and the key is good all the same.
    let (unknown, twice) = try await failure(FakeTrendyol.status(401))
    #expect(unknown?.kind == .permanent)
    #expect(twice == 2)
  }

  @Test func `a move that failed on the way is never made twice`() async throws {
    for answer in [
      FakeTrendyol.status(504),
      .failure(OutboundError(.timeout(.read), host: "x", sentAfter: .zero)),
    ] {
      let (error, calls) = try await failure(answer)
      #expect(error?.kind == .unknownOutcome)
      #expect(calls == 1)
    }
  }

  @Test func `moves keep the pace of their service`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(200) })
    try await shop.connector.move(.picking(lines: Self.lines), package: "33")
    try await shop.connector.move(.split(groups: [["1"]]), package: "33")
    #expect(shop.limits["packageStatus"] == .minimumInterval(.milliseconds(200)))
    #expect(shop.limits["packageChange"] == .minimumInterval(.milliseconds(600)))
  }

  @Test func `a label comes when it is there`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol())
    shop.shop.script(
      FakeTrendyol.status(200), FakeTrendyol.json(#"{"data":[]}"#),
      FakeTrendyol.json(
        #"{"data":[{"label":"^XA^XZ","format":"ZPL"},{"label":"^XB","format":"ZPL"}]}"#)
    )
    #expect(try await shop.connector.label(trackingNumber: "728") == nil)
    #expect(try await shop.connector.label(trackingNumber: "728") == nil)
    #expect(
      try await shop.connector.label(trackingNumber: "728")
        == ShippingLabel(format: "ZPL", pages: ["^XA^XZ", "^XB"]))
    #expect(shop.shop.calls[0].path == "/sellers/4711/common-label/728")
  }
}
