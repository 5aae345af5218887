import Basics
import Hummingbird

/// What a seller does with packages (Trendyol wire facts 2026-11-23, §9). All succeed with an empty
/// body.
enum OrderWrites {
  private static let package = "/order/sellers/{sellerId}/shipment-packages/{packageId}"

  static let routes: [TrendyolRoute] = [
    TrendyolRoute(.put, package, .packageWrite, setStatus),
    TrendyolRoute(.put, "\(package)/items/unsupplied", .packageSplit, unsupplied),
    TrendyolRoute(.post, "\(package)/split", .packageSplit, split),
    TrendyolRoute(.post, "\(package)/multi-split", .packageSplit, multiSplit),
    TrendyolRoute(.post, "\(package)/quantity-split", .packageSplit, quantitySplit),
    TrendyolRoute(.post, "\(package)/split-packages", .packageSplit, splitPackages),
    TrendyolRoute(.put, "\(package)/box-info", .packageSplit, boxes),
    TrendyolRoute(.put, "\(package)/cargo-providers", .packageSplit, changeCarrier),
    TrendyolRoute(.put, "\(package)/update-tracking-number", .packageWrite, setTracking),
    TrendyolRoute(.put, "\(package)/alternative-delivery", .packageWrite, deliverOneself),
    TrendyolRoute(
      .put, "/order/sellers/{sellerId}/manual-deliver/{tracking}", .none,
      endOwnDelivery(as: .delivered, from: [.shipped, .atCollectionPoint])),
    TrendyolRoute(
      .put, "/order/sellers/{sellerId}/manual-return/{tracking}", .none,
      endOwnDelivery(as: .returned, from: [.shipped, .undelivered])),
  ]

  // MARK: - Status

  /// `Picking` and then `Invoiced`, nothing else.
  private static func setStatus(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let place = try openPackage(call, state)
    let json = try call.json()
    return try state.write(place, call) { order throws(TrendyolRefusal) in
      let status = order.packages[place.package].status
      switch (json["status"]?.text, status) {
      case ("Picking", .created): order.packages[place.package].set(.picking, at: call.now)
      case ("Invoiced", .picking):
        guard let number = json["params"]?["invoiceNumber"]?.text, !number.isEmpty else {
          throw .badRequest("invoiceNumber is required")
        }
        order.packages[place.package].invoiceNumber = number
        order.packages[place.package].set(.invoiced, at: call.now)
      case ("Picking", _), ("Invoiced", _): throw .wrongState
      default: throw .badRequest("status must be Picking or Invoiced")
      }
    }
  }

  private static let reasons = [500, 501, 502, 504, 505, 506]

  private static func unsupplied(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let place = try openPackage(call, state)
    let json = try call.json()
    guard let reason = json["reasonId"]?.int, reasons.contains(reason) else {
      throw TrendyolRefusal.badRequest("reasonId is not valid")
    }
    return try state.write(place, call) { order throws(TrendyolRefusal) in
      var wanted: [Int: Int] = [:]
      for row in json["lines"]?.list ?? [] {
        wanted[try line(row["lineId"], order)] = row["quantity"]?.int ?? 0
      }
      let isDone = order.cancel(
        place.package, wanted, as: .unsupplied, reason: reason, by: "Seller", at: call.now)
      guard isDone else { throw .badRequest("lines do not fit the package") }
    }
  }

  // MARK: - Finding

  /// The package of the path. An unknown one gets 401 from the gateway; one that has left the seller
  /// gets 404 (§2).
  static func openPackage(
    _ call: TrendyolCall, _ state: TrendyolState
  ) throws(TrendyolRefusal) -> PackagePlace {
    guard let place = state.packages.places[try call.number("packageId")] else {
      throw .invalidToken
    }
    guard state.orders[place.order].packages[place.package].status.isOpen else {
      throw .wrongState
    }
    return place
  }

  static func line(
    _ id: WireJSON?, _ order: TrendyolOrder
  ) throws(TrendyolRefusal) -> Int {
    guard let number = id?.int, let line = order.lines.firstIndex(where: { $0.id == number }) else {
      throw .badRequest("lineId is not in the order")
    }
    return line
  }
}

extension TrendyolState {
  /// Changes the order of a package for a request.
  mutating func write(
    _ place: PackagePlace, _ call: TrendyolCall,
    _ body: (inout TrendyolOrder) throws(TrendyolRefusal) -> Void
  ) throws(TrendyolRefusal) -> TrendyolReply {
    try change(place.order, body)
    return .done
  }
}
