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

  // MARK: - Splits

  private static func split(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let ids = try call.json()["orderLineIds"]?.list ?? []
    return try splitByLines([ids], call, &state)
  }

  private static func multiSplit(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let groups = try call.json()["splitGroups"]?.list ?? []
    return try splitByLines(groups.map { $0["orderLineIds"]?.list ?? [] }, call, &state)
  }

  private static func splitByLines(
    _ groups: [[WireJSON]], _ call: TrendyolCall, _ state: inout TrendyolState
  ) throws -> TrendyolReply {
    try split(call, &state) { order, package throws(TrendyolRefusal) in
      var parts: [[Int: Int]] = []
      for group in groups {
        var part: [Int: Int] = [:]
        for id in group {
          let line = try line(id, order)
          part[line] = order.packages[package].items.first { $0.line == line }?.units.count ?? 0
        }
        parts.append(part)
      }
      return parts
    }
  }

  private static func quantitySplit(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let rows = try call.json()["quantitySplit"]?.list ?? []
    return try split(call, &state) { order, _ throws(TrendyolRefusal) in
      var parts: [[Int: Int]] = []
      for row in rows {
        let line = try line(row["orderLineId"], order)
        for (number, quantity) in (row["quantities"]?.list ?? []).enumerated() {
          if number >= parts.count { parts.append([:]) }
          parts[number][line] = quantity.int ?? 0
        }
      }
      return parts
    }
  }

  private static func splitPackages(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let rows = try call.json()["splitPackages"]?.list ?? []
    return try split(call, &state) { order, _ throws(TrendyolRefusal) in
      var parts: [[Int: Int]] = []
      for row in rows {
        var part: [Int: Int] = [:]
        for detail in row["packageDetails"]?.list ?? [] {
          part[try line(detail["orderLineId"], order)] = detail["quantities"]?.int ?? 0
        }
        parts.append(part)
      }
      return parts
    }
  }

  /// Puts one package in the place of each group, and one more for what is left.
  private static func split(
    _ call: TrendyolCall, _ state: inout TrendyolState,
    _ groups: (TrendyolOrder, Int) throws(TrendyolRefusal) -> [[Int: Int]]
  ) throws -> TrendyolReply {
    let place = try openPackage(call, state)
    return try state.write(place, call) { order throws(TrendyolRefusal) in
      let wanted = try groups(order, place.package)
      var rest = order
      var parts: [TrendyolOrder.Part] = []
      for group in wanted {
        guard let (taken, left) = rest.parting(place.package, group), !taken.isEmpty else {
          throw .badRequest("lines do not fit the package")
        }
        parts.append(TrendyolOrder.Part(items: taken, createdBy: "split"))
        rest.packages[place.package].items = left
      }
      parts.append(
        TrendyolOrder.Part(items: rest.packages[place.package].items, createdBy: "split"))
      guard parts.count(where: { !$0.items.isEmpty }) > 1 else {
        throw .badRequest("a split needs at least two packages")
      }
      order.replace(place.package, by: parts, at: call.now)
    }
  }

  // MARK: - Carriers

  private static func boxes(_ call: TrendyolCall, _ state: inout TrendyolState) throws
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

  private static func changeCarrier(_ call: TrendyolCall, _ state: inout TrendyolState) throws
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

  private static func setTracking(_ call: TrendyolCall, _ state: inout TrendyolState) throws
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

  private static func deliverOneself(_ call: TrendyolCall, _ state: inout TrendyolState) throws
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

  // MARK: - Finding

  /// The package of the path. An unknown one gets 401 from the gateway; one that has left the seller
  /// gets 404 (§2).
  private static func openPackage(
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

  private static func line(
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
  fileprivate mutating func write(
    _ place: PackagePlace, _ call: TrendyolCall,
    _ body: (inout TrendyolOrder) throws(TrendyolRefusal) -> Void
  ) throws(TrendyolRefusal) -> TrendyolReply {
    try change(place.order, body)
    return .done
  }
}
