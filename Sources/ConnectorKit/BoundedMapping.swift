import Commerce

extension Connector {
  /// `map`, with the record's texts within `TextBounds`: what a sync stores.
  /// - Throws: also for a key or code that is too long.
  public func boundedMap(
    _ record: RawRecord, stream: SyncStream
  ) throws(MappingError) -> ChannelRecord {
    let mapped = try map(record, stream: stream)
    do throws(TextBounds.Excess) {
      return try mapped.bounded()
    } catch {
      throw MappingError(error)
    }
  }
}

extension PulledPage {
  /// The page with its keys within `TextBounds`. A record whose key is too long counts as one without:
  /// nothing could be stored under it.
  public func bounded() -> PulledPage {
    guard records.contains(where: { $0.remoteID.utf8.count > TextBounds.key }) else { return self }
    var page = self
    page.records.removeAll { $0.remoteID.utf8.count > TextBounds.key }
    for record in records where record.remoteID.utf8.count > TextBounds.key {
      page.rejected.append(
        RejectedRecord(
          remoteID: StandInKey.of(record.payload),
          reason: "the key is longer than \(TextBounds.key) bytes", payload: record.payload))
    }
    return page
  }
}

extension SettlementPage {
  /// The page with its texts within `TextBounds`. A line whose key is too long is among the rejected.
  public func bounded() -> SettlementPage {
    var page = self
    page.records = []
    for record in records {
      do throws(TextBounds.Excess) {
        page.records.append(try record.bounded())
      } catch {
        page.rejected.append(
          .unread(MappingError(error).description))
      }
    }
    return page
  }
}

extension MappingError {
  init(_ excess: TextBounds.Excess) {
    self.init(field: excess.field, reason: excess.reason)
  }
}
