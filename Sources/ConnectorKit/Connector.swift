import Basics
import Commerce

/// One account at one platform. Reading is split in two so that unchanged records cost nothing:
/// `pull` cuts a page into raw records with a key and a hash, and `map`, which is pure, turns only
/// new or changed ones into our words. Stored raw records can be mapped again without a download.
public protocol Connector: Sendable {
  var descriptor: ConnectorDescriptor { get }

  /// Calls a cheap operation and says in plain words whether the account works.
  func check() async throws(ConnectorError) -> ConnectionCheck

  /// Reads one page. The cursor is opaque, storable text; nil asks for the first page.
  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage

  /// Turns a raw record into ours. Pure: no clock, no network, no storage. Texts are as long as they
  /// came; `boundedMap`, which a sync calls, holds them within `TextBounds`.
  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord

  /// The channel's keys of variants of which none are left, out of the payload of a product that is
  /// set aside: what is gone must not be sold because a title is wrong. Pure. Only what can be read
  /// and is sure.
  func soldOut(in product: ArraySlice<UInt8>) -> [String]
}

extension Connector {
  public func soldOut(in product: ArraySlice<UInt8>) -> [String] { [] }
}

/// What to read.
public struct PullRequest: Sendable {
  /// Everything, or what changed since a moment in the channel's own clock (inclusive).
  public enum Scope: Sendable, Equatable {
    case everything
    case changed(since: Timestamp)
  }

  public var stream: SyncStream
  public var scope: Scope
  /// Upper bound of the run, frozen at its start, so that pages do not chase new rows.
  public var until: Timestamp
  public var cursor: String?
  /// Keys that the connector may need to read one by one (favourites of each member).
  public var memberRemoteIDs: @Sendable (_ after: String?, _ limit: Int) async throws -> [String]

  public init(
    stream: SyncStream, scope: Scope, until: Timestamp, cursor: String?,
    memberRemoteIDs: @escaping @Sendable (String?, Int) async throws -> [String] = { _, _ in [] }
  ) {
    self.stream = stream
    self.scope = scope
    self.until = until
    self.cursor = cursor
    self.memberRemoteIDs = memberRemoteIDs
  }
}

/// One page of raw records and where the next one starts.
public struct PulledPage: Sendable {
  public var records: [RawRecord]
  /// Records that could not even be cut out or keyed.
  public var rejected: [RejectedRecord]
  /// Nil after the last page.
  public var next: String?
  /// The channel's own total for the request, when it tells one; only for progress.
  public var estimatedTotal: Int?
  public var statistics: PullStatistics
  /// What a person should know about how the page was read, such as a filter that the channel
  /// ignores. One sentence each, safe to log.
  public var notices: [String]

  public init(
    records: [RawRecord], rejected: [RejectedRecord] = [], next: String?,
    estimatedTotal: Int? = nil, statistics: PullStatistics = PullStatistics(),
    notices: [String] = []
  ) {
    self.records = records
    self.rejected = rejected
    self.next = next
    self.estimatedTotal = estimatedTotal
    self.statistics = statistics
    self.notices = notices
  }
}

/// A record as the channel sent it, less what must not be kept.
public struct RawRecord: Sendable, Equatable {
  public var remoteID: String
  /// The same, to compare and to look up by.
  public var key: RecordKey { RecordKey(remoteID) }
  /// `ContentHash` of `payload`, seeded with the mapping's version.
  public var contentHash: Int64
  public var payload: ArraySlice<UInt8>

  public init(remoteID: String, contentHash: Int64, payload: ArraySlice<UInt8>) {
    self.remoteID = remoteID
    self.contentHash = contentHash
    self.payload = payload
  }
}

/// A record that was set aside, with the reason.
public struct RejectedRecord: Sendable, Equatable {
  /// A `StandInKey` when the record has no readable key.
  public var remoteID: String
  public var reason: String
  public var payload: ArraySlice<UInt8>

  public init(remoteID: String, reason: String, payload: ArraySlice<UInt8>) {
    self.remoteID = remoteID
    self.reason = reason
    self.payload = payload
  }
}

/// Why a record cannot be mapped: the field's path and the reason, without the value.
public struct MappingError: Error, Sendable, Equatable, CustomStringConvertible {
  public var field: String
  public var reason: String

  public init(field: String, reason: String) {
    self.field = field
    self.reason = reason
  }

  public var description: String { "\(field): \(reason)" }
}

/// The answer of `check`.
public struct ConnectionCheck: Sendable, Equatable {
  public struct Finding: Sendable, Equatable {
    public enum Level: String, Sendable { case ok, notice, warning }

    public var level: Level
    public var message: String

    public init(_ level: Level, _ message: String) {
      self.level = level
      self.message = message
    }
  }

  public var findings: [Finding]

  public init(findings: [Finding]) { self.findings = findings }
}
