import ConnectorKit

/// Where the reading of products stands.
struct ProductPosition: Sendable, Equatable {
  var place = PhasePosition()
  var split: BadRowSplit?
  /// Requests in a row that failed on a bad row.
  var failuresInARow = 0
  /// Cards that came stripped.
  var rereads: [Int64] = []

  init() {}

  func isOpen(_ listings: Int) -> Bool { !rereads.isEmpty || place.phase < listings }

  init?(_ cursor: CursorText?) {
    guard let cursor, let place = PhasePosition(cursor) else { return nil }
    self.place = place
    split = BadRowSplit(cursor)
    failuresInARow = Int(cursor[number: "failures"] ?? 0)
    rereads = cursor[numbers: "cards"] ?? []
  }

  func write(to cursor: inout CursorText) {
    place.write(to: &cursor)
    split?.write(to: &cursor)
    if failuresInARow > 0 { cursor[number: "failures"] = Int64(failuresInARow) }
    if !rereads.isEmpty { cursor[numbers: "cards"] = rereads }
  }

  /// - Throws: A permanent error when too many requests failed with no success in between.
  mutating func countFailure() throws(TicimaxFailure) {
    failuresInARow += 1
    guard failuresInARow > TicimaxLimits.mostBadRowsInARow else { return }
    throw TicimaxFailure(
      ConnectorError(
        .permanent,
        "The shop fails on \(TicimaxLimits.mostBadRowsInARow) requests for products in a row (null "
          + "source); ask Ticimax to repair the list of products."))
  }
}
