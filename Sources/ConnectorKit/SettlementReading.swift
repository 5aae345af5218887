import Basics
import Commerce

/// A connector that can read its channel's account: what was sold, taken off, paid out.
public protocol SettlementReading: Connector {
  /// Reads one page, newest span of time first. Lines appear in a channel's account days after the
  /// sale, and some are changed afterwards: ask for a span again until its payments are known.
  func settlements(_ request: SettlementRequest) async throws(ConnectorError) -> SettlementPage
}

/// Which lines are wanted.
public struct SettlementRequest: Sendable, Equatable {
  /// By the line's own date, both ends included.
  public var from: Timestamp
  public var to: Timestamp
  /// Opaque, from the page before; nil asks for the first.
  public var cursor: String?

  public init(from: Timestamp, to: Timestamp, cursor: String? = nil) {
    self.from = from
    self.to = to
    self.cursor = cursor
  }
}

/// Lines of a channel's account. A line may come twice, on different pages.
public struct SettlementPage: Sendable, Equatable {
  public var records: [SettlementRecord]
  /// Lines that could not be read.
  public var rejected: [RejectedRecord]
  /// Nil after the last page.
  public var next: String?
  public var statistics: PullStatistics

  public init(
    records: [SettlementRecord], rejected: [RejectedRecord] = [], next: String?,
    statistics: PullStatistics = PullStatistics()
  ) {
    self.records = records
    self.rejected = rejected
    self.next = next
    self.statistics = statistics
  }
}
