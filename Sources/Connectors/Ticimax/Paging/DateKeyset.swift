/// Reads a listing in the order of a date, each request beginning at the last date delivered, so
/// that rows on earlier pages cannot shift anything. Pure.
///
/// The lower bound is inclusive, and rows already delivered at it are dropped. Three things can
/// stand against it, and each is seen from the answers, at the latest from the last one, which asks
/// for the newest rows (`closing`):
/// - More rows at one moment than a page holds: that moment is read by ID (`crowd`).
/// - A shop that cuts the filter to the day: the day takes the moment's place.
/// - A shop that ignores the filter or the sort: the whole listing is read by ID (`plain`).
struct DateKeyset: Sendable, Equatable {
  /// How fine the shop's filter is, in seconds.
  enum Unit: Int64, Sendable, Equatable {
    case second = 1
    case day = 86_400

    func floor(_ moment: Int64) -> Int64 { moment - (moment % rawValue + rawValue) % rawValue }
  }

  enum Mode: Sendable, Equatable {
    case byDate
    case crowd(RowWalk)
    case plain(RowWalk)
    case closing
  }

  /// The next request. Dates are local seconds; both bounds are inclusive on the wire.
  enum Query: Sendable, Equatable {
    case byDate(since: Int64?)
    case byID(RowWalk, from: Int64?, to: Int64?)
    /// A few rows, newest first.
    case newest
  }

  /// Rows that `closing` asks for.
  static let newestRows = 5

  private(set) var mode = Mode.byDate
  private(set) var since: Int64?
  private(set) var unit = Unit.second
  /// Rows delivered in the unit of `since`.
  private(set) var known: Set<Int64> = []

  init(
    mode: Mode = .byDate, since: Int64? = nil, unit: Unit = .second, known: Set<Int64> = []
  ) {
    self.mode = mode
    self.since = since
    self.unit = unit
    self.known = known
  }

  var query: Query {
    switch mode {
    case .byDate: .byDate(since: since)
    case .crowd(let walk): .byID(walk, from: crowd.lowerBound, to: crowd.upperBound)
    case .plain(let walk): .byID(walk, from: nil, to: nil)
    case .closing: .newest
    }
  }

  var isPlain: Bool {
    if case .plain = mode { true } else { false }
  }

  /// The answer to a request by date.
  /// - Parameters:
  ///   - count: All rows of the answer, the unreadable ones too.
  ///   - size: Rows asked for.
  mutating func take(_ rows: [ListedRow], count: Int, size: Int) -> WalkStep {
    guard keepsToFilterAndSort(rows), let last = rows.last(where: { $0.date != nil }) else {
      if count == 0 { return close([], isOnly: since == nil) }
      mode = .plain(RowWalk())
      return WalkStep(fresh: [], next: .more)
    }
    let fresh = rows.indices.filter { isFresh(rows[$0]) }
    let isOnly = since == nil
    let isLast = count < size && (fresh.isEmpty || count < TicimaxLimits.smallestCap)
    moveOn(to: last, rows)
    return isLast ? close(fresh, isOnly: isOnly) : WalkStep(fresh: fresh, next: .more)
  }

  /// The answer to the request for the newest rows. Rows in rising order show a shop that ignores
  /// the sort, whose late entries the walk by date cannot have seen; rows newer than the last one
  /// delivered, that it ended too early.
  mutating func take(newest rows: [ListedRow]) -> WalkStep {
    let dates = rows.map { $0.date ?? .min }
    let isFalling = zip(dates, dates.dropFirst()).allSatisfy { $0 >= $1 }
    if isFalling, dates.first ?? .min <= (since ?? .max) + unit.rawValue {
      return WalkStep(fresh: [], next: .end)
    }
    mode = .plain(RowWalk())
    return WalkStep(fresh: [], next: .more)
  }

  /// A listing that came in one answer needs no closing look.
  private mutating func close(_ fresh: [Int], isOnly: Bool) -> WalkStep {
    if isOnly { return WalkStep(fresh: fresh, next: .end) }
    mode = .closing
    return WalkStep(fresh: fresh, next: .more)
  }

  /// The answer to a request by ID.
  mutating func take(_ rows: [ListedRow], count: Int, in window: RowWindow) -> WalkStep {
    switch mode {
    case .byDate, .closing: return WalkStep(fresh: [], next: .more)
    case .plain(var walk):
      let step = walk.take(rows.map(\.id), count: count, in: window)
      mode = .plain(walk)
      return step
    case .crowd(var walk):
      var step = walk.take(rows.map(\.id), count: count, in: window)
      mode = .crowd(walk)
      step.fresh.removeAll { !crowd.contains(rows[$0].date ?? .min) || known.contains(rows[$0].id) }
      if step.next == .end {
        leaveCrowd()
        step.next = .more
      }
      return step
    }
  }

  /// The unit of `since`, the upper bound exclusive.
  private var crowd: Range<Int64> {
    let start = unit.floor(since ?? 0)
    return start..<start + unit.rawValue
  }

  private mutating func leaveCrowd() {
    since = crowd.upperBound
    known = []
    mode = .byDate
  }

  private func isFresh(_ row: ListedRow) -> Bool {
    guard let since, !known.contains(row.id) else { return since == nil }
    return row.date.map { $0 >= unit.floor(since) } ?? true
  }

  /// False when the shop ignored the filter or the sort. A filter that is cut to the day is noted.
  private mutating func keepsToFilterAndSort(_ rows: [ListedRow]) -> Bool {
    // A row whose date is missing or damaged tells nothing about the order.
    let dates = rows.compactMap(\.date)
    guard !dates.isEmpty else { return rows.isEmpty }
    guard zip(dates, dates.dropFirst()).allSatisfy({ $0 <= $1 }) else { return false }
    guard let since, let first = dates.first, first < unit.floor(since) else { return true }
    guard unit == .second, first >= Unit.day.floor(since) else { return false }
    unit = .day
    return true
  }

  /// Takes the last row's date as the next lower bound; where that is no progress, the unit is
  /// read by ID.
  private mutating func moveOn(to last: ListedRow, _ rows: [ListedRow]) {
    guard let date = last.date else { return }
    let isProgress = since.map { unit.floor($0) < unit.floor(date) } ?? true
    if isProgress { known = [] }
    since = date
    for row in rows where row.date.map({ unit.floor($0) == unit.floor(date) }) ?? true {
      known.insert(row.id)
    }
    if !isProgress { mode = .crowd(RowWalk()) }
  }
}
