import Basics
import Testing

@testable import Simulator

struct GeneratedShopTests {
  @Test func `the reference shop has its exact size`() throws {
    let shop = try SimulatedShop(.reference(now: Shops.now))
    let counts = shop.counts
    #expect(counts.orders == 232_533)
    #expect(counts.products == 5_917)
    #expect(counts.variants == 32_806)
    #expect(counts.favourites == 54_059)
  }

  @Test(arguments: [UInt64(1), 2, 77])
  func `the reference catalogue has its exact size with any seed`(_ seed: UInt64) throws {
    let spec = ShopSpec(
      seed: seed, orders: 0, products: 5_917, favourites: 0, now: Shops.now)
    #expect(try SimulatedShop(spec).counts.variants == 32_806)
  }

  @Test(arguments: [7, 100, 1_000])
  func `other catalogues keep about five and a half variants a card`(_ products: Int) throws {
    let spec = ShopSpec(orders: 0, products: products, favourites: 0, now: Shops.now)
    let counts = try SimulatedShop(spec).counts
    #expect(counts.products == products)
    #expect(counts.variants == FashionCatalogue.variantTarget(products: products))
  }

  @Test func `a single card has the sizes of one run`() throws {
    let spec = ShopSpec(orders: 0, products: 1, favourites: 0, now: Shops.now)
    let counts = try SimulatedShop(spec).counts
    #expect(counts.products == 1)
    #expect((1...8).contains(counts.variants))
  }

  @Test func `one seed gives the same bytes twice, another seed other ones`() throws {
    func bytes(_ seed: UInt64) throws -> [UInt8] {
      let answers = try Shops.generated(orders: 60, seed: seed).answers()
      return answers.answer(.siparis, body: Requests.orders(), action: nil).bytes
        + answers.answer(.urun, body: Requests.cards(size: 10), action: nil).bytes
        + answers.answer(.uye, body: Requests.members(), action: nil).bytes
    }
    #expect(try bytes(9) == bytes(9))
    #expect(try bytes(9) != bytes(10))
  }

  @Test func `a shop without orders, products or favourites is empty and whole`() throws {
    let spec = ShopSpec(orders: 0, products: 0, favourites: 0, now: Shops.now)
    let shop = try SimulatedShop(spec)
    #expect(try shop.answers().orderIDs(Requests.orders()) == [])
    #expect(try shop.answers().cardIDs(Requests.cards()) == [])
    #expect(shop.counts.members == 0)
  }

  @Test func `orders need products, and favourites need room`() {
    #expect(throws: ShopSpecError.noProducts) {
      try SimulatedShop(ShopSpec(orders: 1, products: 0, favourites: 0, now: Shops.now))
    }
    #expect(throws: ShopSpecError.tooManyFavourites(atMost: 1)) {
      try SimulatedShop(ShopSpec(orders: 1, products: 2, favourites: 5, now: Shops.now))
    }
  }

  @Test func `orders rise with their IDs and lie in the period`() throws {
    let shop = try Shops.generated(orders: 3_000)
    let times = shop.source.orders.map(\.placedAt)
    #expect(times == times.sorted())
    let end = ShopTime(Shops.now, in: .istanbul)
    #expect(Int64(try #require(times.last)) <= end.seconds)
    let first = Int64(try #require(times.first))
    #expect(first >= end.seconds - 731 * ShopTime.day)
    #expect(shop.source.orders.allSatisfy { $0.placedAt <= $0.stateChangedAt })
    #expect(shop.source.orders.allSatisfy { $0.stateChangedAt <= $0.editedAt })
  }

  @Test func `states fit the age of the orders`() throws {
    let shop = try Shops.generated(orders: 5_000)
    let end = ShopTime(Shops.now, in: .istanbul)
    let old = shop.source.orders.filter { end.seconds - Int64($0.placedAt) > 40 * ShopTime.day }
    #expect(old.allSatisfy { $0.state.next == nil || $0.state == .awaitingPayment })
    let delivered = Double(old.count { $0.state == .delivered }) / Double(old.count)
    #expect((0.8...0.92).contains(delivered))
    let fresh = shop.source.orders.filter { end.seconds - Int64($0.placedAt) < 3 * 3600 }
    #expect(fresh.allSatisfy { !$0.state.isShipped })
  }

  @Test func `a few members buy often and most buy seldom`() throws {
    let shop = try Shops.generated(orders: 5_000)
    var perMember: [Int32: Int] = [:]
    for order in shop.source.orders where order.member >= 0 {
      perMember[order.member, default: 0] += 1
    }
    let counts = perMember.values.sorted(by: >)
    #expect(counts[0] >= 15)
    #expect(counts[counts.count / 2] <= 3)
    let buyersBeforeJoining = shop.source.orders.count {
      $0.member >= 0
        && Int64($0.placedAt) < shop.source.members[Int($0.member)].registeredAt.seconds
    }
    #expect(buyersBeforeJoining < 50)
  }

  @Test func `nobody buys a product before it was added`() throws {
    let shop = try Shops.generated(orders: 500, products: 200)
    for row in 0..<400 {
      let order = shop.view.order(row)
      for line in order.lines {
        #expect(shop.source.cards[line.card].addedAt <= order.row.placed)
      }
    }
  }

  @Test func `evenings and campaign weeks sell more`() throws {
    let shop = try Shops.generated(orders: 20_000)
    let hours = shop.source.orders.map { Int($0.placedAt) / 3600 % 24 }
    #expect(hours.count { $0 == 21 } > 8 * hours.count { $0 == 4 })
    func orders(_ from: CivilTime, days: Int64) -> Int {
      let start = ShopTime(from).seconds
      return shop.source.orders.count {
        Int64($0.placedAt) >= start && Int64($0.placedAt) < start + days * ShopTime.day
      }
    }
    let campaign = orders(CivilTime(year: 2025, month: 11, day: 23), days: 7)
    let calm = orders(CivilTime(year: 2025, month: 10, day: 5), days: 7)
    #expect(Double(campaign) > 1.5 * Double(calm))
  }

  @Test func `stock codes and barcodes are unique and barcodes are valid`() throws {
    let shop = try Shops.generated(products: 300)
    var skus: Set<String> = []
    var barcodes: Set<String> = []
    for row in shop.source.cards.indices {
      for variant in shop.view.card(row).variants {
        skus.insert(variant.sku)
        barcodes.insert(variant.barcode)
        let digits = try #require(Int(variant.barcode))
        #expect(variant.barcode.hasPrefix("869"))
        #expect(Barcode.checkDigit(of: digits / 10) == digits % 10)
      }
    }
    let variants = shop.source.cards.reduce(0) { $0 + $1.variantCount }
    #expect(skus.count == variants)
    #expect(barcodes.count == variants)
  }

  @Test func `sizes, colours and broken runs look like fashion`() throws {
    let shop = try Shops.generated(products: 400)
    let cards = shop.source.cards.indices.map { shop.view.card($0) }
    let sizes = Set(
      cards.flatMap(\.variants).flatMap(\.options).filter { $0.kind == .size }.map(\.value))
    #expect(
      sizes.isSuperset(of: ["XS", "S", "M", "L", "XL", "XXL", "3XL", "34", "40", "46", "37"]))
    let broken = cards.count { card in
      card.stock > 0 && card.variants.count { $0.stock == 0 } * 2 >= card.variants.count
    }
    #expect(broken > 30)
    #expect(cards.contains { Set($0.variants.map { $0.options[0].value }).count > 1 })
  }
}
