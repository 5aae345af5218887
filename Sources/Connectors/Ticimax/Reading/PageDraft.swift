import Commerce
import ConnectorKit

/// What one pull has gathered so far.
struct PageDraft: Sendable {
  private(set) var records: [RawRecord] = []
  private(set) var rejected: [RejectedRecord] = []
  private(set) var notices: [String] = []
  var estimatedTotal: Int?
  var cost = PullStatistics()

  /// True when the page should go to its checkpoint: it has records, or cost enough.
  var isComplete: Bool {
    !records.isEmpty || !rejected.isEmpty || cost.requests >= TicimaxLimits.requestsPerPull
  }

  /// Takes the chosen rows of an answer, and all that could not be keyed.
  mutating func add(_ page: CutPage, _ fresh: [Int]) {
    records += fresh.map { page.rows[$0].record }
    rejected += page.rejected
  }

  mutating func reject(_ reason: String) { rejected.append(.unread(reason)) }

  /// A record whose key is known, and which the shop cannot send.
  mutating func reject(key: Int64, _ reason: String) {
    rejected.append(RejectedRecord(remoteID: String(key), reason: reason, payload: []))
  }

  mutating func notice(_ message: String) { notices.append(message) }

  /// A row that comes twice has changed in between: the later one counts.
  /// - Parameter next: Where the next page starts; nil after the last.
  func page(next: CursorText?) -> PulledPage {
    PulledPage(
      records: records.lastOfEach { RecordKey($0.remoteID) }, rejected: rejected, next: next?.text,
      estimatedTotal: estimatedTotal, statistics: cost, notices: notices)
  }
}
