import Basics

/// Splits and partial cancellations: the package is closed and others take its place, under new
/// numbers (Trendyol wire facts 2026-11-23, §7).
extension TrendyolOrder {
  /// How a part of a package goes on.
  struct Part: Sendable {
    var items: [TrendyolPackage.Item]
    var createdBy: String
    /// Nil goes on in the status of the package.
    var ending: TrendyolStatus?
    var reason = 0
    var cancelledBy = ""
  }

  /// The first package of an order, with everything in it.
  mutating func open(_ status: TrendyolStatus, at time: Timestamp, carrier: Int) {
    let items = lines.indices.map { line in
      TrendyolPackage.Item(line: line, units: Array(0..<lines[line].units))
    }
    append(
      Part(items: items, createdBy: Self.fromOrder, ending: nil), origins: [], carrier: carrier,
      history: [TrendyolPackage.Step(status: status, at: time)], at: time)
  }

  /// Puts packages in the place of one.
  mutating func replace(_ package: Int, by parts: [Part], at time: Timestamp) {
    let old = packages[package]
    packages[package].set(.unpacked, at: time)
    for part in parts where !part.items.isEmpty {
      append(part, origins: [old.id], carrier: old.carrier, history: old.history, at: time)
      let index = packages.count - 1
      packages[index].invoiceNumber = part.ending == nil ? old.invoiceNumber : nil
      packages[index].cancelReason = part.reason
      packages[index].cancelledBy = part.cancelledBy
      if let ending = part.ending { packages[index].set(ending, at: time) }
    }
  }

  private mutating func append(
    _ part: Part, origins: [Int], carrier: Int, history: [TrendyolPackage.Step], at time: Timestamp
  ) {
    let id = packageID(packages.count)
    packages.append(
      TrendyolPackage(
        id: id, createdBy: part.createdBy, origins: origins, items: part.items, history: history,
        changed: time, tracking: 7_280_000_000_000_000 + (id - 3_300_000_000), carrier: carrier))
  }

  /// The items of a package without some units, and those units.
  /// - Parameter wanted: how many units of which line.
  /// - Returns: nil when the package does not hold so many.
  func parting(_ package: Int, _ wanted: [Int: Int]) -> (
    taken: [TrendyolPackage.Item], left: [TrendyolPackage.Item]
  )? {
    var taken: [TrendyolPackage.Item] = []
    var left: [TrendyolPackage.Item] = []
    var missing = wanted.filter { $0.value > 0 }
    for item in packages[package].items {
      let count = missing.removeValue(forKey: item.line) ?? 0
      guard count <= item.units.count else { return nil }
      let units = Array(item.units.prefix(count))
      if !units.isEmpty { taken.append(TrendyolPackage.Item(line: item.line, units: units)) }
      let rest = Array(item.units.dropFirst(count))
      if !rest.isEmpty { left.append(TrendyolPackage.Item(line: item.line, units: rest)) }
    }
    return missing.isEmpty ? (taken, left) : nil
  }

  /// Takes units out of a package because of a cancellation; a package with nothing left is closed
  /// itself.
  /// - Returns: false when the package does not hold so many.
  mutating func cancel(
    _ package: Int, _ wanted: [Int: Int], as ending: TrendyolStatus, reason: Int, by whom: String,
    at time: Timestamp
  ) -> Bool {
    guard let (taken, left) = parting(package, wanted), !taken.isEmpty else { return false }
    if left.isEmpty {
      packages[package].set(ending, at: time)
      packages[package].cancelReason = reason
      packages[package].cancelledBy = whom
      return true
    }
    let kept = Part(items: left, createdBy: "cancel")
    let gone = Part(
      items: taken, createdBy: "cancel", ending: ending, reason: reason, cancelledBy: whom)
    replace(package, by: [kept, gone], at: time)
    return true
  }
}
