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

  /// - Parameter actor: who asks, for the audit log.
  public func retry(
    _ id: Int64, channel: ChannelAccount, connector: any Connector, actor: String
  ) async throws -> Outcome {
    let record = try await database.read { try RejectedRecords.find(id, in: $0) }
    guard let record, record.channelID == channel.id else { return .gone }
    let preparation = PagePreparation(
      database: database, connector: connector, channelID: channel.id, stream: record.stream,
      clock: clock)
    return try await store(record, preparation: preparation, connector: connector, actor: actor)
  }

  /// The record as if it had been read. One without a key of its own stays what it is, whatever its
  /// payload says: it would be stored under a key that the channel does not know.
  private static func page(of record: SetAsideRecord) -> PulledPage {
    let payload = record.payload[...]
    guard StandInKey.isOne(record.remoteID) else {
      let raw = RawRecord(
        remoteID: record.remoteID, contentHash: ContentHash.of(payload), payload: payload)
      return PulledPage(records: [raw], next: nil)
    }
    let key =
      record.remoteID.isEmpty
      ? StandInKey.of(reason: record.reason, payload: payload) : record.remoteID
    let rejected = RejectedRecord(remoteID: key, reason: record.reason, payload: payload)
    return PulledPage(records: [], rejected: [rejected], next: nil)
  }

  private func store(
    _ record: SetAsideRecord, preparation: PagePreparation,
    connector: any Connector, actor: String
  ) async throws -> Outcome {
    var preparation = preparation
    let page = try await preparation.prepare(Self.page(of: record))
    let (stream, now) = (record.stream, clock.now())
    let writer = PageWriter(
      channelID: record.channelID, stream: stream, zone: zone, currency: .turkishLira,
      connector: connector, isRetry: true)
    return try await database.write { connection in
      let counts = try writer.write(page, now: now, in: connection)
      try AuditLog.record(
        actor: actor, action: .setAsideRetried, subject: "channel:\(record.channelID)",
        detail: "\(stream.rawValue) record \(record.id)", now: now, in: connection)
      guard counts.rejected > 0 else { return .stored }
      let reason = try RejectedRecords.find(record.id, in: connection)?.reason
      return .stillRejected(reason: reason ?? record.reason)
    }
  }
}
