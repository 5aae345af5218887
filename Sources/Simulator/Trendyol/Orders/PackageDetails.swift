import Basics

/// The parts of a package that are not money.
extension PackageWriter {
  func writeBuyer(_ order: TrendyolOrder, to json: inout ReplyJSON) {
    json.field("customerFirstName", order.buyer.firstName)
    json.field("customerEmail", "pf+\(order.key * 37 + 11)@trendyolmail.example")
    json.field("customerId", 100_000_000 + order.key)
    json.field("supplierId", seller)
    json.field("customerLastName", order.buyer.lastName)
    json.field("identityNumber", "11111111111")
    json.field("channelId", 1)
  }

  func writeCargo(_ package: TrendyolPackage, to json: inout ReplyJSON) {
    json.field("cargoTrackingNumber", package.tracking)
    json.field("cargoTrackingLink", "https://tracking.example/?id=\(package.tracking)")
    json.field("cargoSenderNumber", "21\(package.id)")
    json.null("sellerDeliveryMethod")
    json.null("sellerOtpCode")
    json.field("cargoProviderName", TrendyolCarrier.all[package.carrier].name)
  }

  func writeState(
    _ order: TrendyolOrder, _ package: TrendyolPackage, to json: inout ReplyJSON
  ) {
    json.array("packageHistories", package.history) { json, step in
      json.object {
        $0.field("createdDate", step.at)
        $0.field("status", step.status.rawValue)
      }
    }
    json.field("shipmentPackageStatus", package.status.rawValue)
    json.field("status", package.status.rawValue)
    json.field("deliveryType", "normal")
    json.field("timeSlotId", 0)
    let shown = order.placed.asTrendyolOrderDate
    json.field("estimatedDeliveryStartDate", shown.adding(days: 2))
    json.field("estimatedDeliveryEndDate", shown.adding(days: 4))
    json.field("deliveryAddressType", "Shipment")
    json.field("agreedDeliveryDate", order.placed.adding(days: 3))
    json.field("fastDelivery", false)
    json.field("originShipmentDate", package.history.first?.at)
    json.field("lastModifiedDate", package.changed)
  }

  func writeFlags(_ package: TrendyolPackage, to json: inout ReplyJSON) {
    json.field("commercial", false)
    json.field("fastDeliveryType", "")
    json.field("deliveredByService", false)
    json.field("warehouseId", SellerAddress.shipment.id)
    json.field("invoiceLink", package.invoiceLink)
    json.field("invoiceNumber", package.invoiceNumber)
    json.field("invoiceStatus", package.invoiceNumber == nil ? "NotInvoiced" : "Invoiced")
    json.field("micro", false)
    json.field("giftBoxRequested", false)
    json.field("3pByTrendyol", false)
    json.field("containsDangerousProduct", false)
    json.field("cargoDeci", package.deci)
    json.field("isCod", false)
  }

  func writeAddress(_ order: TrendyolOrder, isInvoice: Bool, to json: inout ReplyJSON) {
    let address = order.address
    json.object(isInvoice ? "invoiceAddress" : "shipmentAddress") { json in
      json.field("id", address.id + (isInvoice ? 1 : 0))
      json.field("firstName", order.buyer.firstName)
      json.field("lastName", order.buyer.lastName)
      json.field("company", address.company)
      json.field("address1", address.street)
      json.field("address2", "")
      json.field("city", address.province)
      json.field("cityCode", address.provinceID)
      json.field("district", address.district)
      json.field("districtId", address.districtID)
      json.field("countyId", 0)
      json.field("countyName", "")
      json.field("shortAddress", "")
      json.field("stateName", "")
      json.object("addressLines") {
        $0.field("addressLine1", address.street)
        $0.field("addressLine2", "")
      }
      json.field("postalCode", address.postalCode)
      json.field("countryCode", "TR")
      json.field("neighborhoodId", address.districtID * 10 + 1)
      json.field("neighborhood", address.neighbourhood + " Mah")
      json.field("phone", address.phone)
      json.field(
        "fullAddress", "\(address.street) \(address.district) \(address.province)")
      json.field("fullName", order.buyer.fullName)
      if isInvoice {
        json.field("sector", "")
        json.field("latitude", "41.000000")
        json.field("longitude", "29.000000")
      }
    }
  }
}
