import Basics
import Commerce
import ConnectorKit
import Simulator
import Testing

@testable import ConnectorTicimax

/// The simulator's faults over HTTP: what is read in the end is what an undisturbed shop gives.
@Suite(.serialized) struct LiveFaultTests {
  static let streams: [SyncStream] = [
    .categories, .brands, .products, .customers, .orders, .favourites,
  ]

  /// Read once for all tests: a shop of one seed is the same every time.
  static let undisturbed = Task { try await readUndisturbed() }

  private static func readUndisturbed() async throws -> [SyncStream: [String: RawRecord]] {
    let result = Readings()
    try await LiveShop.with { live in
      for stream in streams { await result.set(stream, try await live.readAll(stream).records) }
    }
    return await result.all
  }

  actor Readings {
    var all: [SyncStream: [String: RawRecord]] = [:]

    func set(_ stream: SyncStream, _ records: [String: RawRecord]) { all[stream] = records }
  }

  @Test(arguments: [
    FaultKind.reset, .http500, .fault, .throttle, .truncated, .html, .nogzip,
  ])
  func `one fault in five requests changes nothing that is read`(kind: FaultKind) async throws {
    let expected = try await Self.undisturbed.value
    try await LiveShop.with {
      $0.faults.rates = [kind: 0.2]
    } _: { live in
      for stream in Self.streams {
        let reading = try await live.readAll(stream)
        #expect(reading.records == expected[stream], "\(stream.rawValue)")
      }
    }
  }

  @Test func `many faults together change nothing that is read`() async throws {
    let expected = try await Self.undisturbed.value
    try await LiveShop.with {
      for kind in [FaultKind.reset, .http500, .fault, .throttle, .truncated, .html, .nogzip] {
        $0.faults.rates[kind] = 0.05
      }
    } _: { live in
      for stream in Self.streams {
        let reading = try await live.readAll(stream)
        #expect(reading.records == expected[stream], "\(stream.rawValue)")
      }
    }
  }

  @Test func `rows that come and go cost none of those that stayed`() async throws {
    try await LiveShop.with {
      $0.faults.rates = [.drift: 1]
    } _: { live in
      for stream in [SyncStream.orders, .products, .customers, .favourites] {
        let disturbed = try await live.readAll(stream)
        let after = try await live.readAll(stream)
        #expect(!after.records.isEmpty)
        let appeared = Set(after.records.keys).subtracting(disturbed.records.keys)
        // What is there afterwards and was not seen must have come while reading.
        #expect(appeared.count <= live.shop.counts.pendingDrift + 100, "\(stream.rawValue)")
      }
    }
  }

  @Test func `broken records do not disturb the reading of others`() async throws {
    let expected = try await Self.undisturbed.value
    try await LiveShop.with {
      $0.faults.rates = [.poison: 0.05]
    } _: { live in
      for stream in [SyncStream.orders, .products, .customers, .favourites] {
        let reading = try await live.readAll(stream)
        #expect(Set(reading.records.keys) == Set(expected[stream]?.keys ?? [:].keys))
        let broken = reading.records.values.count {
          (try? live.connector.map($0, stream: stream)) == nil
        }
        #expect((1...reading.records.count / 5).contains(broken), "\(stream.rawValue)")
      }
    }
  }
}
