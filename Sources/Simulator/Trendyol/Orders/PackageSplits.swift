/// The four ways of splitting a package (Trendyol wire facts 2026-11-23, §9).
extension OrderWrites {
  static func split(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let ids = try call.json()["orderLineIds"]?.list ?? []
    return try splitByLines([ids], call, &state)
  }

  static func multiSplit(_ call: TrendyolCall, _ state: inout TrendyolState) throws
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

  static func quantitySplit(_ call: TrendyolCall, _ state: inout TrendyolState) throws
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

  static func splitPackages(_ call: TrendyolCall, _ state: inout TrendyolState) throws
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
}
