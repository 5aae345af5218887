import Basics
import Commerce
import ConnectorKit
import Storage

/// Maps a record that was set aside once more, from its kept payload. After a fix of the mapping it
/// is stored like any other; otherwise it stays, with one more attempt and the reason of now.
public struct SetAsideRetry: Sendable {
  public enum Outcome: Sendable, Equatable {
    case stored
    case stillRejected(reason: String)
    /// Somebody stored or dismissed it in the meantime.
    case gone
  }

  private let database: any Database
  private let clock: any WallClock
  private let zone: LocalTimeZone

  public init(database: any Database, clock: any WallClock, zone: LocalTimeZone) {
    self.database = database
    self.clock = clock
    self.zone = zone
  }

  public func retry(
    _ id: Int64, channel: ChannelAccount, connector: any Connector
  ) async throws -> Outcome {
    let record = try await database.read { try RejectedRecords.find(id, in: $0) }
    guard let record, record.channelID == channel.id else { return .gone }
    let raw = RawRecord(
      remoteID: record.remoteID, contentHash: ContentHash.of(record.payload),
      payload: record.payload[...])
    let preparation = PagePreparation(
      database: database, connector: connector, channelID: channel.id, stream: record.stream)
    return try await store(raw, record: record, preparation: preparation, connector: connector)
  }

  private func store(
    _ raw: RawRecord, record: SetAsideRecord, preparation: PagePreparation,
    connector: any Connector
  ) async throws -> Outcome {
    var preparation = preparation
    let page = try await preparation.prepare(PulledPage(records: [raw], next: nil))
    let (stream, now) = (record.stream, clock.now())
    let writer = PageWriter(
      channelID: record.channelID, stream: stream, zone: zone, currency: .turkishLira,
      connector: connector)
    return try await database.write { connection in
      let counts = try writer.write(page, now: now, in: connection)
      guard counts.rejected > 0 else { return .stored }
      let reason = try RejectedRecords.find(record.id, in: connection)?.reason
      return .stillRejected(reason: reason ?? record.reason)
    }
  }
}
