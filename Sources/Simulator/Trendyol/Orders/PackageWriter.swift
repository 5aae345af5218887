import Basics

/// Writes packages as the order services show them (Trendyol wire facts 2026-11-23, §8.3 to §8.6).
struct PackageWriter {
  let seller: Int
  /// The stream called the package `id` where the list says `shipmentPackageId`.
  var usesOldID = false
  /// Packages of whose total the fault `poison` makes text.
  var poison: PoisonDraw?

  func write(_ order: TrendyolOrder, _ package: TrendyolPackage, to json: inout ReplyJSON) {
    json.object { json in
      writeAddress(order, isInvoice: false, to: &json)
      writeMoney(order, package, to: &json)
      writeAddress(order, isInvoice: true, to: &json)
      writeBuyer(order, to: &json)
      json.field(usesOldID ? "id" : "shipmentPackageId", package.id)
      writeCargo(package, to: &json)
      json.array("lines", package.items) { write($1, order, package, to: &$0) }
      json.field("orderDate", order.placed.asTrendyolOrderDate)
      writeState(order, package, to: &json)
      writeFlags(package, to: &json)
      json.field("createdBy", package.createdBy)
      if package.origins.isEmpty {
        json.null("originPackageIds")
      } else {
        json.array("originPackageIds", package.origins) { $0.number($1) }
      }
      json.field("hsCode", "")
      json.field("shipmentNumber", 606_000_000 + order.key)
      json.field("is4P", false)
    }
  }

  // MARK: - Money

  private func writeMoney(
    _ order: TrendyolOrder, _ package: TrendyolPackage, to json: inout ReplyJSON
  ) {
    var gross = Lira.zero
    var seller = Lira.zero
    var own = Lira.zero
    for item in package.items {
      let line = order.lines[item.line]
      gross += line.gross * item.units.count
      seller += line.sellerDiscount * item.units.count
      own += line.marketplaceDiscount * item.units.count
    }
    json.field("orderNumber", order.number)
    json.field("paymentMethod", order.payment)
    json.field("orderCountryCode", "TR")
    json.field("packageGrossAmount", gross)
    json.field("packageSellerDiscount", seller)
    json.field("packageTyDiscount", own)
    json.field("packageTotalDiscount", seller + own)
    if poison?.corruption(of: .orders, id: package.id) != nil {
      json.field("packageTotalPrice", "1.299,90 TL")
    } else {
      json.field("packageTotalPrice", gross - seller - own)
    }
    json.array("discountDisplays", seller > .zero ? [seller] : []) { json, amount in
      json.object {
        $0.field("displayName", "Sepette İndirim")
        $0.field("discountAmount", amount)
      }
    }
    json.null("taxNumber")
    json.field("currencyCode", "TRY")
  }

  private func write(
    _ item: TrendyolPackage.Item, _ order: TrendyolOrder, _ package: TrendyolPackage,
    to json: inout ReplyJSON
  ) {
    let line = order.lines[item.line]
    json.object { json in
      json.field("quantity", item.units.count)
      json.field("salesCampaignId", 11)
      json.field("productSize", " " + line.goods.size)
      json.field("stockCode", line.goods.stockCode)
      json.field("productName", line.goods.name)
      json.field("contentId", line.goods.contentID)
      json.field("productOrigin", "TR")
      json.field("sellerId", seller)
      json.field("lineGrossAmount", line.gross)
      json.field("lineTotalDiscount", line.sellerDiscount + line.marketplaceDiscount)
      json.field("lineSellerDiscount", line.sellerDiscount)
      json.field("lineTyDiscount", line.marketplaceDiscount)
      json.array("discountDetails", item.units) { json, unit in
        json.object {
          $0.field("lineItemId", String(order.lineItemID(item.line, unit: unit)))
          $0.field("lineItemPrice", line.paid)
          $0.field("lineItemSellerDiscount", line.sellerDiscount)
          $0.field("lineItemTyDiscount", line.marketplaceDiscount)
        }
      }
      json.field("currencyCode", "TRY")
      json.field("productColor", line.goods.colour)
      json.field("lineId", line.id)
      json.field("vatRate", Lira(minor: Int64(line.goods.vatPercent) * 100))
      json.field("barcode", line.goods.barcode)
      json.field("orderLineItemStatusName", package.status.rawValue)
      json.field("lineUnitPrice", line.paid)
      json.array("fastDeliveryOptions", [] as [Int]) { $0.number($1) }
      json.field("productCategoryId", line.goods.categoryID)
      json.field("commission", line.goods.commissionPercent)
      json.field("businessUnit", "Apparel")
      json.field("cancelledBy", package.cancelledBy)
      json.field("cancelReason", package.cancelReason == 0 ? "" : "Satıcı iptali")
      json.field("cancelReasonCode", package.cancelReason)
      json.null("defectiveClaimListingInsight")
    }
  }
}
