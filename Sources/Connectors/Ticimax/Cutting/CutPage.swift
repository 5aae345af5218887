import ConnectorKit

/// The records of one answer, cut out but not read.
struct CutPage: Sendable {
  struct Row: Sendable {
    var key: Int64
    /// Local seconds of the column that was asked for, see `ListedRow`.
    var date: Int64?
    var record: RawRecord
  }

  var rows: [Row] = []
  var rejected: [RejectedRecord] = []

  /// All rows of the answer. A page is short by this figure, not by the readable rows.
  var count: Int { rows.count + rejected.count }
  var keys: [Int64] { rows.map(\.key) }
  var listed: [ListedRow] { rows.map { ListedRow(id: $0.key, date: $0.date) } }
}
