/// Draws the facts of an order that requests filter by.
struct OrderFacts: Sendable {
  let seed: UInt64
  let end: ShopTime
  let members: MemberMaker
  let memberKinds: RowKinds
  private let loyalty: Permutation

  init(seed: UInt64, end: ShopTime, members: MemberMaker, memberKinds: RowKinds) {
    self.seed = seed
    self.end = end
    self.members = members
    self.memberKinds = memberKinds
    loyalty = Permutation(count: members.count, seed: seed, salt: 1)
  }

  func row(_ row: Int, placed: ShopTime, kind: RowKind) -> OrderRow {
    var draws = Draws(seed: seed, .orderHead, row)
    let origin = Self.origins.pick(&draws)
    let isMarketplace = OrderOrigin.all[origin].isMarketplace
    let method = isMarketplace ? .currentAccount : Self.methods.pick(&draws)
    var (state, after) = OrderLife.state(
      age: end.seconds - placed.seconds, payment: method, &draws)
    if kind == .deleted { state = .deleted }
    let changed = min(placed.seconds + after, end.seconds)
    let edited = min(changed + (draws.chance(0.2) ? Int64(draws.below(86_400)) : 0), end.seconds)
    let isGuest = isMarketplace || draws.chance(0.22)
    return OrderRow(
      placedAt: UInt32(clamping: placed.seconds), editedAt: UInt32(clamping: edited),
      stateChangedAt: UInt32(clamping: changed),
      member: isGuest ? -1 : Int32(clamping: member(at: placed, &draws)), state: state,
      origin: UInt8(origin), payment: method, paymentState: OrderLife.payment(state, method),
      carrier: UInt8(OrderOrigin.all[origin].carrier ?? draws.below(5)), kind: kind,
      isTransferred: end.seconds - placed.seconds > 2 * ShopTime.day && draws.chance(0.97))
  }

  /// A member who had joined by then. The same few come back often: how often falls as a power
  /// of their rank.
  func member(at time: ShopTime, _ draws: inout Draws) -> Int {
    let joined = members.registeredCount(by: time)
    guard joined > 0 else { return -1 }
    for _ in 0..<8 {
      let member = loyalty[draws.rank(members.count, steepness: 1.5)]
      if member < joined, memberKinds[member].belongs { return member }
    }
    var member = joined - 1
    while member >= 0, !memberKinds[member].belongs { member -= 1 }
    return member
  }

  private static let origins = WeightedTable(
    OrderOrigin.all.indices.map { ($0, OrderOrigin.all[$0].weight) })

  private static let methods = WeightedTable<PaymentMethod>([
    (.creditCard, 58), (.iyzico, 9), (.payTR, 6), (.cashOnDelivery, 14), (.cardOnDelivery, 4),
    (.bankTransfer, 8), (.voucher, 1),
  ])
}
