import Basics
import Hummingbird

/// Settlements and payments (Trendyol wire facts 2026-11-23, §12).
enum FinanceEndpoints {
  private static let path = "/finance/che/sellers/{sellerId}"

  static let routes: [TrendyolRoute] = [
    TrendyolRoute(.get, "\(path)/settlements", .finance) { call, state in
      try list(call, FinanceRows(state).settlements)
    },
    TrendyolRoute(.get, "\(path)/otherfinancials", .finance) { call, state in
      try list(call, FinanceRows(state).payments(until: call.now))
    },
  ]

  /// Without a type a bare 500; sizes other than 500 and 1000 are refused in Turkish.
  private static func list(
    _ call: TrendyolCall, _ rows: [FinanceRow]
  ) throws(TrendyolRefusal) -> TrendyolReply {
    let several = call.values("transactionTypes")
    let types = Set(several.isEmpty ? call.values("transactionType") : several)
    guard !types.isEmpty else { throw TrendyolRefusal(TrendyolReply(status: 500)) }
    let page = try TrendyolPage(call, standard: 500, most: 1_000)
    guard page.size == 500 || page.size == 1_000 else {
      throw .badRequest("Size değeri 500 ya da 1000 olmalı")
    }
    guard let from = try call.time("startDate"), let until = try call.time("endDate"),
      until >= from, until.milliseconds - from.milliseconds <= 15 * Timestamp.day
    else { throw .badRequest("startDate ve endDate arası en fazla 15 gün olmalı") }
    let found = rows.filter {
      types.contains($0.type) && from <= $0.date && $0.date <= until
    }
    let shown = page.cut(found)
    let seller = call.options.sellerID
    return .object(capacity: 256 + shown.count * 600) { json in
      page.write(total: found.count, to: &json)
      json.array("content", shown) { $1.write(seller, to: &$0) }
    }
  }
}

/// One line of the account.
struct FinanceRow: Sendable {
  let id: Int
  let date: Timestamp
  /// As it is asked for; the answer has the Turkish label.
  let type: String
  let label: String
  var barcode: String?
  var debt = Lira.zero
  var credit = Lira.zero
  var commissionPercent: Int?
  var commission: Lira?
  var revenue: Lira?
  var orderNumber: String?
  var package: Int?
  var orderDate: Timestamp?
  let paymentOrder: Int
  var paymentDate: Timestamp?

  func write(_ seller: Int, to json: inout ReplyJSON) {
    json.object { json in
      json.field("id", String(id))
      json.field("transactionDate", date)
      json.field("barcode", barcode)
      json.field("transactionType", label)
      json.field("receiptId", orNull: barcode == nil ? nil : 48_000_000 + id)
      json.field("description", label)
      json.field("debt", debt)
      json.field("credit", credit)
      json.field("paymentPeriod", orNull: barcode == nil ? nil : 30)
      json.field("commissionRate", commissionPercent.map { Lira(minor: Int64($0) * 100) })
      json.field("commissionAmount", commission)
      json.null("commissionInvoiceSerialNumber")
      json.field("sellerRevenue", revenue)
      json.field("orderNumber", orderNumber)
      json.field("paymentOrderId", paymentOrder)
      json.field("paymentDate", paymentDate)
      json.field("sellerId", seller)
      json.null("storeId")
      json.null("storeName")
      json.null("storeAddress")
      json.field("country", "Türkiye")
      json.field("orderDate", orderDate)
      json.field("affiliate", "TRENDYOLTR")
      json.field("shipmentPackageId", orNull: package)
    }
  }
}

extension ReplyJSON {
  fileprivate mutating func field(_ key: StaticString, _ value: Lira?) {
    if let value { field(key, value) } else { null(key) }
  }
}
