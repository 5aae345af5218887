/// Boxes, carriers and tracking numbers (Trendyol wire facts 2026-11-23, §9).
extension OrderWrites {
  static func boxes(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let place = try openPackage(call, state)
    let json = try call.json()
    guard let count = json["boxQuantity"]?.int, count > 0 else {
      throw TrendyolRefusal.badRequest("boxQuantity is required")
    }
    return try state.write(place, call) { order throws(TrendyolRefusal) in
      order.packages[place.package].deci = json["deci"]?.int ?? 2
      order.packages[place.package].changed = call.now
    }
  }

  static func changeCarrier(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let place = try openPackage(call, state)
    let code = try call.json()["cargoProvider"]?.text
    guard let carrier = TrendyolCarrier.all.firstIndex(where: { $0.code == code }) else {
      throw TrendyolRefusal.badRequest("cargoProvider is not valid")
    }
    return try state.write(place, call) { order throws(TrendyolRefusal) in
      order.packages[place.package].carrier = carrier
      order.packages[place.package].tracking += 100_000_000
      order.packages[place.package].changed = call.now
    }
  }

  static func setTracking(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let place = try openPackage(call, state)
    guard let number = try call.json()["trackingNumber"]?.int, number > 0 else {
      throw TrendyolRefusal.badRequest("Shipment Update Edilebilir Bir Durumda Değil.")
    }
    return try state.write(place, call) { order throws(TrendyolRefusal) in
      order.packages[place.package].tracking = number
      order.packages[place.package].changed = call.now
    }
  }

  static func deliverOneself(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let place = try openPackage(call, state)
    guard let info = try call.json()["trackingInfo"]?.text, !info.isEmpty else {
      throw TrendyolRefusal.badRequest("trackingInfo is required")
    }
    return try state.write(place, call) { order throws(TrendyolRefusal) in
      order.packages[place.package].set(.shipped, at: call.now)
    }
  }

  /// The seller carried the parcel and has handed it over, or has it back.
  static func endOwnDelivery(
    as status: TrendyolStatus, from open: Set<TrendyolStatus>
  ) -> TrendyolHandler {
    { call, state in
      let number = try call.number("tracking")
      let index = state.orders.lastIndex { $0.packages.contains { $0.tracking == number } }
      guard let index else { throw TrendyolRefusal.invalidToken }
      try state.change(index) { order throws(TrendyolRefusal) in
        let package = order.packages.firstIndex { $0.tracking == number }
        guard let package, open.contains(order.packages[package].status) else { throw .wrongState }
        order.packages[package].set(status, at: call.now)
      }
      return .done
    }
  }
}
