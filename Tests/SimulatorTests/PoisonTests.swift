import Markup
import Testing

@testable import Simulator

struct PoisonTests {
  private let poison = PoisonDraw(seed: 3, rate: 0.1)

  @Test func `about the rate's share of records is broken, always the same ones`() {
    let ids = (0..<5_000).filter { poison.corruption(of: .orders, id: $0) != nil }
    #expect((400...600).contains(ids.count))
    #expect(ids == (0..<5_000).filter { poison.corruption(of: .orders, id: $0) != nil })
    #expect(ids != (0..<5_000).filter { poison.corruption(of: .members, id: $0) != nil })
  }

  @Test func `a broken order differs in one member alone`() throws {
    let shop = try Shops.generated(orders: 100)
    let healthy = try shop.answers().orders(Requests.orders())
    let sick = try shop.answers(poison: poison).orders(Requests.orders())
    var broken = 0
    for (left, right) in zip(healthy, sick) {
      let differences = zip(left.children, right.children).count { $0.text != $1.text }
      let id = try #require(Int(left.value("ID")))
      let expected = poison.corruption(of: .orders, id: id)
      #expect(differences == (expected == nil ? 0 : 1))
      if let expected { #expect(right.value(expected.member) == expected.text) }
      broken += differences
    }
    #expect(broken > 2)
  }

  @Test func `a broken card has one variant that cannot be read`() throws {
    let shop = try Shops.generated(products: 60)
    let answers = shop.answers(poison: PoisonDraw(seed: 1, rate: 1))
    for card in try answers.result(.urun, Requests.cards(), "SelectUrun").children {
      let wrong = card.all("Varyasyon").count { variant in
        ["12,90 TL", "çok", "%10"].contains { text in
          variant.children.contains { $0.text == text }
        }
      }
      #expect(wrong == 1)
    }
  }

  @Test func `broken members and favourites keep their keys`() throws {
    let shop = try Shops.generated()
    let answers = shop.answers(poison: PoisonDraw(seed: 1, rate: 1))
    #expect(try answers.memberIDs(Requests.members(size: 0)).count == shop.counts.members)
    #expect(
      try answers.favouriteIDs(Requests.favourites(member: -1, size: 0)).count == 120)
  }

  @Test func `settling heals every record`() throws {
    let shop = try Shops.generated(orders: 50)
    let healthy = shop.answers().answer(.siparis, body: Requests.orders(), action: nil).bytes
    let sick = shop.answers(poison: PoisonDraw(seed: 1, rate: 1))
    #expect(sick.answer(.siparis, body: Requests.orders(), action: nil).bytes != healthy)
    shop.settle()
    #expect(sick.answer(.siparis, body: Requests.orders(), action: nil).bytes == healthy)
  }
}
