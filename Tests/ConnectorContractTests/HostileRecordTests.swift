import Basics
import Commerce
import ConnectorKit
import TestKit
import Testing

/// Records that are cut, mixed up or random: mapping answers with a record or with a `MappingError`
/// that names the field and shows nothing of the value; it never ends the program.
@Suite struct HostileRecordTests {
  @Test(arguments: Platform.allCases)
  func `a record that is no record is refused by name`(_ platform: Platform) async throws {
    try await Channel.with(platform) { channel in
      var random = SeededRandom(seed: 20_261_127)
      for stream in platform.descriptor.streams {
        let record = try #require(
          try await channel.connector.readAll(stream).records.values
            .min { $0.remoteID < $1.remoteID }, "\(stream.rawValue)")
        for round in 0..<300 {
          let payload = Self.damaged(Array(record.payload), round, &random)
          Self.expectSafe(payload, record.remoteID, stream, channel.connector)
        }
      }
    }
  }

  @Test(arguments: Platform.allCases)
  func `a record with extreme numbers is read or refused by name`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) { channel in
      var random = SeededRandom(seed: 20_261_130)
      for stream in platform.descriptor.streams {
        let records = try await channel.connector.readAll(stream).records.values
          .sorted { $0.remoteID < $1.remoteID }.prefix(20)
        for round in 0..<600 where !records.isEmpty {
          let record = records[round % records.count]
          let payload = Self.withExtremes(Array(record.payload), &random)
          Self.expectSafe(payload, record.remoteID, stream, channel.connector)
        }
      }
    }
  }

  @Test(arguments: Platform.allCases)
  func `a record with texts that are too long is cut or refused by name`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) { channel in
      var random = SeededRandom(seed: 20_261_201)
      for stream in platform.descriptor.streams {
        let records = try await channel.connector.readAll(stream).records.values
          .sorted { $0.remoteID < $1.remoteID }.prefix(10)
        for round in 0..<40 where !records.isEmpty {
          let record = records[round % records.count]
          let payload = Self.withLongTexts(Array(record.payload), &random)
          let raw = RawRecord(
            remoteID: record.remoteID, contentHash: 0, payload: payload[...])
          do throws(MappingError) {
            let mapped = try channel.connector.boundedMap(raw, stream: stream)
            // A description alone may be so long.
            let long = Self.texts(mapped).filter { $0.utf8.count > TextBounds.message }
            #expect(long.count <= 1)
          } catch {
            #expect(error.description.utf8.count < 400, "a value stands in the error")
          }
        }
      }
    }
  }

  /// Some of the texts with so much before them that hardly a bound allows it.
  private static func withLongTexts(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    let run = [UInt8](repeating: UInt8(ascii: "x"), count: TextBounds.message + 1)
    var changed: [UInt8] = []
    var before: (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      let isValue = before.1 == UInt8(ascii: ">") || before == (0x3A, 0x22)
      if isValue, byte >= 0x80 || (0x30...0x7A).contains(byte) && byte != UInt8(ascii: "<"),
        Int.random(in: 0..<40, using: &random) == 0
      {
        changed += run
      }
      changed.append(byte)
      before = (before.1, byte)
    }
    return changed
  }

  private static func texts(_ value: Any) -> [String] {
    if let text = value as? String { return [text] }
    return Mirror(reflecting: value).children.flatMap { texts($0.value) }
  }

  /// The ends of 64 and 32 bits, the connectors' own bounds, and what doubles print.
  private static let extremes = [
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "922337203685478",
    "100000000000", "99999999999.99", "-100000000000", "10000000", "9999999", "-10000000",
    "2147483648", "4133980800000", "-1", "0", "100", "1E308", "1E-308", "-0.0000005",
    "1e9223372036854775807",
  ].map { Array($0.utf8) }

  /// Every third number of the text, or so, changed for one of them.
  private static func withExtremes(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var changed: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let end = bytes[index...].firstIndex { !(0x30...0x39).contains($0) && $0 != 0x2E }
      let stop = max(end ?? bytes.count, index + 1)
      let isNumber = (0x30...0x39).contains(bytes[index])
      if isNumber, Int.random(in: 0..<3, using: &random) == 0 {
        changed += extremes.randomElement(using: &random) ?? []
      } else {
        changed += bytes[index..<stop]
      }
      index = stop
    }
    return changed
  }

  /// Cut off, a byte changed, or nothing but noise.
  private static func damaged(
    _ bytes: [UInt8], _ round: Int, _ random: inout SeededRandom
  ) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    switch round % 3 {
    case 0: return Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
    case 1:
      var bytes = bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = UInt8.random(in: .min ... .max, using: &random)
      return bytes
    default:
      return (0..<Int.random(in: 0...200, using: &random)).map { _ in
        UInt8.random(in: .min ... .max, using: &random)
      }
    }
  }

  private static func expectSafe(
    _ payload: [UInt8], _ key: String, _ stream: SyncStream, _ connector: any OfferPushing
  ) {
    do throws(MappingError) {
      _ = try connector.map(
        RawRecord(remoteID: key, contentHash: 0, payload: payload[...]), stream: stream)
    } catch {
      #expect(!error.reason.isEmpty)
      #expect(error.description.utf8.count < 400, "a value stands in the error")
    }
  }
}
