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
