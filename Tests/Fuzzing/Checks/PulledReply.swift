import Basics
import Commerce
import ConnectorKit

/// Takes a reply through a connector as a sync does: pulled, cut, mapped.
enum PulledReply {
  static let until = Timestamp(seconds: 1_795_000_000)  // 2026-11-18

  /// - Parameters:
  ///   - connector: answered with the reply.
  ///   - again: another one of the same account, answered alike.
  /// - Returns: how many records could be mapped.
  static func check(
    _ stream: SyncStream, _ connector: any Connector, _ again: any Connector
  ) async throws -> Int {
    let page = await pulled(stream, connector)
    let same = await pulled(stream, again)
    switch (page, same) {
    case (.success(let page), .success(let same)):
      try BrokenPromise.unless(
        page.records == same.records && page.rejected == same.rejected && page.next == same.next,
        "the same reply gives other records")
      return try map(page.records, stream, connector)
    case (.failure(let error), .failure(let same)):
      try BrokenPromise.unless(error.message == same.message, "the same reply gives other errors")
      try BrokenPromise.unless(
        !error.message.isEmpty && error.message.utf8.count < 4000, "an error without bounds")
      return 0
    default: throw BrokenPromise("the same reply is taken once and refused once")
    }
  }

  private static func pulled(
    _ stream: SyncStream, _ connector: any Connector
  ) async -> Result<PulledPage, ConnectorError> {
    do throws(ConnectorError) {
      return .success(
        try await connector.pull(
          PullRequest(stream: stream, scope: .everything, until: until, cursor: nil)))
    } catch {
      return .failure(error)
    }
  }

  private static func map(
    _ records: [RawRecord], _ stream: SyncStream, _ connector: any Connector
  ) throws -> Int {
    var mapped = 0
    // A page of thousands tells no more than its first hundred.
    for record in records.prefix(100) {
      let first = outcome(record, stream, connector)
      try BrokenPromise.unless(
        first == outcome(record, stream, connector), "a record is mapped in two ways")
      switch first {
      case .success(let record):
        try MappedBounds.check(record)
        mapped += 1
      case .failure(let error):
        try BrokenPromise.unless(
          !error.field.isEmpty && !error.reason.isEmpty && error.description.utf8.count < 400,
          "a refusal names no field, or shows the value")
      }
    }
    return mapped
  }

  private static func outcome(
    _ record: RawRecord, _ stream: SyncStream, _ connector: any Connector
  ) -> Result<ChannelRecord, MappingError> {
    do throws(MappingError) {
      return .success(try connector.map(record, stream: stream))
    } catch {
      return .failure(error)
    }
  }
}
