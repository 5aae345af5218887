/// Reads a listing window by window so that no row is lost that stayed in it all the time, however
/// many rows appear or vanish between two requests. Pure: answers go in, windows come out.
///
/// Each window begins some rows before the end of the last one. In a listing sorted by ID the
/// proof of a seamless join is the order: when the first row of an answer was delivered before,
/// nothing between the two answers is missing. When it was not, rows on earlier pages vanished and
/// the rest moved left, so the walk steps back until it meets what it knows. In a listing of some
/// other fixed order, the last rows delivered are looked for themselves.
struct RowWalk: Sendable, Equatable {
  enum Order: String, Sendable, Equatable {
    case byID = "i"
    /// A fixed order that is not told.
    case unknown = "u"
  }

  private(set) var order: Order
  /// Position of the first row that the next window should cover.
  private(set) var from = 0
  /// Rows before this position are not read again: one of them makes the shop fail.
  private(set) var floor = 0
  /// Highest ID delivered.
  private(set) var lastID: Int64?
  /// The last few IDs delivered.
  private(set) var tail: [Int64] = []
  /// Steps back in a row.
  private(set) var stepsBack = 0
  /// Full answers without a new row that may still come, because the walk stepped back so far.
  private(set) var patience = 1
  /// Requests since rows were last delivered.
  private(set) var idle = 0
  /// Whether the meaning of the index was tested again since rows were last delivered.
  private(set) var isRetested = false

  init(
    order: Order = .byID, from: Int = 0, floor: Int = 0, lastID: Int64? = nil, tail: [Int64] = [],
    stepsBack: Int = 0, patience: Int = 1, idle: Int = 0, isRetested: Bool = false
  ) {
    self.order = order
    self.from = from
    self.floor = floor
    self.lastID = lastID
    self.tail = tail
    self.stepsBack = stepsBack
    self.patience = patience
    self.idle = idle
    self.isRetested = isRetested
  }

  static func overlap(size: Int) -> Int { min(TicimaxLimits.overlapRows, max(size / 2, 1)) }

  /// True while the index is 0 and may mean anything.
  var isAtStart: Bool { from == 0 }

  /// - Parameter size: Rows to ask for. At least two are, because one of them is read twice.
  func window(_ meaning: IndexMeaning, size: Int) -> RowWindow {
    let size = max(size, 2)
    return meaning.window(from: from, size: size, overlap: Self.overlap(size: size))
  }

  /// - Parameters:
  ///   - ids: Keys of the readable rows, in the answer's order.
  ///   - count: All rows of the answer, the unreadable ones too.
  mutating func take(_ ids: [Int64], count: Int, in window: RowWindow) -> WalkStep {
    if order == .byID, zip(ids, ids.dropFirst()).contains(where: { $0 > $1 }) { order = .unknown }
    guard joins(ids, window) else { return stepBack(from: window) }
    let fresh = freshRows(ids)
    return fresh.isEmpty
      ? nothingNew(ids, count: count, in: window)
      : deliver(fresh, of: ids, count: count, in: window)
  }

  /// Rows that were read one by one around a bad row.
  mutating func take(splitRows ids: [Int64]) -> [Int] {
    let fresh = freshRows(ids)
    remember(fresh.map { ids[$0] })
    return fresh
  }

  /// Goes on behind rows that were read one by one.
  /// - Parameter bad: Position of the last row that made the shop fail; nil when none did.
  mutating func goOn(from position: Int, behind bad: Int?, size: Int) {
    if let bad { floor = max(floor, bad + 1) }
    from = max(floor, position - Self.overlap(size: size))
  }

  /// Whether nothing can be missing between what was delivered and this answer.
  private func joins(_ ids: [Int64], _ window: RowWindow) -> Bool {
    guard window.start > floor, let lastID else { return true }
    return switch order {
    case .byID: ids.first.map { $0 <= lastID } ?? false
    case .unknown: ids.contains { tail.contains($0) } || stepsBack >= 4
    }
  }

  private func freshRows(_ ids: [Int64]) -> [Int] {
    guard let lastID else { return Array(ids.indices) }
    switch order {
    case .byID: return ids.indices.filter { ids[$0] > lastID }
    case .unknown:
      let known = ids.lastIndex { tail.contains($0) }
      return Array(ids[(known.map { $0 + 1 } ?? 0)...].indices)
    }
  }

  private mutating func deliver(
    _ fresh: [Int], of ids: [Int64], count: Int, in window: RowWindow
  ) -> WalkStep {
    remember(fresh.map { ids[$0] })
    advance(behind: window.start + count, in: window)
    stepsBack = 0
    patience = 1
    idle = 0
    isRetested = false
    let isLast = count < min(window.size, TicimaxLimits.smallestCap)
    return WalkStep(fresh: fresh, next: isLast ? .end : .more)
  }

  private mutating func nothingNew(_ ids: [Int64], count: Int, in window: RowWindow) -> WalkStep {
    guard count >= window.size else {
      let isAnchored = window.start <= floor || ids.contains { tail.contains($0) }
      return isAnchored ? WalkStep(fresh: [], next: .end) : stepBack(from: window)
    }
    stepsBack = 0
    patience -= 1
    // A listing of unknown order that repeats itself has no more to give.
    if order == .unknown, patience < 0 { return WalkStep(fresh: [], next: .end) }
    advance(behind: window.start + count, in: window)
    return wasIdle()
  }

  /// Twice as far with every step, so that even a year's deletions are crossed in a few.
  private mutating func stepBack(from window: RowWindow) -> WalkStep {
    let pages = 1 << min(stepsBack, 20)
    from = max(floor, window.start - window.size * pages)
    stepsBack += 1
    patience += pages
    return wasIdle()
  }

  /// A few requests without a new row are normal after a step back; more are not.
  private mutating func wasIdle() -> WalkStep {
    idle += 1
    if idle > TicimaxLimits.mostIdleRequests { return WalkStep(fresh: [], next: .broken) }
    guard idle > TicimaxLimits.doubtfulIdleRequests, !isRetested else {
      return WalkStep(fresh: [], next: .more)
    }
    isRetested = true
    return WalkStep(fresh: [], next: .doubtful)
  }

  private mutating func advance(behind end: Int, in window: RowWindow) {
    from = max(floor, end - window.overlap)
  }

  private mutating func remember(_ ids: [Int64]) {
    guard let highest = ids.max() else { return }
    lastID = max(lastID ?? highest, highest)
    tail = Array((tail + ids).suffix(TicimaxLimits.overlapRows))
  }
}
