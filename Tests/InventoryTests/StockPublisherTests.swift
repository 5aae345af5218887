import Basics
import Commerce
import ConnectorKit
import Storage
import Synchronization
import TestKit
import Testing
import Work

@testable import Inventory

/// Telling a channel, with the network between the steps.
struct StockPublisherTests {
  private struct Desk {
    let shop: StockShop
    let channel: ToyChannel
    let clock: MovableClock
    let publisher: StockPublisher

    init(_ shop: StockShop, _ channel: ToyChannel = ToyChannel()) {
      self.shop = shop
      self.channel = channel
      let clock = MovableClock(shop.at(100))
      self.clock = clock
      let flights = Mutex(0)
      publisher = StockPublisher(
        database: shop.database, channelID: 1, connector: channel, clock: clock,
        makeFlight: {
          flights.withLock {
            $0 += 1; return "f\($0)"
          }
        })
    }

    /// What a run of the job does.
    func run() async throws {
      try await publisher.poll()
      while try await publisher.push() {}
    }

    func states() async throws -> [String] {
      try await shop.database.read { connection in
        try connection.rows(
          "SELECT state FROM stock_publications WHERE channel_id = 1 ORDER BY listing_id"
        ) { $0.text(0) }
      }
    }
  }

  @Test func `a channel is told every level once, and then what changes`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let desk = Desk(shop)
      try await desk.run()
      #expect(desk.channel.pushes == [["v1": 5, "v2": 5, "v3": 5, "v4": 5, "v5": 2]])
      try await desk.run()
      #expect(desk.channel.pushes.count == 1)
      try await shop.order(1, .created, [1: 2], channel: 2)
      try await desk.run()
      // The bundle's part has changed, so the bundle is told as well.
      #expect(desk.channel.pushes.last == ["v1": 3, "v5": 2])
      #expect(try await desk.states().allSatisfy { $0 == "applied" })
    }
  }

  @Test func `many changes of a listing are told as one, by the newest level`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let desk = Desk(shop)
      try await desk.run()
      for number in 1...4 { try await shop.order(number, .created, [3: 1]) }
      try await desk.run()
      #expect(desk.channel.pushes.dropFirst() == [["v3": 1]])
    }
  }

  @Test func `requests are no larger than the channel takes, and carry prices where it wants them`()
    async throws
  {
    try await StockShop.with(isTelling: true) { shop in
      let desk = Desk(shop, ToyChannel(rows: 2, sendsPrices: true))
      try await desk.run()
      #expect(desk.channel.pushes.map(\.count) == [2, 2, 1])
      #expect(desk.channel.state.withLock { $0.prices } == Array(repeating: 900, count: 5))
    }
  }

  @Test func `a ticket is asked for until it answers, and is known after a restart`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let desk = Desk(shop)
      desk.channel.state.withLock { $0.manner = .ticket("t1") }
      try await desk.run()
      #expect(try await desk.states().allSatisfy { $0 == "accepted" })
      // Nothing else is sent to a listing while its outcome is open.
      try await shop.order(1, .created, [1: 1])
      try await desk.run()
      #expect(desk.channel.pushes.count == 1)
      let again = Desk(shop, desk.channel)
      again.clock.move(seconds: 11)
      desk.channel.state.withLock { state in
        state.manner = .atOnce
        state.answer = .finished(
          (1...4).map { RemoteOutcome(remoteID: "v\($0)", result: .accepted) })
      }
      try await again.run()
      // The fifth was not named, so its outcome is unknown and it waits before it is sent again.
      #expect(try await again.states() == ["applied", "applied", "applied", "applied", "unknown"])
      #expect(desk.channel.pushes.last == ["v1": 4])
      again.clock.move(seconds: 31)
      try await again.run()
      #expect(desk.channel.pushes.last == ["v5": 2])
      #expect(try await shop.number("SELECT count(*) FROM push_tickets") == 0)
    }
  }

  @Test func `an unknown outcome is told again with the level of then`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let desk = Desk(shop)
      desk.channel.state.withLock { $0.manner = .error(.unknownOutcome) }
      try await desk.run()
      #expect(try await desk.states().allSatisfy { $0 == "unknown" })
      try await shop.order(1, .created, [3: 4])
      desk.channel.state.withLock { $0.manner = .atOnce }
      try await desk.run()
      #expect(desk.channel.pushes.count == 1)
      desk.clock.move(seconds: 31)
      try await desk.run()
      #expect(desk.channel.pushes.last?["v3"] == 1)
    }
  }

  @Test func `a send whose program died is given up and told again`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let desk = Desk(shop)
      let (limits, now) = (desk.channel.offerLimits, shop.at(100))
      try await shop.database.write { connection in
        let plan = try PushPlan.read(channelID: 1, limits: limits, now: now, in: connection)
        _ = try plan?.mark(flight: "dead", now: now, in: connection)
      }
      try await desk.run()
      #expect(desk.channel.pushes.isEmpty)
      desk.clock.move(seconds: PushAnswers.flightSeconds + 1)
      try await desk.run()
      #expect(desk.channel.pushes.isEmpty)
      desk.clock.move(seconds: 31)
      try await desk.run()
      #expect(desk.channel.pushes.count == 1)
    }
  }

  @Test func `a level that was read before a newer one was sent is not sent any more`() async throws
  {
    try await StockShop.with(isTelling: true) { shop in
      let desk = Desk(shop)
      let (limits, now) = (desk.channel.offerLimits, shop.at(100))
      let old = try await shop.database.read {
        try PushPlan.read(channelID: 1, limits: limits, now: now, in: $0)
      }
      try await shop.order(1, .created, [3: 2])
      try await desk.run()
      let marked = try await shop.database.write {
        try old?.mark(flight: "late", now: now, in: $0)
      }
      #expect(marked?.map(\.row.remoteID).contains("v3") == false)
    }
  }

  @Test func `an answer to an earlier send changes nothing`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let desk = Desk(shop)
      try await desk.run()
      let now = shop.at(200)
      try await shop.database.write {
        try PushAnswers.take(
          .done([.init(listingID: 11, result: .rejected(reason: "late"))]), flight: "f1",
          channelID: 1, now: now, in: $0)
      }
      #expect(try await desk.states().allSatisfy { $0 == "applied" })
    }
  }

  @Test func `a push that empties a shop waits for a person`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let desk = Desk(shop)
      try await desk.run()
      let (limits, now) = (desk.channel.offerLimits, shop.at(100))
      try await shop.order(1, .created, [1: 5, 2: 5, 3: 5, 4: 5])
      var guarding = PushGuard()
      guarding.leastRows = 3
      let strict = guarding
      let plan = try await shop.database.read {
        try PushPlan.read(
          channelID: 1, limits: limits, guarding: strict, now: now, in: $0)
      }
      guard case .stop(.emptied, let affected, let known)? = plan?.verdict else {
        Issue.record("not stopped")
        return
      }
      #expect(affected == 5 && known == 5)
      try await shop.database.write {
        try PushHolds.hold(
          .emptied, affected: affected, known: known, channelID: 1, now: now, in: $0)
        #expect(try PushHolds.list(in: $0).map(\.channelID) == [1])
        #expect(try PushAgenda.next(channelID: 1, in: $0) == nil)
        try PushHolds.allow(channelID: 1, actor: "user:1", now: now, in: $0)
      }
      let allowed = try await shop.database.read {
        try PushPlan.read(
          channelID: 1, limits: limits, guarding: strict, now: now, in: $0)
      }
      #expect(allowed?.verdict == .pass)
    }
  }

  @Test func `the job sends what is due and comes back for what is open`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let channel = ToyChannel()
      channel.state.withLock { $0.manner = .ticket("t") }
      let job = StockPushJob(connector: { $0 == 1 ? channel : nil }, makeFlight: { "f" })
      let (clock, now) = (MovableClock(shop.at(100)), shop.at(100))
      let claimed = try await shop.database.write(.readCommitted) {
        try JobQueue.claim(upTo: 9, kinds: [StockPush.kind], worker: "a", now: now, in: $0)
      }
      #expect(claimed.count == 3)
      let mine = try #require(claimed.first { $0.channelID == 1 })
      let context = JobContext(
        job: mine, database: FencedDatabase(shop.database, job: mine, clock: clock),
        clock: clock,
        isStopping: { false }, onStopping: { _ in })
      guard case .again(let moment) = try await job.run(context) else {
        Issue.record("the ticket is forgotten")
        return
      }
      #expect(moment == shop.at(110))
      #expect(channel.pushes.count == 1)
    }
  }
}
