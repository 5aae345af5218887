/// An inclusive range of times in a filter. An end that is absent or nil is open.
struct TimeRange {
  private let from: ShopTime?
  private let to: ShopTime?

  /// Nil when neither end is given, which is no filter.
  init?(_ filter: WireObject, _ from: String, _ to: String) {
    self.from = filter.time(from)
    self.to = filter.time(to)
    if self.from == nil, self.to == nil { return nil }
  }

  func contains(_ time: ShopTime) -> Bool {
    if let from, time < from { return false }
    if let to, time > to { return false }
    return true
  }
}

extension TimeRange? {
  /// True without a filter.
  func allows(_ time: @autoclosure () -> ShopTime) -> Bool { self?.contains(time()) ?? true }
}

/// An int of a filter that is off at -1 and otherwise wants a flag to be 1 or 0; absent is 0
/// (Ticimax wire facts 2026-11-23, §4.2).
struct FlagFilter {
  private let wanted: Int

  init(_ filter: WireObject, _ name: String) { wanted = filter.int(name) }

  var isOff: Bool { wanted == -1 }

  func allows(_ flag: @autoclosure () -> Bool) -> Bool { isOff || flag() == (wanted == 1) }
}
