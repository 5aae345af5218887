/// One request's part of a listing.
struct RowWindow: Sendable, Equatable {
  /// What goes on the wire as the index, counted from 0: a page number or a row offset.
  var index: Int
  /// What goes on the wire as the number of records.
  var size: Int
  /// Position of the first row that the answer covers.
  var start: Int
  /// Rows at its beginning that were read before.
  var overlap = 0
}

/// What a shop means by the index of a listing. Shops and operations differ (Ticimax wire facts
/// 2026-11-23, §4.3: row offset on products, page number on orders, both measured live).
enum IndexMeaning: String, Sendable, Equatable {
  case page, offset

  /// A window that begins at `wanted` or before it and brings at least one row behind the
  /// `overlap` rows from there.
  ///
  /// A row offset can begin anywhere. A page number cannot, but page 7 of 90 rows begins where
  /// page 6.3 of 100 would: with a freely chosen size, page numbers reach nearly any row, so
  /// overlapping reads work with both meanings.
  func window(from wanted: Int, size: Int, overlap: Int) -> RowWindow {
    switch self {
    case .offset: return RowWindow(index: wanted, size: size, start: wanted, overlap: overlap)
    case .page:
      let size = Self.pageSize(reaching: wanted, size: size, overlap: overlap)
      return RowWindow(
        index: wanted / size, size: size, start: wanted / size * size, overlap: overlap)
    }
  }

  /// The size up to `size` that brings the most new rows; a larger one only where none brings any.
  private static func pageSize(reaching wanted: Int, size: Int, overlap: Int) -> Int {
    let gain = { (candidate: Int) in candidate - wanted % candidate - overlap }
    var best = size
    for candidate in stride(from: size - 1, through: max((size + 1) / 2, 1), by: -1)
    where gain(candidate) > gain(best) {
      best = candidate
    }
    if gain(best) > 0 { return best }
    return (size + 1...2 * size + overlap + 2).first { gain($0) > 0 } ?? best
  }
}

/// The self-test of the wire facts (§4.3), made sharper by one row: three rows from index 0 and
/// two from index 1, both sorted by ID.
enum IndexMeaningTest {
  static let firstSize = 3
  static let secondSize = 2

  /// Nil when the answers fit neither meaning, because rows changed between the two requests.
  static func verdict(first: [Int64], second: [Int64]) -> IndexMeaning? {
    guard first.count >= 2 else { return .page }
    if second.first == first[1] { return .offset }
    if first.count == firstSize { return second.first == first[2] ? .page : nil }
    // Two rows in all: page 1 is empty, or holds the ghost row that some shops give past the end.
    return second.count < secondSize ? .page : nil
  }
}
