import Commerce
import TestKit
import Testing

@testable import Inventory

/// The pure decision, with a stock that it takes from.
struct OrderDecisionTests {
  private static let goods: Int64 = 1

  /// One warehouse after the other, and what an order holds of them.
  private struct Ledger {
    var free: [Int64: Int64] = [1: 2, 2: 5]
    var holdings: [Int64: VariantHolding] = [:]
    var lacks: Int64 = 0

    mutating func apply(_ status: OrderStatus, units: Int64, claims: Int64 = 0) {
      let line = OrderDemand.Line(
        variantID: goods, quantityMilli: units * 1000, isCancelled: false)
      var decision = OrderDecision(
        OrderDemand(status: status, lines: [line]), holdings: holdings)
      settle(decision.holdings)
      var allocation = Allocation([
        goods: [1, 2].map { .init(warehouseID: $0, free: free[$0] ?? 0) }
      ])
      let need = decision.needs[goods] ?? 0
      for portion in allocation.take(need, of: goods) {
        decision.give(portion.units, of: goods, at: portion.warehouseID) { Int($0) }
      }
      decision.takeBack([goods: claims])
      settle(decision.holdings)
      lacks = decision.needs[goods] ?? 0
    }

    /// Takes from the shelves what the order holds more, and gives back what it holds less.
    private mutating func settle(_ next: [Int64: VariantHolding]) {
      for (holdings, sign) in [(holdings, Int64(1)), (next, -1)] {
        for place in holdings[goods]?.places ?? [] {
          free[place.warehouseID, default: 0] += sign * (place.reserved + place.away)
        }
      }
      holdings = next
    }

    /// What can be seen from outside, empty places left out.
    var state: [[Int64]] {
      (holdings[goods]?.places ?? []).filter { $0.reserved != 0 || $0.shipped != 0 }.map {
        [$0.warehouseID, $0.reserved, $0.shipped, $0.returned]
      } + [[lacks], [free[1] ?? 0, free[2] ?? 0]]
    }
  }

  @Test func `an order takes from the first warehouse and is split when it must be`() {
    var ledger = Ledger()
    ledger.apply(.created, units: 3)
    #expect(ledger.state == [[1, 2, 0, 0], [2, 1, 0, 0], [0], [0, 4]])
    ledger.apply(.shipped, units: 3)
    #expect(ledger.state == [[1, 0, 2, 0], [2, 0, 1, 0], [0], [0, 4]])
  }

  @Test func `what is not there is lacking, and is told`() {
    var ledger = Ledger()
    ledger.apply(.created, units: 9)
    #expect(ledger.lacks == 2)
    ledger.apply(.created, units: 6)
    #expect(ledger.lacks == 0)
  }

  @Test func `an order that ends gives everything back, even after it had left`() {
    for end in [OrderStatus.cancelled, .unsupplied] {
      for before in [OrderStatus.created, .awaitingPayment, .invoiced, .shipped, .delivered] {
        var ledger = Ledger()
        ledger.apply(before, units: 3)
        ledger.apply(end, units: 3)
        #expect(ledger.state == [[0], [2, 5]], "\(before) then \(end)")
      }
    }
  }

  @Test func `goods come back once, by a claim or by the order's end`() {
    var ledger = Ledger()
    ledger.apply(.delivered, units: 3, claims: 1)
    #expect(ledger.free == [1: 1, 2: 4])
    ledger.apply(.cancelled, units: 3, claims: 1)
    #expect(ledger.free == [1: 2, 2: 5])
    ledger = Ledger()
    ledger.apply(.cancelled, units: 3)
    ledger.apply(.cancelled, units: 3, claims: 3)
    #expect(ledger.free == [1: 2, 2: 5])
  }

  @Test func `a status of return brings nothing back by itself`() {
    var ledger = Ledger()
    ledger.apply(.delivered, units: 2)
    ledger.apply(.returned, units: 2)
    #expect(ledger.free == [1: 0, 2: 5])
    ledger.apply(.returned, units: 2, claims: 2)
    #expect(ledger.free == [1: 2, 2: 5])
  }

  @Test func `an order that is no longer listed gives back only what it still holds`() {
    let line = OrderDemand.Line(variantID: 1, quantityMilli: 1000, isCancelled: false)
    func phase(_ status: OrderStatus) -> OrderDemand.Phase {
      OrderDemand(status: status, isRemoved: true, lines: [line]).phase
    }
    #expect(phase(.created) == .over)
    #expect(phase(.delivered) == .out)
    #expect(OrderDemand(status: .unknown, lines: [line]).phase == .held)
  }

  @Test func `parts of bundles and single goods are one demand, parts of units are whole ones`() {
    let demand = OrderDemand(
      status: .created,
      lines: [
        .init(variantID: 9, quantityMilli: 2000, isCancelled: false),
        .init(variantID: 1, quantityMilli: 500, isCancelled: false),
        .init(variantID: 1, quantityMilli: 700, isCancelled: false),
        .init(variantID: 2, quantityMilli: 5000, isCancelled: true),
        .init(variantID: 3, quantityMilli: -5000, isCancelled: false),
      ], parts: [9: [.init(variantID: 1, units: 2), .init(variantID: 2, units: 1)]])
    #expect(demand.units == [1: 6, 2: 2])
  }

  /// Any events of one order, in any order and any number of times: the newest state decides.
  @Test(arguments: 1...300)
  func `the order in which states come does not matter`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let states = (0..<6).map { _ in
      (
        status: OrderStatus.allCases.randomElement(using: &random) ?? .created,
        units: Int64.random(in: 0...6, using: &random)
      )
    }
    var expected = Ledger()
    expected.apply(states[5].status, units: states[5].units)
    for _ in 0..<4 {
      var ledger = Ledger()
      var newest = -1
      var arrivals = Array(states.indices) + [5, Int.random(in: 0..<6, using: &random)]
      arrivals.shuffle(using: &random)
      for arrival in arrivals {
        newest = max(newest, arrival)
        ledger.apply(states[newest].status, units: states[newest].units)
      }
      #expect(ledger.state == expected.state, "\(states) as \(arrivals)")
    }
  }
}
