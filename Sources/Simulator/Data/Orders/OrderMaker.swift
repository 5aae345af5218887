import Basics

/// Makes whole orders of the generated shop, each from its own draws.
struct OrderMaker: Sendable {
  let seed: UInt64
  let end: ShopTime
  let catalogue: FashionCatalogue
  let members: MemberMaker
  let basket: BasketMaker

  init(seed: UInt64, end: ShopTime, catalogue: FashionCatalogue, members: MemberMaker) {
    self.seed = seed
    self.end = end
    self.catalogue = catalogue
    self.members = members
    basket = BasketMaker(seed: seed, end: end, catalogue: catalogue)
  }

  func order(_ row: Int, _ facts: OrderRow) -> ShopOrder {
    var draws = Draws(seed: seed, .orderDetail, row)
    let id = ShopKey.order(row)
    let buyer = buyer(row, facts, &draws)
    let shipping = address(row, facts, buyer, &draws)
    var order = ShopOrder(
      id: id, number: "TCX\(id)", row: facts, buyer: buyer, shipping: shipping, billing: shipping,
      currency: ShopCurrency.lira.code)
    if facts.member < 0, draws.chance(0.06) { Self.bill(&order, &draws) }
    order.lines = basket.lines(row, facts)
    price(&order, &draws)
    document(&order, row, &draws)
    pay(&order, &draws)
    return order
  }

  // MARK: - People

  private func buyer(_ row: Int, _ facts: OrderRow, _ draws: inout Draws) -> Person {
    var person: Person
    if facts.member >= 0 {
      person = members.person(Int(facts.member))
    } else if !isMarketplace(facts), members.count > 0, draws.chance(0.25) {
      // A member who forgot to sign in: the same person, written a little differently.
      person = members.person(draws.below(members.registeredCount(by: facts.placed)))
      person.email = person.email.uppercased()
    } else {
      person = MemberMaker.person(&draws, number: 5_000_000 + row, isMale: draws.chance(0.25))
      if isMarketplace(facts) { person.email = "pf+\(ShopKey.order(row) * 37)@pazaryeri.example" }
    }
    person.phone = Self.writePhone(person.phone, &draws)
    return person
  }

  /// Phones arrive as buyers type them.
  private static func writePhone(_ digits: String, _ draws: inout Draws) -> String {
    switch draws.below(20) {
    case 0..<3: return "0" + digits
    case 3:
      let tail = digits.dropFirst(3)
      return "+90 (\(digits.prefix(3))) \(tail.prefix(3)) \(tail.dropFirst(3).prefix(2)) "
        + tail.dropFirst(5)
    default: return digits
    }
  }

  private func isMarketplace(_ facts: OrderRow) -> Bool {
    OrderOrigin.all[Int(facts.origin)].isMarketplace
  }

  private func address(
    _ row: Int, _ facts: OrderRow, _ buyer: Person, _ draws: inout Draws
  ) -> PostalAddress {
    if facts.member >= 0, draws.chance(0.85) {
      return members.address(Int(facts.member), person: buyer)
    }
    return AddressMaker.address(
      &draws, id: 10_000_001 + row, recipient: buyer.fullName, phone: buyer.phone)
  }

  private static func bill(_ order: inout ShopOrder, _ draws: inout Draws) {
    order.billing.id += 5_000_000
    AddressMaker.makeCorporate(&order.billing, &draws)
  }

  // MARK: - Money

  private func price(_ order: inout ShopOrder, _ draws: inout Draws) {
    let goods = order.lines.reduce(Amount.zero) { $0 + $1.unitPrice * $1.quantity }
    if !isMarketplace(order.row), draws.chance(0.18) {
      order.campaign = "Sepette %10 İndirim"
      for index in order.lines.indices {
        let line = order.lines[index]
        order.lines[index].discount = (line.unitPrice * line.quantity).percent(10)
      }
    }
    if !isMarketplace(order.row), goods > Amount(minor: 60_000), draws.chance(0.04) {
      order.voucherCode = "HOSGELDIN\(draws.within(100...999))"
      order.voucher = Amount(minor: Int64(draws.pick([5_000, 7_500, 10_000])))
    }
    if goods < Amount(minor: 75_000) { order.shippingFee = Amount(minor: 4_990) }
    if order.row.payment.isOnDelivery { order.deliveryPaymentFee = Amount(minor: 2_990) }
    if isMarketplace(order.row) { order.commission = goods.percent(draws.within(12...22)) }
  }

  private func pay(_ order: inout ShopOrder, _ draws: inout Draws) {
    let byCard = order.row.payment == .creditCard || order.row.payment == .payTR
    order.payments = [
      ShopPayment(
        id: 80_001 + order.id, method: order.row.payment, state: order.row.paymentState,
        amount: OrderTotals(order).total,
        instalments: byCard ? draws.pick([1, 1, 1, 1, 2, 3, 6, 9]) : 1,
        paidAt: order.row.placed.adding(Int64(5 + draws.below(60))))
    ]
  }

  // MARK: - Papers

  private func document(_ order: inout ShopOrder, _ row: Int, _ draws: inout Draws) {
    order.address = "192.0.2.\(1 + draws.below(254))"
    if draws.chance(0.05) { order.note = draws.pick(Self.notes) }
    if order.row.state.isShipped {
      let year = CivilTime(secondsSinceEpoch: Int64(order.row.placedAt)).year
      order.invoiceNumber = "TCX\(year)\(CivilTime.padded(row + 1, 9))"
      order.trackingNumber = String(7_300_000_000_000 + order.id * 11)
    }
    if isMarketplace(order.row) { order.marketplaceNumber = String(9_000_000_000 + order.id * 17) }
  }

  private static let notes = [
    "Lütfen kapıcıya bırakmayın, aramanız yeterli.", "Hediye paketi rica ederim.",
    "Fiş yerine fatura & irsaliye olsun.", "Öğleden sonra teslim edilsin <lütfen>.",
  ]
}
