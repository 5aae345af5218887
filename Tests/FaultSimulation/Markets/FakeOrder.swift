import Commerce

/// An order as a made-up marketplace has it.
struct FakeOrder {
  struct Line: Equatable {
    /// Place of the goods in the shop's list.
    var goods: Int
    var quantity: Int64
    var isCancelled = false
  }

  /// The order as it was told at one moment.
  struct Snapshot: Equatable {
    var number: Int
    var status: OrderStatus
    var lines: [Line]
    var placedAt: Int64
    /// Grows with every change.
    var changedAt: Int64
  }

  private(set) var history: [Snapshot]

  init(number: Int, lines: [Line], status: OrderStatus, at moment: Int64) {
    history = [
      Snapshot(number: number, status: status, lines: lines, placedAt: moment, changedAt: moment)
    ]
  }

  var current: Snapshot { history[history.count - 1] }

  mutating func change(at moment: Int64, _ body: (inout Snapshot) -> Void) {
    var next = current
    body(&next)
    next.changedAt = max(moment, current.changedAt + 1)
    history.append(next)
  }
}
