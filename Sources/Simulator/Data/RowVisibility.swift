/// Which rows of a table are to be seen at the moment: one bit each.
struct RowVisibility: Sendable {
  private var words: [UInt64]
  private(set) var rows: Int
  private(set) var count = 0

  init(rows: Int, isVisible: (Int) -> Bool) {
    words = [UInt64](repeating: 0, count: (rows + 63) / 64)
    self.rows = rows
    for row in 0..<rows where isVisible(row) { set(row, true) }
  }

  subscript(row: Int) -> Bool {
    row >= 0 && row < rows && words[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  mutating func set(_ row: Int, _ visible: Bool) {
    guard self[row] != visible else { return }
    words[row >> 6] ^= 1 << UInt64(row & 63)
    count += visible ? 1 : -1
  }

  /// Adds one visible row at the end.
  mutating func append() {
    if rows & 63 == 0 { words.append(0) }
    rows += 1
    set(rows - 1, true)
  }

  /// At most `limit` visible rows, after leaving out the first `offset`, in rising or falling order.
  func page(offset: Int, limit: Int, descending: Bool) -> [Int] {
    var page: [Int] = []
    var toSkip = offset
    for step in words.indices {
      let index = descending ? words.count - 1 - step : step
      var word = words[index]
      let bits = word.nonzeroBitCount
      if bits <= toSkip {
        toSkip -= bits
        continue
      }
      while word != 0, page.count < limit {
        let bit = descending ? 63 - word.leadingZeroBitCount : word.trailingZeroBitCount
        word &= ~(1 << UInt64(bit))
        if toSkip > 0 { toSkip -= 1 } else { page.append(index << 6 | bit) }
      }
      if page.count >= limit { break }
    }
    return page
  }

  /// All visible rows for which `isWanted` holds, in rising order.
  func rows(where isWanted: (Int) -> Bool) -> [Int] {
    var found: [Int] = []
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        let row = index << 6 | word.trailingZeroBitCount
        word &= word - 1
        if isWanted(row) { found.append(row) }
      }
    }
    return found
  }
}
