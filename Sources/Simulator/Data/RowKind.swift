/// What becomes of a row of the shop over time.
enum RowKind: UInt8, Sendable {
  /// There from the first request to the last.
  case regular
  /// Part of the shop, but arrives while a client is paging when the fault `drift` is on.
  case late
  /// No part of the shop; is seen at first and goes away when the fault `drift` is on.
  case doomed
  /// Deleted before anybody looked: an order in state 10, a member in the list of deleted ones.
  case deleted

  /// Whether the row belongs to the undisturbed shop.
  var belongs: Bool { self == .regular || self == .late }
}

/// Which rows are of which kind, decided by position alone: 0.5 % late, 0.5 % doomed and, where a
/// stream knows deletion, 0.1 % deleted, spread evenly from an offset that the seed gives.
struct RowKinds: Sendable {
  private let offset: Int
  private let hasDeleted: Bool

  init(seed: UInt64, stream: Int, hasDeleted: Bool) {
    var draws = Draws(seed: seed, .rowKinds, stream)
    offset = draws.below(1000)
    self.hasDeleted = hasDeleted
  }

  subscript(row: Int) -> RowKind {
    // 619 is coprime with 1000, so the kinds of one group lie far apart.
    switch (row * 619 + offset) % 1000 {
    case 0..<5: .late
    case 5..<10: .doomed
    case 10: hasDeleted ? .deleted : .regular
    default: .regular
    }
  }

  /// How many rows it takes to hold `count` that belong to the shop.
  func rows(holding count: Int) -> Int {
    var rows = 0
    var found = 0
    while found < count {
      if self[rows].belongs { found += 1 }
      rows += 1
    }
    return rows
  }
}
