import Basics

/// Writes returns as the list shows them: keys of two ages side by side, some all in lower case,
/// and numbers of twenty digits (Trendyol wire facts 2026-11-23, §10.2).
struct ClaimWriter {
  let order: TrendyolOrder

  func write(_ claim: TrendyolClaim, to json: inout ReplyJSON) {
    json.object { json in
      json.field("id", claim.id)
      json.field("claimId", claim.id)
      json.field("orderNumber", order.number)
      json.field("orderDate", order.placed.asTrendyolOrderDate)
      json.field("customerFirstName", order.buyer.firstName)
      json.field("customerLastName", order.buyer.lastName)
      json.field("claimDate", claim.created)
      json.field("cargoTrackingNumber", json: tracking(claim, 0))
      json.field("cargoTrackingLink", "https://cargo.example/?code=\(claim.number)")
      json.field("cargoSenderNumber", "81\(1_000_000_000 + claim.number)")
      json.field("cargoProviderName", TrendyolCarrier.all[2].name)
      json.field("orderShipmentPackageId", 3_850_000_000 + claim.number)
      json.field("channelId", 1)
      if claim.items.contains(where: { $0.status == .rejected }) {
        writeReturn(of: claim, to: &json)
      }
      json.array("items", lines(of: claim)) { write($1, of: claim, to: &$0) }
      json.field("lastModifiedDate", claim.changed)
      json.field("orderOutboundPackageId", claim.package)
    }
  }

  /// What was rejected goes back to the buyer.
  private func writeReturn(of claim: TrendyolClaim, to json: inout ReplyJSON) {
    json.object("rejectedpackageinfo") { json in
      json.field("cargoTrackingNumber", json: tracking(claim, 1))
      json.field("cargoSenderNumber", "1")
      json.field("cargoProviderName", TrendyolCarrier.all[2].name)
      json.field("cargoTrackingLink", "https://cargo.example/?code=r\(claim.number)")
      json.field("packageid", 28_000_000 + claim.number)
      json.field("dontShipBack", false)
      json.array("items", claim.items.filter { $0.status == .rejected }) { $0.text($1.id) }
    }
  }

  /// Twenty digits, more than 64 bits hold.
  private func tracking(_ claim: TrendyolClaim, _ direction: Int) -> [UInt8] {
    Array("726000000000\(CivilTime.padded(claim.number * 2 + direction, 8))".utf8)
  }

  private func lines(of claim: TrendyolClaim) -> [Int] {
    var lines: [Int] = []
    for item in claim.items where !lines.contains(item.line) { lines.append(item.line) }
    return lines
  }

  private func write(_ line: Int, of claim: TrendyolClaim, to json: inout ReplyJSON) {
    let sold = order.lines[line]
    json.object { json in
      json.object("orderLine") {
        $0.field("id", sold.id)
        $0.field("productName", sold.goods.name)
        $0.field("barcode", sold.goods.barcode)
        $0.field("merchantSku", sold.goods.stockCode)
        $0.field("productColor", sold.goods.colour)
        $0.field("productSize", " " + sold.goods.size)
        $0.field("price", sold.paid)
        $0.field("vatBaseAmount", sold.goods.vatPercent)
        $0.field("vatRate", sold.goods.vatPercent)
        $0.field("salesCampaignId", 11)
        $0.field("productCategory", sold.goods.categoryName)
      }
      json.array("claimItems", claim.items.filter { $0.line == line }) { write($1, to: &$0) }
    }
  }

  private func write(_ item: TrendyolClaim.Item, to json: inout ReplyJSON) {
    json.object { json in
      json.field("id", item.id)
      json.field("orderLineItemId", order.lineItemID(item.line, unit: item.unit))
      json.object("customerClaimItemReason") { write(ClaimReason.all[item.reason], to: &$0) }
      json.object("trendyolClaimItemReason") { write(ClaimReason.all[item.reason], to: &$0) }
      json.object("claimItemStatus") { $0.field("name", item.status.rawValue) }
      json.field("note", "")
      json.field("customerNote", item.reason == 4 ? "Beklediğim gibi değil" : "")
      json.field("resolved", item.status != .waiting && item.status != .created)
      json.field("autoAccepted", item.isAutomatic)
      json.field("acceptedBySeller", item.isAccepted && !item.isAutomatic)
      if item.isAccepted { json.field("acceptDetail", item.isAutomatic ? "SYSTEM" : "SUPPLIER") }
    }
  }

  private func write(_ reason: ClaimReason, to json: inout ReplyJSON) {
    json.field("id", String(reason.id))
    json.field("name", reason.name)
    json.field("externalReasonId", 23)
    json.field("code", reason.code)
  }
}
