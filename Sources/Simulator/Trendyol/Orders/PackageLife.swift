import Basics

/// How an order of the past came to where it is: a package that went its way, or was split, or
/// lost a part on the way.
struct PackageLife {
  private let state: OrderState
  private let steps: [TrendyolPackage.Step]

  /// - Parameters:
  ///   - state: where the shop's own list has the order.
  ///   - placed: when it was placed.
  ///   - changed: when it came to that state.
  init(_ state: OrderState, from placed: Timestamp, to changed: Timestamp) {
    self.state = state
    let path = Self.path(to: state)
    let span = changed.milliseconds - placed.milliseconds
    steps = path.enumerated().map { number, status in
      // The first step is noted some seconds after the purchase, as in the samples (§8.6).
      let share = path.count > 1 ? span * Int64(number) / Int64(path.count - 1) : 0
      return TrendyolPackage.Step(
        status: status, at: placed.adding(milliseconds: number == 0 ? 2_500 : max(share, 2_500)))
    }
  }

  func apply(to order: inout TrendyolOrder, _ draws: inout Draws) {
    guard let first = steps.first else { return }
    if Self.returns.contains(state) { order.returning = state }
    order.open(first.status, at: first.at, carrier: draws.chance(0.7) ? 0 : draws.below(5))
    let fate = draws.unit()
    let units = order.lines.reduce(0) { $0 + $1.units }
    if first.status == .created, steps.count > 1, steps[1].status == .picking, units > 1 {
      let time = first.at.adding(
        milliseconds: min((steps[1].at.milliseconds - first.at.milliseconds) / 2, Timestamp.hour))
      if fate < 0.05 { split(&order, at: time) } else if fate < 0.1 { cancelPart(&order, at: time) }
    }
    for package in order.packages.indices where order.packages[package].status.next != nil {
      for step in steps.dropFirst() { order.packages[package].set(step.status, at: step.at) }
      document(&order.packages[package])
    }
  }

  private func split(_ order: inout TrendyolOrder, at time: Timestamp) {
    guard let (taken, left) = order.parting(0, [0: 1]) else { return }
    order.replace(
      0,
      by: [
        TrendyolOrder.Part(items: taken, createdBy: "split"),
        TrendyolOrder.Part(items: left, createdBy: "split"),
      ], at: time)
  }

  private func cancelPart(_ order: inout TrendyolOrder, at time: Timestamp) {
    let last = order.lines.count - 1
    _ = order.cancel(0, [last: 1], as: .cancelled, reason: 0, by: "Customer", at: time)
  }

  private func document(_ package: inout TrendyolPackage) {
    guard package.history.contains(where: { $0.status == .invoiced }) else { return }
    let year = CivilTime(secondsSinceEpoch: package.changed.seconds).year
    package.invoiceNumber = "TYF\(year)\(CivilTime.padded(package.id % 1_000_000_000, 9))"
  }

  private static let returns: Set<OrderState> = [
    .returned, .returnRequested, .returnArrived, .refunded, .partialReturnRequested,
    .partiallyReturned, .refundedToWallet,
  ]

  private static func path(to state: OrderState) -> [TrendyolStatus] {
    switch state {
    case .preOrder, .awaitingApproval, .awaitingPayment: [.awaiting]
    case .approved, .beingSupplied, .cancelRequested: [.created]
    case .packing: [.created, .picking]
    case .shipped, .sentToStore: [.created, .picking, .invoiced, .shipped]
    case .reachedStore, .waitsInStore:
      [.created, .picking, .invoiced, .shipped, .atCollectionPoint]
    case .cancelled, .cancelledBeforeDelivery: [.created, .cancelled]
    case .undelivered: [.created, .picking, .invoiced, .shipped, .undelivered, .returned]
    case .deleted: []
    default: [.created, .picking, .invoiced, .shipped, .delivered]
    }
  }
}
