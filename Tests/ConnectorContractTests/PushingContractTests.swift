import Basics
import Commerce
import ConnectorKit
import Simulator
import TestKit
import Testing

/// What the publisher relies on when it tells a channel stock and prices.
@Suite struct PushingContractTests {
  private static func offer(
    _ id: Int64, _ variant: VariantRecord, quantity: Int64? = nil, price: Int64? = nil
  ) -> OfferUpdate {
    OfferUpdate(
      listingID: id, remoteID: variant.remoteID, sku: variant.sku, barcode: variant.barcode,
      quantity: quantity, priceMinor: price, listPriceMinor: price)
  }

  /// Outcomes by our key, whether the channel answers at once or by a ticket.
  private static func settle(
    _ offers: [OfferUpdate], on connector: any OfferPushing, asking other: (any OfferPushing)? = nil
  ) async throws -> [Int64: [OfferResult]] {
    var outcomes: [Int64: [OfferResult]] = [:]
    switch try await connector.push(offers) {
    case .done(let rows):
      for row in rows { outcomes[row.listingID, default: []].append(row.result) }
    case .ticket(let ticket, let pollAfter, let expiresAfter):
      #expect(pollAfter > .zero && expiresAfter > pollAfter)
      let ids = Dictionary(offers.map { ($0.remoteID, $0.listingID) }) { first, _ in first }
      for row in try await finished(PushTicket(ticket.text), on: other ?? connector) {
        outcomes[ids[row.remoteID] ?? -1, default: []].append(row.result)
      }
    }
    return outcomes
  }

  private static func finished(
    _ ticket: PushTicket, on connector: any OfferPushing
  ) async throws -> [RemoteOutcome] {
    try await found("the ticket's end") {
      guard case .finished(let rows) = try await connector.result(of: ticket) else { return nil }
      return rows
    }
  }

  @Test(arguments: Platform.allCases)
  func `limits make sense`(_ platform: Platform) async throws {
    try await Channel.with(platform) { channel in
      let limits = channel.connector.offerLimits
      #expect(limits.rowsPerPush >= 1 && limits.mostUnits >= 1)
      #expect(limits.identicalCooldown.map { $0 > .zero } ?? true)
    }
  }

  @Test(arguments: Platform.allCases)
  func `no rows are no request, and too many are refused before any is sent`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) { channel in
      let connector = channel.connector
      let variant = try #require(try await connector.variants().first)
      let requests = channel.server.log.count
      #expect(try await connector.push([]) == .done([]))
      let many = (0...connector.offerLimits.rowsPerPush).map {
        Self.offer(Int64($0), variant, quantity: 1)
      }
      await #expect(throws: ConnectorError.self) { try await connector.push(many) }
      #expect(channel.server.log.count == requests)
    }
  }

  @Test(arguments: Platform.allCases)
  func `what is accepted is what the channel shows, and a ticket may be asked by another program`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) { channel in
      let before = Array(try await channel.connector.variants().prefix(3))
      try #require(before.count == 3)
      let offers = [
        Self.offer(1, before[0], quantity: before[0].stock + 7),
        Self.offer(2, before[1], price: before[1].priceMinor + 1234),
        Self.offer(3, before[2], quantity: 0),
      ]
      let outcomes = try await Self.settle(
        offers, on: channel.connector, asking: try channel.anotherConnector())
      #expect(outcomes == [1: [.accepted], 2: [.accepted], 3: [.accepted]])
      let after = Dictionary(
        uniqueKeysWithValues: try await channel.connector.variants().map { ($0.remoteID, $0) })
      #expect(after[before[0].remoteID]?.stock == before[0].stock + 7)
      #expect(after[before[0].remoteID]?.priceMinor == before[0].priceMinor)
      #expect(after[before[1].remoteID]?.priceMinor == before[1].priceMinor + 1234)
      #expect(after[before[1].remoteID]?.stock == before[1].stock)
      #expect((after[before[2].remoteID]?.stock ?? 0) == 0)
    }
  }

  /// A channel may refuse a request that equals an earlier one; the connector finds a way.
  @Test(arguments: Platform.allCases)
  func `a level that falls, rises and falls again is shown as it is`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) { channel in
      let variant = try #require(try await channel.connector.variants().first)
      for units in [9, 10, 9, 10, 9] as [Int64] {
        let outcomes = try await Self.settle(
          [Self.offer(1, variant, quantity: units)], on: channel.connector)
        #expect(outcomes == [1: [.accepted]])
        let shown = try await channel.connector.variants().first {
          $0.remoteID == variant.remoteID
        }
        #expect(shown?.stock == units)
      }
    }
  }

  @Test(arguments: Platform.allCases)
  func `each row has one outcome, and a bad one costs no other`(_ platform: Platform) async throws {
    try await Channel.with(platform) { channel in
      let variant = try #require(try await channel.connector.variants().first)
      var stranger = variant
      (stranger.remoteID, stranger.sku, stranger.barcode) = ("999999999", "YOK", "999999999")
      var unreadable = variant
      (unreadable.remoteID, unreadable.sku, unreadable.barcode) = ("\tı ' x", "", "")
      let outcomes = try await Self.settle(
        [
          Self.offer(1, unreadable, quantity: 3), Self.offer(2, variant, quantity: 11),
          Self.offer(3, stranger, quantity: 3),
        ], on: channel.connector)
      #expect(outcomes.keys.sorted() == [1, 2, 3])
      #expect(outcomes.values.allSatisfy { $0.count == 1 })
      #expect(outcomes[2] == [.accepted])
      for id in (platform.tellsUnknownRows ? [1, 3] : [1]) as [Int64] {
        guard case .rejected(let reason) = outcomes[id]?.first else {
          Issue.record("row \(id) was taken")
          continue
        }
        #expect(!reason.isEmpty && reason.count < 500)
      }
      let shown = try await channel.connector.variants().first { $0.remoteID == variant.remoteID }
      #expect(shown?.stock == 11)
    }
  }

  @Test(arguments: Platform.allCases)
  func `amounts that are none are refused, and too many units are as many as can be`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) { channel in
      let variants = Array(try await channel.connector.variants().prefix(4))
      try #require(variants.count == 4)
      let most = channel.connector.offerLimits.mostUnits
      let outcomes = try await Self.settle(
        [
          Self.offer(1, variants[0], quantity: -1), Self.offer(2, variants[1], price: 0),
          Self.offer(3, variants[2], price: -500), Self.offer(4, variants[3], quantity: .max),
        ], on: channel.connector)
      for id in 1...3 as ClosedRange<Int64> {
        #expect(outcomes[id]?.count == 1 && outcomes[id] != [.accepted], "row \(id)")
      }
      #expect(outcomes[4] == [.accepted])
      let shown = try await channel.connector.variants().first {
        $0.remoteID == variants[3].remoteID
      }
      #expect(shown?.stock == most)
    }
  }

  /// A try that was held up on the way could land after a newer value, so no connector repeats a
  /// write by itself once it may have arrived.
  @Test(arguments: Platform.allCases, [FaultKind.reset, .truncated, .http500])
  func `an answer that is lost says that nothing is known, after one request`(
    _ platform: Platform, _ fault: FaultKind
  ) async throws {
    let clean = try await Self.someVariant(platform)
    try await Channel.with(platform) {
      $0.faults.rates = [fault: 1]
    } _: { channel in
      let requests = channel.server.log.count
      do throws(ConnectorError) {
        _ = try await channel.connector.push([Self.offer(1, clean, quantity: 6)])
        Issue.record("there was no answer")
      } catch {
        #expect(error.kind == .unknownOutcome, "\(error)")
      }
      #expect(channel.server.log.count == requests + 1)
    }
  }

  private static func someVariant(_ platform: Platform) async throws -> VariantRecord {
    let (stream, continuation) = AsyncStream<VariantRecord>.makeStream()
    try await Channel.with(platform) { channel in
      if let variant = try await channel.connector.variants().first { continuation.yield(variant) }
      continuation.finish()
    }
    for await variant in stream { return variant }
    throw ConnectorError(.permanent, "the shop has no goods")
  }

  @Test(arguments: Platform.allCases)
  func `a wrong key is said, and nothing is written`(_ platform: Platform) async throws {
    try await Channel.with(platform) { channel in
      let variant = try #require(try await channel.connector.variants().first)
      let error = await #expect(throws: ConnectorError.self) {
        try await channel.connectorWithWrongKey().push([
          Self.offer(1, variant, quantity: variant.stock + 3)
        ])
      }
      #expect(error?.kind == .unauthorised)
      let shown = try await channel.connector.variants().first { $0.remoteID == variant.remoteID }
      #expect(shown?.stock == variant.stock)
    }
  }

  @Test(arguments: Platform.allCases)
  func `a ticket that nobody gave is not known any more`(_ platform: Platform) async throws {
    try await Channel.with(platform) { channel in
      for text in ["", "x", "{}", "00000000-0000-0000-0000-000000000000-1"] {
        do throws(ConnectorError) {
          let answer = try await channel.connector.result(of: PushTicket(text))
          #expect(answer == .expired || answer == .finished([]), "\(text): \(answer)")
        } catch {
          #expect(error.kind == .permanent, "\(text): \(error)")
        }
      }
    }
  }
}
