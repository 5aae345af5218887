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
    !records.isEmpty || !rejected.isEmpty || cost.requests >= TrendyolLimits.requestsPerPull
  }

  mutating func add(_ page: CutPage) {
    records += page.records
    rejected += page.rejected
  }

  mutating func add(_ record: RawRecord) { records.append(record) }

  mutating func notice(_ message: String) { notices.append(message) }

  /// - Parameter next: Where the next page starts; nil after the last. Rows that came twice are the
  ///   caller's to tell apart; the later one counts.
  func page(next: TrendyolCursor?) -> PulledPage {
    PulledPage(
      records: records, rejected: rejected, next: next?.text, estimatedTotal: estimatedTotal,
      statistics: cost, notices: notices)
  }
}
