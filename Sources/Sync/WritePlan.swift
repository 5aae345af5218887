import Commerce
import ConnectorKit
import Storage

/// What a page means for the rows as they are now, inside the transaction. Preparation looked at an
/// earlier snapshot: the page before may have stored the same record since.
struct WritePlan {
  struct Item {
    var remoteID: String
    var contentHash: Int64
    var record: ChannelRecord
    var payload: ArraySlice<UInt8>
    var compressed: [UInt8]
    var existing: KnownRecord?
  }

  private(set) var items: [Item] = []
  private(set) var rejected: [RejectedRecord] = []
  private(set) var unchanged = 0

  init(_ page: PreparedPage, writer: PageWriter, in connection: any SQLConnection) throws {
    let known =
      try writer.store.table?.known(
        page.records.map(\.raw.remoteID), channelID: writer.channelID, in: connection) ?? [:]
    for record in page.records {
      let existing = known[record.raw.key]
      if let existing, existing.contentHash == record.raw.contentHash {
        unchanged += 1
      } else {
        try decide(record, existing: existing, map: writer.map) { payload in
          // Rare: a compressor for this one record.
          try writer.dictionary(of: page, in: connection).map {
            try PayloadCompressor(dictionary: $0.body).compress(payload)
          } ?? []
        }
      }
    }
  }

  private mutating func decide(
    _ record: PreparedPage.Record, existing: KnownRecord?,
    map: (RawRecord) throws(MappingError) -> ChannelRecord,
    compress: (ArraySlice<UInt8>) throws -> [UInt8]
  ) throws {
    switch record.mapping {
    case .mapped(let mapped, let compressed):
      add(record.raw, mapped, compressed: compressed, existing: existing)
    case .rejected(let error):
      reject(record.raw, error)
    case .unchanged:
      // The stored record was replaced between preparation and now; the page's own one is newer.
      do {
        let mapped = try map(record.raw)
        add(
          record.raw, mapped, compressed: try compress(record.raw.payload), existing: existing)
      } catch let error as MappingError {
        reject(record.raw, error)
      }
    }
  }

  private mutating func add(
    _ raw: RawRecord, _ mapped: ChannelRecord, compressed: [UInt8], existing: KnownRecord?
  ) {
    items.append(
      Item(
        remoteID: raw.remoteID, contentHash: raw.contentHash, record: mapped,
        payload: raw.payload, compressed: compressed, existing: existing))
  }

  private mutating func reject(_ raw: RawRecord, _ error: MappingError) {
    rejected.append(
      RejectedRecord(remoteID: raw.remoteID, reason: error.description, payload: raw.payload))
  }

  /// Leaves out items that a newer stored record makes needless, and sets others aside.
  mutating func leaveOut(older: Set<Int>, held: [Int: String]) {
    unchanged += older.count
    for (place, reason) in held.sorted(by: { $0.key < $1.key }) {
      rejected.append(
        RejectedRecord(
          remoteID: items[place].remoteID, reason: reason, payload: items[place].payload))
    }
    items = items.indices.filter { !older.contains($0) && held[$0] == nil }.map { items[$0] }
  }

  /// The items whose record is of the wanted kind; a connector that maps to another kind has a bug,
  /// and such records are set aside instead of lost.
  mutating func take<Record>(
    _ unwrap: (ChannelRecord) -> Record?
  ) -> [(Record, Item)] {
    var taken: [(Record, Item)] = []
    var kept: [Item] = []
    for item in items {
      if let record = unwrap(item.record) {
        taken.append((record, item))
        kept.append(item)
      } else {
        rejected.append(
          RejectedRecord(
            remoteID: item.remoteID, reason: "mapped to another kind of record", payload: []))
      }
    }
    items = kept
    return taken
  }
}
