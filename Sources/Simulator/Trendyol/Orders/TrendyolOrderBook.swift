import Basics

/// Orders of the account, and what happens to their packages.
extension TrendyolState {
  func write(_ place: PackagePlace, with writer: PackageWriter, to json: inout ReplyJSON) {
    let order = orders[place.order]
    writer.write(order, order.packages[place.package], to: &json)
  }

  /// Adds an order with its packages.
  mutating func add(_ order: TrendyolOrder) {
    orderByNumber[order.number] = orders.count
    orders.append(order)
    for index in order.packages.indices {
      let place = PackagePlace(order: orders.count - 1, package: index)
      packages.update(order.packages[index], at: place, before: nil)
      announce(place)
    }
  }

  /// Changes an order, and takes note of every package that is new or changed by it.
  mutating func change<Result>(
    _ number: Int, _ body: (inout TrendyolOrder) throws(TrendyolRefusal) -> Result
  ) throws(TrendyolRefusal) -> Result {
    let before = orders[number].packages
    let result = try body(&orders[number])
    for (index, package) in orders[number].packages.enumerated() {
      let old = index < before.count ? before[index] : nil
      if let old, old.changed == package.changed, old.history == package.history { continue }
      let place = PackagePlace(order: number, package: index)
      packages.update(package, at: place, before: old?.changed)
      announce(place)
    }
    return result
  }

  /// Moves as many of the oldest open packages one step on, as carriers and buyers do.
  /// - Returns: how many there were.
  mutating func movePackages(_ count: Int, at now: Timestamp) -> Int {
    let moving = packages.entries.filter { entry in
      orders[entry.place.order].packages[entry.place.package].status.next != nil
    }.prefix(count)
    for entry in moving {
      try? change(entry.place.order) { order throws(TrendyolRefusal) in
        guard let next = order.packages[entry.place.package].status.next else { return }
        order.packages[entry.place.package].set(next, at: now)
      }
    }
    return moving.count
  }
}
