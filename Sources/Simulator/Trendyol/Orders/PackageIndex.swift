import Basics

/// All packages by the time of their last change, and by their number.
struct PackageIndex: Sendable {
  struct Entry: Sendable {
    let changed: Timestamp
    let id: Int
    let place: PackagePlace

    static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
      (left.changed, left.id) < (right.changed, right.id)
    }
  }

  /// Oldest change first.
  private(set) var entries: [Entry]
  private(set) var places: [Int: PackagePlace]

  init(_ orders: [TrendyolOrder]) {
    entries = []
    places = [:]
    for (number, order) in orders.enumerated() {
      for (index, package) in order.packages.enumerated() {
        let place = PackagePlace(order: number, package: index)
        entries.append(Entry(changed: package.changed, id: package.id, place: place))
        places[package.id] = place
      }
    }
    entries.sort(by: Entry.isBefore)
  }

  /// Takes note of a package that is new or changed.
  /// - Parameter before: when it was changed last; nil for a new one.
  mutating func update(_ package: TrendyolPackage, at place: PackagePlace, before: Timestamp?) {
    if let before {
      let old = Entry(changed: before, id: package.id, place: place)
      let index = firstIndex(notBefore: old)
      if entries.indices.contains(index), entries[index].id == package.id {
        entries.remove(at: index)
      }
    }
    let entry = Entry(changed: package.changed, id: package.id, place: place)
    entries.insert(entry, at: firstIndex(notBefore: entry))
    places[package.id] = place
  }

  /// Entries changed within a range, oldest first.
  func changed(from: Timestamp, until: Timestamp) -> ArraySlice<Entry> {
    let first = firstIndex(
      notBefore: Entry(
        changed: from, id: .min, place: PackagePlace(order: 0, package: 0)))
    let end = firstIndex(
      notBefore: Entry(
        changed: until.adding(milliseconds: 1), id: .min,
        place: PackagePlace(order: 0, package: 0)))
    return entries[first..<max(first, end)]
  }

  private func firstIndex(notBefore entry: Entry) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if Entry.isBefore(entries[middle], entry) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
