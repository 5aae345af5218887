@testable import ConnectorTicimax

/// A listing that a test changes between two requests.
struct FakeListing {
  struct Row: Equatable {
    var id: Int64
    var date: Int64?
  }

  enum Sort { case byID, byDate, asStored }

  var rows: [Row] = []
  var meaning = IndexMeaning.offset
  /// Rows that the shop gives at most, whatever is asked.
  var cap = Int.max
  /// Gives the last row for a page past the end, as one shop was seen to do.
  var givesGhostRow = false

  func window(_ window: RowWindow, sort: Sort = .byID, where include: (Row) -> Bool = { _ in true })
    -> [Row]
  {
    let sorted = self.sorted(sort).filter(include)
    let start =
      switch meaning {
      case .offset: window.index
      case .page: window.index * window.size
      }
    if start >= sorted.count, givesGhostRow, window.index > 0 { return Array(sorted.suffix(1)) }
    return Array(sorted.dropFirst(start).prefix(min(window.size, cap)))
  }

  private func sorted(_ sort: Sort) -> [Row] {
    switch sort {
    case .byID: rows.sorted { $0.id < $1.id }
    // Rows of one moment come in any order: here, by falling ID.
    case .byDate: rows.sorted { ($0.date ?? .min, -$0.id) < ($1.date ?? .min, -$1.id) }
    case .asStored: rows
    }
  }

  mutating func remove(_ id: Int64) { rows.removeAll { $0.id == id } }
}
