import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTrendyol

/// Numbers within the bounds of each field whose products and sums are beyond 64 bits.
@Suite struct LargeValueTests {
  private static let units = String(
    repeating: #"{"lineItemPrice":1,"lineItemSellerDiscount":100000000000},"#, count: 92)

  @Test(arguments: [
    (#"[{"lineId":1,"quantity":10000000,"lineUnitPrice":100000000000,"vatRate":100}]"#, true),
    (
      #"[{"lineId":1,"quantity":10000000,"lineGrossAmount":100000000000,"lineUnitPrice":1},"#
        + #"{"lineId":2,"quantity":10000000,"lineGrossAmount":100000000000,"lineUnitPrice":1}]"#,
      true
    ),
    (
      #"[{"lineId":1,"quantity":1,"lineUnitPrice":100000000000,"discountDetails":"#
        + #"[{"lineItemPrice":-100000000000}]}]"#, false
    ),
    (
      #"[{"lineId":1,"quantity":10000000,"lineUnitPrice":-5,"lineGrossAmount":100000000000}]"#, true
    ),
    (
      #"[{"lineId":1,"quantity":93,"discountDetails":["# + units
        + #"{"lineItemPrice":1,"lineItemSellerDiscount":100000000000}]}]"#, true
    ),
  ])
  func `a line beyond reason is refused and one within it is read`(
    lines: String, isRefused: Bool
  ) throws {
    let text = Documents.package(lines: lines)
    guard isRefused else { return #expect(try Documents.order(text).lines.count == 1) }
    let error = #expect(throws: MappingError.self) { try Documents.order(text) }
    #expect(error?.reason == "is too large to be believed")
  }

  @Test func `very many lines at the bound are refused as a sum`() throws {
    let line = #"{"lineId":1,"quantity":1,"lineUnitPrice":90000000000,"vatRate":100}"#
    let lines = "[\(Array(repeating: line, count: 2).joined(separator: ","))]"
    let text =
      #"{"orderNumber":"1","status":"Created","orderDate":1794819600000,"lines":"#
      + lines + "}"
    let error = #expect(throws: MappingError.self) { try Documents.order(text) }
    #expect(error?.field == "lineUnitPrice")
  }

  @Test func `orders of packages at the bound are added without a trap`() throws {
    let parts = try (1...3).map { number in
      var order = try Documents.order(Documents.package(id: Int64(number)))
      order.totalMinor = .max
      return order
    }
    #expect(OrderMerging(parts)?.order.totalMinor == .max)
  }

  @Test(arguments: ["totalElements", "totalPages"])
  func `a total that no shop has is a form that is not known`(member: String) throws {
    let cut = RecordCut(key: "id")
    for total in ["9223372036854775807", "1000000001"] {
      #expect(throws: (any Error).self) {
        try cut.page(Array(#"{"content":[],"\#(member)":\#(total)}"#.utf8))
      }
    }
    for total in ["-9223372036854775808", "0", "1000000000", "1e30", "null"] {
      _ = try cut.page(Array(#"{"content":[],"\#(member)":\#(total)}"#.utf8))
    }
  }
}
