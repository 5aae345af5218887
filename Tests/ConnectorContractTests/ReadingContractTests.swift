import Basics
import Commerce
import ConnectorKit
import Simulator
import Testing

/// What a sync relies on when it reads.
@Suite struct ReadingContractTests {
  @Test(arguments: Platform.allCases)
  func `every stream is read to its end, each record once, the same twice, and can be mapped`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) { channel in
      for stream in platform.descriptor.streams {
        let reading = try await channel.connector.readAll(stream)
        #expect(!reading.records.isEmpty, "\(stream.rawValue)")
        #expect(reading.keys.count == reading.records.count, "\(stream.rawValue)")
        #expect(reading.rejected.isEmpty && reading.failures.isEmpty, "\(stream.rawValue)")
        #expect(!reading.records.keys.contains(""), "\(stream.rawValue)")
        try Self.expectMapped(reading, stream, channel.connector)
        let again = try await channel.anotherConnector().readAll(stream)
        #expect(again.hashes == reading.hashes, "\(stream.rawValue)")
      }
    }
  }

  /// Mapping is pure: the same record gives the same, whoever maps it and how often.
  private static func expectMapped(
    _ reading: Reading, _ stream: SyncStream, _ connector: any OfferPushing
  ) throws {
    for record in reading.records.values {
      let mapped = try connector.map(record, stream: stream)
      let again = try connector.map(record, stream: stream)
      #expect(String(describing: mapped) == String(describing: again))
    }
  }

  /// A program that ends between two pages goes on from the stored text.
  @Test(arguments: Platform.allCases)
  func `a page is found again by its cursor, by another connector, and leads to the same rest`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) {
      $0.settings["page-size"] = "20"
    } _: { channel in
      for stream in [SyncStream.products, .orders] {
        let whole = try await channel.connector.readAll(stream)
        let middle = try #require(whole.cursors.dropFirst(whole.cursors.count / 2).first)
        let stored = String(decoding: Array(middle.utf8), as: UTF8.self)
        let connector = try channel.anotherConnector()
        let first = try await connector.page(stream, at: stored)
        let second = try await connector.page(stream, at: stored)
        #expect(first.records == second.records && first.next == second.next)
        let rest = try await connector.readAll(stream, from: stored)
        let missing = Set(whole.records.keys).subtracting(rest.records.keys)
        #expect(!rest.records.isEmpty && Set(rest.records.keys).isSubset(of: whole.records.keys))
        #expect(missing.isSubset(of: whole.keys.prefix(whole.keys.count - rest.keys.count)))
      }
    }
  }

  @Test(arguments: Platform.allCases)
  func `what changed lately is part of everything`(_ platform: Platform) async throws {
    try await Channel.with(platform) { channel in
      let since = Channel.now.adding(days: -10)
      for stream in platform.descriptor.streams {
        let all = try await channel.connector.readAll(stream)
        let changed = try await channel.connector.readAll(stream, .changed(since: since))
        #expect(Set(changed.records.keys).isSubset(of: all.records.keys), "\(stream.rawValue)")
        for (key, hash) in changed.hashes { #expect(all.hashes[key] == hash) }
      }
    }
  }

  @Test(arguments: Platform.allCases)
  func `a cursor of another program or of nobody is an error and no crash`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) { channel in
      for text in ["", "x", "{", "[]", "{\"page\":-1}", "999999999999999999999", "ı\u{0}İ"] {
        for stream in [SyncStream.products, .orders] {
          do throws(ConnectorError) {
            _ = try await channel.connector.page(stream, at: text)
          } catch {
            #expect(!error.message.isEmpty && error.kind != .unauthorised)
          }
        }
      }
    }
  }

  /// Cut and broken answers cost tries, never records; a record is not half read.
  @Test(
    arguments: Platform.allCases,
    [FaultKind.http500, .reset, .truncated, .html, .nogzip, .throttle])
  func `faults on the way change nothing of what is read`(
    _ platform: Platform, _ fault: FaultKind
  ) async throws {
    let streams: [SyncStream] = [.products, .orders]
    var expected: [SyncStream: [String: Int64]] = [:]
    for stream in streams { expected[stream] = try await Self.hashes(platform, stream, [:]) }
    for stream in streams {
      let found = try await Self.hashes(platform, stream, [fault: 0.2])
      #expect(found == expected[stream], "\(stream.rawValue)")
    }
  }

  private static func hashes(
    _ platform: Platform, _ stream: SyncStream, _ rates: [FaultKind: Double]
  ) async throws -> [String: Int64] {
    let found = Found()
    try await Channel.with(platform) {
      $0.orders = 1000
      $0.settings["page-size"] = "20"
      $0.faults.rates = rates
      $0.faults.maximumThrottleSeconds = 1
    } _: { channel in
      let reading = try await channel.connector.readAll(stream)
      #expect(reading.rejected.isEmpty)
      await found.set(reading.hashes)
    }
    return await found.hashes
  }

  private actor Found {
    var hashes: [String: Int64] = [:]
    func set(_ hashes: [String: Int64]) { self.hashes = hashes }
  }
}
