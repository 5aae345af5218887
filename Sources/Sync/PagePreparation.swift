import Basics
import Commerce
import ConnectorKit
import Storage

/// Maps and compresses the new and changed records of a page, off the writer's transaction.
struct PagePreparation {
  private let database: any Database
  private let connector: any Connector
  private let channelID: Int64
  private let stream: SyncStream
  private let store: StreamStore
  private let clock: any WallClock
  private var dictionary: PayloadDictionary?
  private var compressor: PayloadCompressor?

  init(
    database: any Database, connector: any Connector, channelID: Int64, stream: SyncStream,
    clock: any WallClock
  ) {
    self.database = database
    self.connector = connector
    self.channelID = channelID
    self.stream = stream
    store = StreamStore(stream, of: connector)
    self.clock = clock
  }

  mutating func prepare(_ pulled: PulledPage) async throws -> PreparedPage {
    let page = Self.withoutKeyless(pulled.bounded())
    // Which of two records of a package is the newer one, only their mapping tells.
    let (records, duplicates) =
      store.holdsPackages ? (page.records, 0) : Self.withoutDuplicates(page.records)
    let known = try await knownRecords(records.map(\.remoteID))
    let changed = records.filter { known[$0.key]?.contentHash != $0.contentHash }
    try await chooseDictionary(from: changed)
    let prepared = try records.map { raw in
      let isUnchanged = known[raw.key]?.contentHash == raw.contentHash
      return PreparedPage.Record(raw: raw, mapping: isUnchanged ? .unchanged : try map(raw))
    }
    let packages =
      store.holdsPackages ? PackageDuplicates.newest(of: prepared, now: clock.now()) : prepared
    return PreparedPage(
      records: packages, rejected: page.rejected, next: page.next,
      estimatedTotal: page.estimatedTotal, statistics: page.statistics, notices: page.notices,
      dictionary: dictionary, duplicates: duplicates + prepared.count - packages.count)
  }

  /// Nothing is ever stored without a key of the channel's own.
  private static func withoutKeyless(_ page: PulledPage) -> PulledPage {
    var page = page
    page.rejected += page.records.filter { StandInKey.isOne($0.remoteID) }.map { raw in
      let error = MappingError(field: "key", reason: "the record has no key")
      return RejectedRecord(
        remoteID: StandInKey.of(raw.payload), reason: error.description, payload: raw.payload)
    }
    page.records.removeAll { StandInKey.isOne($0.remoteID) }
    return page
  }

  private func map(_ raw: RawRecord) throws -> PreparedPage.Mapping {
    do throws(MappingError) {
      let record = try connector.boundedMap(raw, stream: stream)
      return .mapped(record, compressed: try compress(raw.payload))
    } catch {
      return .rejected(error)
    }
  }

  private func compress(_ payload: ArraySlice<UInt8>) throws(MappingError) -> [UInt8] {
    guard let compressor else { return [] }
    do {
      return try compressor.compress(payload)
    } catch {
      throw MappingError(field: "payload", reason: "cannot be compressed")
    }
  }

  private func knownRecords(_ remoteIDs: [String]) async throws -> [RecordKey: KnownRecord] {
    guard let table = store.table, !remoteIDs.isEmpty else { return [:] }
    let channelID = channelID
    return try await database.read { connection in
      try table.known(remoteIDs, channelID: channelID, in: connection)
    }
  }

  /// The stream's dictionary: the stored one, else the structure of the first record that ever came.
  private mutating func chooseDictionary(from changed: [RawRecord]) async throws {
    guard dictionary == nil, store.payloadTable != nil, let sample = changed.first else { return }
    let (channelID, stream) = (channelID, stream)
    let record = Array(sample.payload)
    let chosen = try await database.write { connection in
      try PayloadDictionary.ensure(
        channelID: channelID, stream: stream, sample: record, in: connection)
    }
    dictionary = chosen
    compressor = try PayloadCompressor(dictionary: chosen.body)
  }

  /// A page can hold a row twice when the shop changed while it was read; the later one counts.
  static func withoutDuplicates(_ records: [RawRecord]) -> (kept: [RawRecord], dropped: Int) {
    let kept = records.lastOfEach(\.key)
    return (kept, records.count - kept.count)
  }
}
