import Commerce
import ConnectorKit

/// A made-up marketplace: its own figures, its own orders, and its own idea of when to believe us.
final class FakeMarket {
  struct Listing {
    var goods: Int
    var stock: Int64
  }

  let number: Int
  /// Answers with a ticket and applies later, in any order.
  let usesTickets: Bool
  /// Gives a cancelled order's goods back to its own figure.
  let restocks: Bool
  let world: World
  var listings: [String: Listing] = [:]
  private(set) var keys: [String] = []
  var orders: [FakeOrder] = []
  private var tickets: [String: Batch] = [:]
  private var ticketsMade = 0
  /// For I6 and I11.
  private var newestSent: [String: Int64] = [:]
  private var lastRequestAt: Int64?
  var onChange: (Int) -> Void = { _ in }

  private struct Batch {
    var outcomes: [RemoteOutcome]
    var isApplied = false
  }

  static let interval: Int64 = 1000

  init(number: Int, world: World) {
    self.number = number
    self.world = world
    usesTickets = number != 0
    restocks = world.chance(0.5)
  }

  func list(_ key: String, goods: Int, stock: Int64) {
    listings[key] = Listing(goods: goods, stock: stock)
    keys.append(key)
  }

  /// The seller changes a figure on the channel's own pages.
  func editByHand() {
    let key = world.pick(keys)
    listings[key]?.stock = world.number(0...12)
    world.note("market \(number): \(key) was set to \(listings[key]?.stock ?? 0) by hand")
  }

  // What we ask of it.

  /// I11: starts keep their interval, but for what a leap of our clock explains.
  func countRequest(clockLeaptAt leap: Int64) {
    if let last = lastRequestAt, world.now - last < Self.interval, leap < last - 3_600_000 {
      world.fail("I11", "market \(number) was asked twice within \(world.now - last) ms")
    }
    lastRequestAt = world.now
  }

  func changed(since moment: Int64) -> [FakeOrder] {
    orders.filter { $0.current.changedAt >= moment }
  }

  /// I6: what is sent to a listing never goes back behind what was sent before.
  func countSend(_ key: String, version: Int64) {
    if let newest = newestSent[key], newest > version {
      world.fail("I6", "market \(number), \(key): version \(version) was sent after \(newest)")
    }
    newestSent[key] = version
  }

  func take(_ offers: [OfferUpdate]) -> PushReceipt {
    guard usesTickets else {
      return .done(
        offers.map { OfferOutcome(listingID: $0.listingID, result: apply($0)) })
    }
    ticketsMade += 1
    let ticket = "batch-\(ticketsMade)"
    let made = ticketsMade
    tickets[ticket] = Batch(outcomes: [])
    let late = world.fault(0.1) ? world.number(20...60) * 60_000 : 0
    world.after(world.number(1...120) * 1000 + late) { [self] in
      if newestApplied > made { world.saw(.ticketOutOfOrder) }
      newestApplied = max(newestApplied, made)
      let outcomes = offers.map { RemoteOutcome(remoteID: $0.remoteID, result: apply($0)) }
      world.note("market \(number) applied \(ticket)")
      guard !world.fault(world.scenario.forgottenTicket) else {
        tickets[ticket] = nil
        return
      }
      tickets[ticket] = Batch(outcomes: outcomes, isApplied: true)
    }
    return .ticket(
      PushTicket(ticket), pollAfter: .seconds(10), expiresAfter: .seconds(1200))
  }

  private var newestApplied = 0

  private func apply(_ offer: OfferUpdate) -> OfferResult {
    if world.fault(world.scenario.refusedRow) {
      world.saw(.rowRefused)
      return .rejected(reason: "not today")
    }
    if world.fault(world.scenario.silentRow) {
      world.saw(.rowIgnored)
      return .accepted
    }
    listings[offer.remoteID]?.stock = offer.quantity ?? 0
    world.note("market \(number): \(offer.remoteID) shows \(offer.quantity ?? 0)")
    return .accepted
  }

  func result(of ticket: PushTicket) -> TicketAnswer {
    guard let batch = tickets[ticket.text] else {
      world.saw(.ticketForgotten)
      return .expired
    }
    return batch.isApplied ? .finished(batch.outcomes) : .working([])
  }
}
