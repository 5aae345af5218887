import Basics

/// Makes the orders that were placed before the first request: those that the shop's own list shows
/// as coming from Trendyol, under the same number, and some that the shop does not know.
struct TrendyolOrderMaker {
  let world: TrendyolWorld
  let contents: [TrendyolContent]
  let listings: [TrendyolListing]
  let byVariant: [Int: Int]
  let orderDays: Int64

  /// `OrderOrigin` of orders that came from Trendyol.
  static let origin = OrderOrigin.all.firstIndex { $0.source == "Trendyol" } ?? 0

  /// One order for every so many of the shop is on Trendyol alone.
  private static let shopOrdersPerOwn = 12

  private var start: Timestamp { world.end.adding(days: -orderDays) }

  func orders() -> [TrendyolOrder] {
    let ofShop = mirroredRows().map { mirrored($0, world.source.orders[$0]) }
    return (ofShop + owns()).sorted { ($0.placed, $0.key) < ($1.placed, $1.key) }
  }

  // MARK: - Orders of the shop's list

  private func mirroredRows() -> [Int] {
    let orders = world.source.orders
    let first = ShopTime(start, in: world.zone).seconds
    var rows: [Int] = []
    for row in orders.indices.reversed() {
      guard Int64(orders[row].placedAt) >= first else { break }
      if Int(orders[row].origin) == Self.origin, orders[row].kind.belongs { rows.append(row) }
    }
    return rows.reversed()
  }

  /// The order of a row of the shop's list.
  func mirrored(_ row: Int, _ facts: OrderRow) -> TrendyolOrder {
    mirrored(row, facts, world.source.order(row, facts))
  }

  func mirrored(_ row: Int, _ facts: OrderRow, _ shopOrder: ShopOrder) -> TrendyolOrder {
    var draws = Draws(seed: world.seed, .trendyolOrder, row)
    let lines = shopOrder.lines.map { line in
      TrendyolSoldLine(
        goods: goods(of: line), units: line.quantity, price: Lira(line.unitPrice))
    }
    var order = make(
      key: row, number: shopOrder.marketplaceNumber ?? String(9_000_000_000 + shopOrder.id * 17),
      placed: moment(of: facts.placed, &draws), buyer: shopOrder.buyer,
      address: shopOrder.shipping, lines, hasDiscounts: false, &draws)
    let changed = max(world.timestamp(facts.stateChanged), order.placed)
    PackageLife(facts.state, from: order.placed, to: changed).apply(to: &order, &draws)
    return order
  }

  /// The line's goods as they are listed, or as they once were.
  private func goods(of line: ShopOrderLine) -> TrendyolGoods {
    if let listing = byVariant[line.variant] { return goods(ofListing: listing) }
    let category = TrendyolWorld.category(ofShop: world.source.cards[line.card].category)
    return TrendyolGoods(
      barcode: line.barcode, stockCode: line.sku, contentID: 690_000_000 + line.card,
      name: line.name, size: line.options.first { $0.kind == .size }?.value ?? "",
      colour: line.options.first { $0.kind == .colour }?.value ?? "", categoryID: category,
      categoryName: world.category(category)?.name ?? "", vatPercent: line.vatPercent,
      commissionPercent: 12 + category % 10)
  }

  func goods(ofListing index: Int) -> TrendyolGoods {
    TrendyolGoods(listings[index], contents[listings[index].content])
  }

  private func moment(of time: ShopTime, _ draws: inout Draws) -> Timestamp {
    world.timestamp(time).adding(milliseconds: Int64(draws.below(1_000)))
  }

  // MARK: - Orders of Trendyol alone

  /// Spread evenly over the days that can be asked for.
  private func owns() -> [TrendyolOrder] {
    let approved = listings.indices.filter { contents[listings[$0].content].isApproved }
    guard !approved.isEmpty, !world.source.orders.isEmpty else { return [] }
    let count =
      world.source.orders.count / Self.shopOrdersPerOwn
      * Int(min(orderDays, 730)) / 730
    let span = world.end.milliseconds - start.milliseconds
    return (0..<count).map { number in
      let key = 2_000_000 + number
      var draws = Draws(seed: world.seed, .trendyolOrder, key)
      let share = (Double(number) + draws.unit()) / Double(max(count, 1))
      let placed = start.adding(milliseconds: Int64(share * Double(span)))
      var picked: [Int] = []
      for _ in 0..<(1 + draws.below(3)) {
        let listing = approved[draws.rank(approved.count, steepness: 2)]
        if !picked.contains(listing) { picked.append(listing) }
      }
      let lines = picked.map { listing in
        TrendyolSoldLine(
          goods: goods(ofListing: listing), units: draws.chance(0.15) ? 2 : 1,
          price: listings[listing].sale)
      }
      var order = sale(key: key, number: 9_600_000_000 + number * 29, placed: placed, lines, &draws)
      let age = (world.end.milliseconds - placed.milliseconds) / 1_000
      let (state, after) = OrderLife.state(age: age, payment: .currentAccount, &draws)
      PackageLife(state, from: placed, to: min(placed.adding(seconds: after), world.end))
        .apply(to: &order, &draws)
      return order
    }
  }

  // MARK: - Both

  /// An order of a buyer of Trendyol's own, without a package yet.
  func sale(
    key: Int, number: Int, placed: Timestamp, _ lines: [TrendyolSoldLine], _ draws: inout Draws
  ) -> TrendyolOrder {
    let person = MemberMaker.person(&draws, number: 7_000_000 + key, isMale: draws.chance(0.3))
    let address = AddressMaker.address(
      &draws, id: 20_000_001 + key, recipient: person.fullName, phone: person.phone)
    return make(
      key: key, number: String(number), placed: placed, buyer: person, address: address, lines,
      hasDiscounts: true, &draws)
  }

  private func make(
    key: Int, number: String, placed: Timestamp, buyer: Person, address: PostalAddress,
    _ sold: [TrendyolSoldLine], hasDiscounts: Bool, _ draws: inout Draws
  ) -> TrendyolOrder {
    let sellerPercent = hasDiscounts && draws.chance(0.25) ? draws.pick([5, 10, 15]) : 0
    let ownPercent = draws.chance(0.15) ? draws.pick([3, 5, 8]) : 0
    let lines = sold.prefix(16).enumerated().map { place, line in
      TrendyolLine(
        id: 4_700_000_000 + key * 16 + place, goods: line.goods, units: min(line.units, 1_000),
        gross: line.price, sellerDiscount: line.price.percent(sellerPercent),
        marketplaceDiscount: hasDiscounts ? line.price.percent(ownPercent) : .zero)
    }
    return TrendyolOrder(
      key: key, number: number, placed: placed, buyer: buyer, address: address,
      payment: draws.pick([
        "Kredi Kartı", "Kredi Kartı", "Banka Kartı", "Cüzdan - Trendpay", "Alışveriş Kredisi",
      ]), lines: lines)
  }
}

/// What somebody buys.
struct TrendyolSoldLine: Sendable {
  let goods: TrendyolGoods
  let units: Int
  let price: Lira
}

extension TrendyolGoods {
  init(_ listing: TrendyolListing, _ content: TrendyolContent) {
    barcode = listing.barcode
    stockCode = listing.stockCode
    contentID = content.id
    name = content.title + (content.colour.map { " - \($0)" } ?? "") + ", \(listing.size)"
    size = listing.size
    colour = content.colour ?? ""
    categoryID = content.category.id
    categoryName = content.category.name
    vatPercent = listing.vatPercent
    commissionPercent = listing.commissionPercent
  }
}
