import Testing

@testable import Simulator

struct DriftTests {
  private func drifting(_ shop: SimulatedShop) {
    let source = shop.source
    shop.withState { $0.beginDrift(source, seed: 5) }
  }

  /// All four streams as bytes.
  private func everything(_ shop: SimulatedShop) -> [[UInt8]] {
    let answers = shop.answers()
    return [
      answers.answer(.siparis, body: Requests.orders(size: 0), action: nil).bytes,
      answers.answer(.urun, body: Requests.cards(size: 0), action: nil).bytes,
      answers.answer(.uye, body: Requests.members(size: 0), action: nil).bytes,
      answers.answer(.custom, body: Requests.favourites(member: -1, size: 0), action: nil).bytes,
    ]
  }

  @Test func `while it drifts a shop misses late rows and shows doomed ones`() throws {
    let shop = try Shops.generated(orders: 1_000)
    let before = try Set(shop.answers().orderIDs(Requests.orders(size: 0, Requests.bareOrders)))
    drifting(shop)
    let during = try Set(shop.answers().orderIDs(Requests.orders(size: 0, Requests.bareOrders)))
    #expect((4...6).contains(before.subtracting(during).count))
    #expect((4...6).contains(during.subtracting(before).count))
  }

  @Test func `each step shows one late row or takes one doomed row away`() throws {
    let shop = try Shops.generated(orders: 1_000)
    drifting(shop)
    let pending = shop.counts.pendingDrift
    let before = shop.view.state.orders
    shop.withState { $0.driftOn(.orders) }
    let after = shop.view.state.orders
    let changed = (0..<before.rows).count { before[$0] != after[$0] }
    #expect(changed == 1)
    #expect(shop.counts.pendingDrift == pending - 1)
  }

  @Test func `after settling a drifted shop equals one that never drifted`() throws {
    let calm = try Shops.generated(orders: 300)
    let shop = try Shops.generated(orders: 300)
    drifting(shop)
    for _ in 0..<3 {
      ShopStream.allCases.forEach { stream in shop.withState { $0.driftOn(stream) } }
    }
    #expect(everything(shop) != everything(calm))
    shop.settle()
    #expect(everything(shop) == everything(calm))
    #expect(shop.counts == calm.counts)
  }

  @Test func `the fault drifts the stream that is being read`() async throws {
    let shop = try Shops.generated(orders: 1_000)
    let path = "/Servis/SiparisServis.svc"
    try await withSimulator(shop) {
      $0.faults.rates = [.drift: 1]
    } _: { client, _ in
      let pending = shop.view.state.pendingDrift
      _ = await client.post(path, Requests.orders(size: 1))
      let left = shop.view.state.pendingDrift
      #expect(left[.orders]?.count == (pending[.orders]?.count ?? 0) - 1)
      #expect(left[.members]?.count == pending[.members]?.count)
    }
  }
}
