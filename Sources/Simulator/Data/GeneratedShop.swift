/// A shop made from a seed.
struct GeneratedShop: ShopSource {
  let orders: [OrderRow]
  let members: [MemberRow]
  let favourites: [FavouriteRow]
  private let catalogue: FashionCatalogue
  private let memberMaker: MemberMaker
  private let facts: OrderFacts
  private let orderMaker: OrderMaker

  var cards: [CardRow] { catalogue.rows }
  var categories: [ShopCategory] { CategoryTree.all }
  var brands: [String] { TradeNames.brands }
  var suppliers: [String] { TradeNames.suppliers }

  init(_ spec: ShopSpec, start: ShopTime, end: ShopTime) throws(ShopSpecError) {
    guard start < end else { throw .emptyPeriod }
    guard spec.products > 0 || spec.orders + spec.favourites == 0 else { throw .noProducts }
    let memberKinds = RowKinds(seed: spec.seed, stream: 3, hasDeleted: true)
    let wanted = Self.memberCount(spec)
    let most = wanted * spec.products / 2
    guard spec.favourites <= most || spec.favourites == 0 else {
      throw .tooManyFavourites(atMost: most)
    }
    let catalogue = FashionCatalogue(
      seed: spec.seed, products: spec.products, start: start, end: end,
      sharesBarcodes: spec.sharesBarcodes)
    let maker = MemberMaker(
      seed: spec.seed, count: memberKinds.rows(holding: wanted), start: start, end: end)
    let facts = OrderFacts(
      seed: spec.seed, end: end, members: maker, memberKinds: memberKinds)
    let orders = Self.orders(spec, start: start, end: end, facts)
    let orderMaker = OrderMaker(
      seed: spec.seed, end: end, catalogue: catalogue, members: maker)
    favourites = FavouriteMaker.favourites(
      seed: spec.seed, count: spec.favourites, start: start, end: end, facts: facts,
      basket: orderMaker.basket)
    members = Self.members(spec.seed, maker, memberKinds, orders, end: end)
    self.catalogue = catalogue
    self.orders = orders
    memberMaker = maker
    self.facts = facts
    self.orderMaker = orderMaker
  }

  /// 28 members for 100 orders, and enough for the favourites of a shop without orders.
  private static func memberCount(_ spec: ShopSpec) -> Int {
    let byOrders = (spec.orders * 28 + 99) / 100
    return spec.orders + spec.favourites == 0 ? 0 : max(byOrders, spec.favourites / 20, 1)
  }

  private static func orders(
    _ spec: ShopSpec, start: ShopTime, end: ShopTime, _ facts: OrderFacts
  ) -> [OrderRow] {
    let kinds = RowKinds(seed: spec.seed, stream: 1, hasDeleted: true)
    let count = kinds.rows(holding: spec.orders)
    let calendar = OrderCalendar(seed: spec.seed, orders: count, start: start, end: end)
    return (0..<count).map { row in
      facts.row(row, placed: calendar.placed(row, seed: spec.seed), kind: kinds[row])
    }
  }

  private static func members(
    _ seed: UInt64, _ maker: MemberMaker, _ kinds: RowKinds, _ orders: [OrderRow], end: ShopTime
  ) -> [MemberRow] {
    var lastOrder = [UInt32](repeating: 0, count: maker.count)
    for order in orders where order.member >= 0 && order.kind.belongs {
      lastOrder[Int(order.member)] = order.placedAt
    }
    return (0..<maker.count).map { row in
      var draws = Draws(seed: seed, .member, row &+ 1 << 42)
      let joined = maker.registered(row)
      let visit = max(joined, ShopTime(seconds: Int64(lastOrder[row])))
      let idle = Double(end.seconds - visit.seconds)
      let login = visit.adding(Int64(idle * Fast.power(draws.unit(), 4)))
      return MemberRow(
        registeredAt: joined, editedAt: draws.chance(0.3) ? login : visit, lastLoginAt: login,
        isActive: draws.chance(0.985), hasOrdered: lastOrder[row] > 0, kind: kinds[row])
    }
  }

  // MARK: - Whole records

  func order(_ row: Int, _ facts: OrderRow) -> ShopOrder { orderMaker.order(row, facts) }
  func card(_ row: Int) -> ShopCard { catalogue.card(row) }
  func member(_ row: Int) -> ShopMember { memberMaker.member(row, members[row]) }

  func newOrder(_ row: Int, at time: ShopTime) -> OrderRow {
    var order = facts.row(row, placed: time, kind: .regular)
    order.state = .approved
    order.paymentState = OrderLife.payment(.approved, order.payment)
    order.editedAt = order.placedAt
    order.stateChangedAt = order.placedAt
    order.isTransferred = false
    return order
  }

  // MARK: - Look-ups

  func orderRow(number: String) -> Int? {
    guard number.utf8.starts(with: "TCX".utf8), let id = Int(number.dropFirst(3)) else {
      return nil
    }
    return ShopKey.orderRow(id)
  }

  func variant(sku: String) -> Int? {
    guard let row = catalogue.row(ofSKU: sku) else { return nil }
    return cards[row].variants.first { catalogue.sku($0, row: row) == sku }
  }

  func variant(barcode: String) -> Int? {
    guard let index = Barcode.item(of: barcode), cardRow(ofVariant: index) != nil else {
      return nil
    }
    return index
  }
}
