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
  private var dictionary: PayloadDictionary?
  private var compressor: PayloadCompressor?

  init(
    database: any Database, connector: any Connector, channelID: Int64, stream: SyncStream
  ) {
    self.database = database
    self.connector = connector
    self.channelID = channelID
    self.stream = stream
    store = StreamStore(stream, of: connector)
  }

  mutating func prepare(_ page: PulledPage) async throws -> PreparedPage {
    // Which of two records of a package is the newer one, only their mapping tells.
    let (records, duplicates) =
      store.holdsPackages ? (page.records, 0) : Self.withoutDuplicates(page.records)
    let known = try await knownRecords(records.map(\.remoteID))
    let changed = records.filter { known[$0.remoteID]?.contentHash != $0.contentHash }
    try await chooseDictionary(from: changed)
    let prepared = try records.map { raw in
      let isUnchanged = known[raw.remoteID]?.contentHash == raw.contentHash
      return PreparedPage.Record(raw: raw, mapping: isUnchanged ? .unchanged : try map(raw))
    }
    let packages = store.holdsPackages ? PackageDuplicates.newest(of: prepared) : prepared
    return PreparedPage(
      records: packages, rejected: page.rejected, next: page.next,
      estimatedTotal: page.estimatedTotal, statistics: page.statistics, notices: page.notices,
      dictionary: dictionary, duplicates: duplicates + prepared.count - packages.count)
  }

  private func map(_ raw: RawRecord) throws -> PreparedPage.Mapping {
    do throws(MappingError) {
      let record = try connector.map(raw, stream: stream)
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

  private func knownRecords(_ remoteIDs: [String]) async throws -> [String: KnownRecord] {
    guard let table = store.table, !remoteIDs.isEmpty else { return [:] }
    let channelID = channelID
    return try await database.read { connection in
      try table.known(remoteIDs, channelID: channelID, in: connection)
    }
  }

  /// The stream's dictionary: the stored one, else the first record that ever came.
  private mutating func chooseDictionary(from changed: [RawRecord]) async throws {
    guard dictionary == nil, store.payloadTable != nil, let sample = changed.first else { return }
    let (channelID, stream) = (channelID, stream)
    let body = Array(sample.payload)
    let chosen = try await database.write { connection in
      try PayloadDictionary.find(channelID: channelID, stream: stream, in: connection)
        ?? PayloadDictionary.create(
          channelID: channelID, stream: stream, body: body, in: connection)
    }
    dictionary = chosen
    compressor = try PayloadCompressor(dictionary: chosen.body)
  }

  /// A page can hold a row twice when the shop changed while it was read; the later one counts.
  static func withoutDuplicates(_ records: [RawRecord]) -> (kept: [RawRecord], dropped: Int) {
    var lastIndex: [String: Int] = [:]
    for (index, record) in records.enumerated() { lastIndex[record.remoteID] = index }
    guard lastIndex.count < records.count else { return (records, 0) }
    let kept = records.indices.filter { lastIndex[records[$0].remoteID] == $0 }
    return (kept.map { records[$0] }, records.count - kept.count)
  }
}
