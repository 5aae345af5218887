import Basics
import Commerce
import ConnectorKit
import Storage
import Synchronization
import TestKit
import Testing

@testable import Inventory

/// How long a sale takes to reach a channel, measured on its whole way.
struct SaleLagsTests {
  private func publisher(_ shop: StockShop, _ clock: MovableClock) -> StockPublisher {
    let flights = Mutex(0)
    return StockPublisher(
      database: shop.database, channelID: 1, connector: ToyChannel(), clock: clock,
      makeFlight: {
        flights.withLock {
          $0 += 1; return "f\($0)"
        }
      })
  }

  private func push(_ publisher: StockPublisher) async throws {
    try await publisher.poll()
    while try await publisher.push() {}
  }

  private func summary(_ shop: StockShop) async throws -> SaleLags.Summary? {
    try await shop.database.read { try SaleLags.summary(channelID: 1, in: $0) }
  }

  @Test func `a sale is measured from the fall of the level to the answer, a count is not`()
    async throws
  {
    try await StockShop.with(isTelling: true) { shop in
      let clock = MovableClock(shop.at(100))
      let publisher = publisher(shop, clock)
      try await push(publisher)
      #expect(try await summary(shop) == nil)
      try await shop.order(1, .created, [1: 1], channel: 2, now: 110)
      clock.move(to: shop.at(117))
      try await push(publisher)
      let found = try #require(try await summary(shop))
      // The goods, and the bundle that they are a part of.
      #expect(found.samples == 2 && found.median == 7000 && found.p95 == 7000)
      #expect(found.medianWait == 7000)
      try await shop.order(1, .cancelled, [1: 1], channel: 2, id: 1, now: 120)
      try await push(publisher)
      #expect(try await summary(shop)?.samples == 2)
    }
  }

  @Test func `of several sales that one send tells the first counts`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let clock = MovableClock(shop.at(100))
      let publisher = publisher(shop, clock)
      try await push(publisher)
      for (number, now) in [(1, 110), (2, 115)] as [(Int, Int64)] {
        try await shop.order(number, .created, [3: 1], channel: 2, now: now)
      }
      clock.move(to: shop.at(130))
      try await push(publisher)
      let found = try #require(try await summary(shop))
      #expect(found.samples == 1 && found.median == 20_000)
    }
  }

  @Test func `a send that the channel did not take ends nothing`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let clock = MovableClock(shop.at(100))
      try await push(publisher(shop, clock))
      try await shop.order(1, .created, [3: 1], channel: 2, now: 110)
      for (flight, error) in [
        ("a", ConnectorError(.rateLimited, "wait")), ("b", ConnectorError(.unknownOutcome, "?")),
      ] {
        clock.move(to: shop.at(flight == "a" ? 120 : 300))
        let now = clock.now()
        try await shop.database.write { connection in
          let plan = try PushPlan.read(
            channelID: 1, limits: ToyChannel().offerLimits, now: now, in: connection)
          _ = try plan?.mark(flight: flight, now: now, in: connection)
          try PushAnswers.take(error, flight: flight, now: now, in: connection)
        }
      }
      #expect(try await summary(shop) == nil)
      clock.move(to: shop.at(510))
      try await push(publisher(shop, clock))
      let found = try #require(try await summary(shop))
      #expect(found.samples == 1 && found.median == 400_000)
    }
  }

  @Test func `a channel that was switched off meanwhile was not late`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let clock = MovableClock(shop.at(100))
      try await push(publisher(shop, clock))
      try await shop.order(1, .created, [3: 1], channel: 2, now: 110)
      for (isOn, seconds) in [(false, 120), (true, 900)] as [(Bool, Int64)] {
        clock.move(to: shop.at(seconds))
        let now = clock.now()
        try await shop.database.write { connection in
          try StockPolicies.set(
            StockPolicy(isPublishing: isOn), channelID: 1, actor: "user:1", now: now,
            in: connection)
        }
      }
      try await push(publisher(shop, clock))
      #expect(try await summary(shop) == nil)
    }
  }

  @Test func `the nearest rank is a value that was measured`() {
    #expect(SaleLags.percentile(50, of: []) == nil)
    #expect(SaleLags.percentile(50, of: [9]) == 9)
    #expect(SaleLags.percentile(50, of: [4, 1, 3, 2]) == 2)
    #expect(SaleLags.percentile(95, of: (1...100).map { Int64($0) }) == 95)
    #expect(SaleLags.percentile(95, of: [1, 2, 3]) == 3)
  }

  @Test func `old samples are cleaned, young ones stay`() async throws {
    try await StockShop.with { shop in
      try await shop.database.write { connection in
        let samples = (1...3).map { serial in
          SaleLags.Sample(
            listingID: 11, serial: Int64(serial), channelID: 1, soldAt: 0, sentAt: 0,
            appliedAt: Int64(serial) * 1000)
        }
        try SaleLags.keep(samples + samples.prefix(0), in: connection)
        try SaleLags.keep(samples, in: connection)
        let removed = try Cleaning.stockLags(
          before: Timestamp(milliseconds: 2500), in: connection)
        #expect(removed == 2)
      }
      #expect(try await shop.number("SELECT count(*) FROM stock_lags") == 1)
    }
  }
}

extension MovableClock {
  fileprivate func move(to time: Timestamp) {
    move(seconds: (time.milliseconds - now().milliseconds) / 1000)
  }
}
