import Basics
import Commerce
import ConnectorKit

@testable import ConnectorTrendyol

/// Invented answers, written from the field lists of the fact sheet (2026-11-23, §6.7, §8, §10).
enum Documents {
  /// 2026-11-16T09:00:00Z, and the same as `orderDate` writes it.
  static let placed: Int64 = 1_794_819_600_000
  static let wirePlaced = placed + 3 * 3600 * 1000

  /// Two units at 225 and one at 99.90, with a discount of 50.
  static let lines = """
    [{"lineId":501,"quantity":2,"barcode":"8680000000012","stockCode":"TS-12-M","contentId":9001,
      "productName":"Tişört - Mavi, M","lineGrossAmount":250.0,"lineTotalDiscount":25.0,
      "lineUnitPrice":225.0,"vatRate":10.0,"orderLineItemStatusName":"Created","discountDetails":[
      {"lineItemId":"1","lineItemPrice":225.0,"lineItemSellerDiscount":20.0,"lineItemTyDiscount":5.0},
      {"lineItemId":"2","lineItemPrice":225.0,"lineItemSellerDiscount":20.0,"lineItemTyDiscount":5.0}]},
     {"lineId":502,"quantity":1,"barcode":"8680 0000 00029","stockCode":"ÇR-1","contentId":9002,
      "productName":"Çorap","lineGrossAmount":99.90,"lineUnitPrice":99.90,"vatRate":20,
      "orderLineItemStatusName":"Created","discountDetails":[]}]
    """

  static func package(
    id: Int64 = 3_300_000_111, status: String = "Created", order: String = "10000000777",
    changed: Int64 = placed + 60_000, lines: String = lines, extra: String = ""
  ) -> String {
    """
    {"shipmentAddress":\(address("Örnek Mah. Deniz Sk. 4")),"orderNumber":"\(order)",
     "paymentMethod":"Kredi Kartı","packageGrossAmount":599.90,"packageSellerDiscount":40.0,
     "packageTyDiscount":10.0,"packageTotalDiscount":50.0,"taxNumber":null,
     "invoiceAddress":\(address("Fatura Cd. 9")),"customerFirstName":"Ayşe",
     "customerEmail":"pf+abc@trendyolmail.example","customerId":77001,"customerLastName":"Örnek",
     "shipmentPackageId":\(id),"cargoTrackingNumber":7280000000000012,
     "cargoProviderName":"Trendyol Express","lines":\(lines),"orderDate":\(wirePlaced),
     "identityNumber":"11111111111","currencyCode":"TRY",
     "packageHistories":[{"createdDate":\(placed + 400),"status":"Created"}],
     "shipmentPackageStatus":"\(status)","status":"\(status)","packageTotalPrice":549.90,
     "agreedDeliveryDate":\(placed + 86_400_000),"lastModifiedDate":\(changed),
     "createdBy":"order-creation","originPackageIds":null,"3pByTrendyol":false\(extra)}
    """
  }

  static func address(_ street: String) -> String {
    """
    {"id":1,"firstName":"Ayşe","lastName":"Örnek","company":"","address1":"\(street)","address2":"",
     "city":"İstanbul","cityCode":34,"district":"Kadıköy","neighborhood":"Moda","postalCode":"34710",
     "countryCode":"TR","phone":"5550001122","fullName":"Ayşe Örnek","fullAddress":"\(street) x"}
    """
  }

  static func record(_ text: String, id: String = "3300000111") -> RawRecord {
    RawRecord(remoteID: id, contentHash: 0, payload: Array(text.utf8)[...])
  }

  static func order(_ text: String) throws -> OrderRecord {
    try OrderMapping.map(record(text))
  }

  static func product(_ text: String, id: String = "9001") throws -> ProductRecord {
    try ProductMapping.map(record(text, id: id))
  }
}
