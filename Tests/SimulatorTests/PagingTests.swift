import Testing

@testable import Simulator

struct PagingTests {
  @Test func `the index of orders is a page number by default`() throws {
    let answers = try Shops.generated().answers()
    let all = try answers.orderIDs(Requests.orders(size: 0, Requests.bareOrders))
    #expect(try answers.orderIDs(Requests.orders(index: 1, size: 2)) == Array(all[2..<4]))
    #expect(try answers.orderIDs(Requests.orders(index: 7, size: 50)) == Array(all[350...]))
  }

  @Test func `the index of orders is a row offset on a shop that pages so`() throws {
    let answers = try Shops.generated().answers { $0.orderPaging = .offset }
    let all = try answers.orderIDs(Requests.orders(size: 0, Requests.bareOrders))
    #expect(try answers.orderIDs(Requests.orders(index: 1, size: 2)) == Array(all[1..<3]))
  }

  @Test func `the index of products is a row offset when fetching by count`() throws {
    let answers = try Shops.generated().answers()
    let all = try answers.cardIDs(Requests.cards(size: 0))
    #expect(all.count == 60)
    #expect(try answers.cardIDs(Requests.cards(index: 3, size: 2)) == Array(all[3..<5]))
    #expect(
      try answers.cardIDs(Requests.cards(index: 3, size: 2, byCount: false)) == Array(all[6..<8]))
  }

  @Test func `pages of members and favourites count from one`() throws {
    let answers = try Shops.generated().answers()
    let members = try answers.memberIDs(Requests.members(size: 0))
    #expect(try answers.memberIDs(Requests.members(page: 2, size: 10)) == Array(members[10..<20]))
    let favourites = try answers.favouriteIDs(Requests.favourites(member: -1, size: 0))
    #expect(favourites.count == 120)
    #expect(
      try answers.favouriteIDs(Requests.favourites(member: 0, page: 3, size: 50))
        == Array(favourites[100...]))
  }

  @Test func `a page behind the last one is empty`() throws {
    let answers = try Shops.generated().answers()
    #expect(try answers.orderIDs(Requests.orders(index: 2_000_000_000, size: 2_000_000_000)) == [])
    #expect(try answers.cardIDs(Requests.cards(index: 61)) == [])
    #expect(try answers.memberIDs(Requests.members(page: 99)) == [])
  }

  @Test func `descending pages run from the newest order`() throws {
    let answers = try Shops.generated().answers()
    let all = try answers.orderIDs(Requests.orders(size: 0, Requests.bareOrders))
    let newest = try answers.orderIDs(
      Requests.orders(size: 3, descending: true, column: "SiparisTarihi"))
    #expect(newest == Array(all.reversed().prefix(3)))
  }

  @Test func `pages of a filtered list cover it once`() throws {
    let answers = try Shops.generated().answers()
    let filter = Requests.bareOrders.merging(["SiparisDurumu": "7"]) { $1 }
    let all = try answers.orderIDs(Requests.orders(size: 0, filter))
    let pages = try (0..<20).flatMap {
      try answers.orderIDs(Requests.orders(index: $0, size: 25, filter))
    }
    #expect(all.count > 200)
    #expect(pages == all)
  }

  @Test func `all rows at once are bounded`() throws {
    let answers = try Shops.generated().answers { $0.maximumRows = 30 }
    #expect(try answers.orderIDs(Requests.orders(size: 0)).count == 30)
    #expect(try answers.cardIDs(Requests.cards(size: 1000)).count == 6)
  }

  @Test func `cards can be sorted by their own order`() throws {
    let shop = try Shops.generated()
    let ids = try shop.answers().cardIDs(Requests.cards(size: 0, column: "Sira"))
    let orders = ids.map { shop.source.cards[ShopKey.cardRow($0)].sortOrder }
    #expect(orders == orders.sorted())
    #expect(ids != ids.sorted())
  }
}
