import TestKit
import Testing

@testable import Inventory

struct RebalanceTests {
  private typealias Place = Rebalance.Place
  private typealias Claim = Rebalance.Claim

  @Test func `goods that come go to the order that waits longest`() {
    let outcome = Rebalance(
      places: [Place(warehouseID: 1, onHand: 3, reserved: 1, isSellable: true)], promises: [],
      lacking: [
        Claim(orderID: 8, placedAt: 20, units: 2), Claim(orderID: 9, placedAt: 10, units: 1),
      ])
    #expect(outcome.given.map(\.orderID) == [9, 8])
    #expect(outcome.shortages.map(\.units) == [0, 1])
  }

  @Test func `a count below the promises takes from the newest order, and elsewhere helps`() {
    let outcome = Rebalance(
      places: [
        Place(warehouseID: 1, onHand: 1, reserved: 3, isSellable: true),
        Place(warehouseID: 2, onHand: 1, reserved: 0, isSellable: true),
      ],
      promises: [
        Claim(orderID: 1, placedAt: 10, warehouseID: 1, units: 1),
        Claim(orderID: 2, placedAt: 20, warehouseID: 1, units: 2),
      ], lacking: [])
    #expect(outcome.taken.map { [$0.orderID, $0.units] } == [[2, 2]])
    #expect(outcome.given.map { [$0.orderID, $0.warehouseID, $0.units] } == [[2, 2, 1]])
    #expect(outcome.shortages.map { [$0.orderID, $0.units] } == [[2, 1]])
  }

  @Test func `what lies in a warehouse that is not sellable is given to nobody`() {
    let outcome = Rebalance(
      places: [Place(warehouseID: 1, onHand: 3, reserved: 0, isSellable: false)], promises: [],
      lacking: [Claim(orderID: 1, placedAt: 1, units: 1)])
    #expect(outcome.given.isEmpty && outcome.shortages.isEmpty)
  }

  /// Whatever is there and wanted: nothing is promised twice and nobody lacks what is free.
  @Test(arguments: 1...500)
  func `promises fit and nobody lacks what is free`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &random) }
    var places = (1...3).map {
      Place(
        warehouseID: $0, onHand: number(-2...6), reserved: 0,
        isSellable: $0 == 1 || number(0...1) == 1)
    }
    let promises = (1...4).map {
      Claim(
        orderID: $0, placedAt: number(1...3), warehouseID: number(1...3), units: number(1...3))
    }
    for promise in promises { places[Int(promise.warehouseID) - 1].reserved += promise.units }
    let lacking = (5...7).map { Claim(orderID: $0, placedAt: number(1...3), units: number(1...3)) }
    let wanted = (promises + lacking).reduce(0) { $0 + $1.units }
    let outcome = Rebalance(places: places, promises: promises, lacking: lacking)
    for part in outcome.taken { places[Int(part.warehouseID) - 1].reserved -= part.units }
    for part in outcome.given { places[Int(part.warehouseID) - 1].reserved += part.units }
    var lacks = Dictionary(uniqueKeysWithValues: lacking.map { ($0.orderID, $0.units) })
    for shortage in outcome.shortages { lacks[shortage.orderID] = shortage.units }
    let short = lacks.values.reduce(0, +)
    #expect(places.allSatisfy { $0.excess == 0 && $0.reserved >= 0 })
    #expect(lacks.values.allSatisfy { $0 >= 0 })
    #expect(short == 0 || places.allSatisfy { $0.free == 0 })
    #expect(short + places.reduce(0) { $0 + $1.reserved } == wanted)
  }
}
