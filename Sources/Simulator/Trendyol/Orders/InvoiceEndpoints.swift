import Basics
import Hummingbird

/// Invoice links and the common label (Trendyol wire facts 2026-11-23, §9.1, §9.2).
enum InvoiceEndpoints {
  static let routes: [TrendyolRoute] = [
    TrendyolRoute(.post, "/sellers/{sellerId}/seller-invoice-links", .packageWrite, link),
    TrendyolRoute(.post, "/sellers/{sellerId}/seller-invoice-links/delete", .packageWrite, unlink),
    TrendyolRoute(.post, "/sellers/{sellerId}/common-label/{tracking}", .packageSplit) {
      _ = try labelled($0, $1)
      return .done
    },
    TrendyolRoute(.get, "/sellers/{sellerId}/common-label/{tracking}", .packageSplit, label),
  ]

  /// 201; 409 when the package has a link already, or another package has this one.
  private static func link(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let json = try call.json()
    let place = try package(json["shipmentPackageId"], state)
    guard let link = json["invoiceLink"]?.text, link.hasPrefix("https://") else {
      throw TrendyolRefusal.badRequest("invoiceLink must be an https address")
    }
    let isTaken = state.orders.contains { $0.packages.contains { $0.invoiceLink == link } }
    guard !isTaken, state.orders[place.order].packages[place.package].invoiceLink == nil else {
      throw TrendyolRefusal.order(409, "CONFLICT", "Invoice link already exists")
    }
    try state.change(place.order) { order throws(TrendyolRefusal) in
      order.packages[place.package].invoiceLink = link
      if let number = json["invoiceNumber"]?.text {
        order.packages[place.package].invoiceNumber = number
      }
      order.packages[place.package].changed = call.now
    }
    return TrendyolReply(status: 201)
  }

  private static func unlink(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let place = try package(try call.json()["serviceSourceId"], state)
    try state.change(place.order) { order throws(TrendyolRefusal) in
      order.packages[place.package].invoiceLink = nil
      order.packages[place.package].changed = call.now
    }
    return TrendyolReply(status: 202)
  }

  private static func package(
    _ id: WireJSON?, _ state: TrendyolState
  ) throws(TrendyolRefusal) -> PackagePlace {
    guard let place = id?.int.flatMap({ state.packages.places[$0] }) else {
      throw .badRequest("shipmentPackageId is not known")
    }
    return place
  }

  private static func label(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let package = try labelled(call, state)
    return .object { json in
      json.array("data", ["^XA^FO50,50^FD\(package.tracking)^FS^XZ"]) { json, label in
        json.object {
          $0.field("label", label)
          $0.field("format", "ZPL")
        }
      }
    }
  }

  /// An unknown number gets status 500, as on stage; one that is not being packed a refusal.
  private static func labelled(
    _ call: TrendyolCall, _ state: TrendyolState
  ) throws(TrendyolRefusal) -> TrendyolPackage {
    let number = try call.number("tracking")
    for order in state.orders.reversed() {
      guard let package = order.packages.first(where: { $0.tracking == number }) else { continue }
      guard package.status == .picking || package.status == .invoiced else { throw .wrongState }
      return package
    }
    throw .exception(500, "TrendyolSystemException")
  }
}
