/// What state an order is in, by its age: young ones wait, most old ones are delivered.
enum OrderLife {
  /// - Returns: the state and when it was reached, in seconds after the order was placed.
  static func state(age: Int64, payment: PaymentMethod, _ draws: inout Draws) -> (
    OrderState, Int64
  ) {
    let hours = Double(age) / 3600
    let fate = draws.unit()
    let approval = Int64(300 + draws.below(7200))
    if fate < 0.008 { return (.awaitingPayment, 0) }
    if hours < 3 { return young(payment, approval: approval, age: age, fate) }
    let dispatch = approval + Int64(14_400 + draws.below(129_600))
    if fate < 0.05 { return (fate < 0.043 ? .cancelled : .cancelledBeforeDelivery, approval) }
    if age < dispatch { return waiting(fate, approval: approval) }
    let delivery = dispatch + Int64(86_400 + draws.below(259_200))
    if age < delivery { return (.shipped, dispatch) }
    if fate < 0.057 { return (.undelivered, delivery) }
    return afterDelivery(age: age, delivery: delivery, fate: fate, &draws)
  }

  private static func young(
    _ payment: PaymentMethod, approval: Int64, age: Int64, _ fate: Double
  ) -> (OrderState, Int64) {
    if payment == .bankTransfer { return (.awaitingPayment, 0) }
    if age < approval { return (fate < 0.5 ? .preOrder : .awaitingApproval, 0) }
    return (.approved, approval)
  }

  private static func waiting(_ fate: Double, approval: Int64) -> (OrderState, Int64) {
    if fate < 0.055 { return (.cancelRequested, approval) }
    if fate < 0.12 { return (.beingSupplied, approval + 600) }
    return fate < 0.5 ? (.packing, approval + 1800) : (.approved, approval)
  }

  private static func afterDelivery(
    age: Int64, delivery: Int64, fate: Double, _ draws: inout Draws
  ) -> (OrderState, Int64) {
    let wish = delivery + Int64(86_400 + draws.below(604_800))
    guard fate >= 0.057, fate < 0.135, age >= wish else { return (.delivered, delivery) }
    let settled = wish + Int64(259_200 + draws.below(432_000))
    if age < settled {
      return fate < 0.12 ? (.returnRequested, wish) : (.partialReturnRequested, wish)
    }
    switch fate {
    case ..<0.095: return (.returned, settled)
    case ..<0.117: return (.refunded, settled)
    case ..<0.12: return (.returnArrived, settled)
    default: return (.partiallyReturned, settled)
    }
  }

  /// How the payment of an order in this state stands.
  static func payment(_ state: OrderState, _ method: PaymentMethod) -> PaymentState {
    switch state {
    case .awaitingPayment: .awaitingApproval
    case .cancelled, .cancelledBeforeDelivery, .deleted:
      method.isOnDelivery ? .cancelled : .refunded
    case .returned, .refunded, .refundedToWallet: .refunded
    case .undelivered: method.isOnDelivery ? .cancelled : .approved
    case .preOrder, .awaitingApproval, .approved, .packing, .beingSupplied, .shipped:
      method.isOnDelivery ? .awaitingApproval : .approved
    default: .approved
    }
  }
}
