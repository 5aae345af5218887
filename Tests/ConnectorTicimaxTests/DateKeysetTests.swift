import TestKit
import Testing

@testable import ConnectorTicimax

@Suite struct DateKeysetTests {
  /// What a shop does with the filter and the sort.
  enum Habit: CaseIterable {
    case exact, cutsToDay, ignoresFilter, ignoresSort
  }

  static let day: Int64 = 86_400

  /// Reads a listing to its end, as `OrderReader` does.
  static func read(
    _ listing: inout FakeListing, habit: Habit = .exact, size: Int,
    change: (inout FakeListing, DateKeyset) -> Void = { _, _ in }
  ) -> (ids: [Int64], isPlain: Bool, requests: Int) {
    var keyset = DateKeyset()
    var ids: [Int64] = []
    for request in 1...5000 {
      change(&listing, keyset)
      let (rows, step) = answer(listing, habit, size, &keyset)
      ids += step.fresh.map { rows[$0].id }
      if step.next == .end { return (ids, keyset.isPlain, request) }
    }
    return (ids, keyset.isPlain, 5000)
  }

  private static func answer(
    _ listing: FakeListing, _ habit: Habit, _ size: Int, _ keyset: inout DateKeyset
  ) -> ([FakeListing.Row], WalkStep) {
    switch keyset.query {
    case .byDate(let since):
      let window = RowWindow(index: 0, size: size, start: 0)
      let sort = habit == .ignoresSort ? FakeListing.Sort.byID : .byDate
      let rows = listing.window(window, sort: sort) {
        passes($0, from: since, to: nil, habit)
      }
      return (rows, keyset.take(rows.map(listed), count: rows.count, size: size))
    case .newest:
      let window = RowWindow(index: 0, size: .max, start: 0)
      let sort = habit == .ignoresSort ? FakeListing.Sort.byID : .byDate
      let sorted = listing.window(window, sort: sort)
      let rows =
        habit == .ignoresSort
        ? sorted.prefix(DateKeyset.newestRows)
        : sorted.reversed().prefix(DateKeyset.newestRows)
      return (Array(rows), keyset.take(newest: rows.map(listed)))
    case .byID(let walk, let from, let to):
      let window = walk.window(listing.meaning, size: size)
      let rows = listing.window(window) { passes($0, from: from, to: to, habit) }
      return (rows, keyset.take(rows.map(listed), count: rows.count, in: window))
    }
  }

  private static func listed(_ row: FakeListing.Row) -> ListedRow {
    ListedRow(id: row.id, date: row.date)
  }

  private static func passes(
    _ row: FakeListing.Row, from: Int64?, to: Int64?, _ habit: Habit
  ) -> Bool {
    let cut = { (moment: Int64) in habit == .cutsToDay ? moment / day * day : moment }
    if habit == .ignoresFilter { return true }
    guard let date = row.date else { return from == nil }
    return from.map { date >= cut($0) } ?? true && to.map { date <= cut($0) } ?? true
  }

  /// Orders that come in about every `gap` seconds, some of them many at one moment.
  static func orders(_ count: Int, gap: Int64, crowd: Int = 0, seed: UInt64) -> [FakeListing.Row] {
    var random = SeededRandom(seed: seed)
    var moment: Int64 = 1_700_000_000
    return (0..<count).map { index in
      let isCrowd = (100..<100 + crowd).contains(index)
      if !isCrowd { moment += Int64.random(in: 0...2 * gap, using: &random) }
      // A marketplace's order arrives late: its number is higher than its date tells.
      let late = !isCrowd && Int.random(in: 0..<20, using: &random) == 0
      return FakeListing.Row(id: Int64(index + 1), date: late ? moment - 3600 : moment)
    }
  }

  @Test(arguments: Habit.allCases)
  func `every order is read whatever the shop does with filter and sort`(habit: Habit) {
    for meaning in [IndexMeaning.offset, .page] {
      for size in [4, 25, 100] {
        var listing = FakeListing(
          rows: Self.orders(450, gap: 1200, crowd: 130, seed: 1), meaning: meaning)
        let result = Self.read(&listing, habit: habit, size: size)
        #expect(
          Set(result.ids) == Set(listing.rows.map(\.id)), "\(habit), \(meaning), pages of \(size)")
        #expect(result.isPlain == (habit == .ignoresFilter || habit == .ignoresSort))
      }
    }
  }

  @Test func `an exact shop gives every order once, one request for each page`() {
    var listing = FakeListing(rows: Self.orders(5000, gap: 900, seed: 2))
    let result = Self.read(&listing, size: 100)
    #expect(result.ids.count == 5000)
    #expect(result.requests <= 54)
  }

  @Test func `more orders at one second than a page holds are read by number`() {
    var listing = FakeListing(rows: Self.orders(700, gap: 60, crowd: 450, seed: 3), meaning: .page)
    let result = Self.read(&listing, size: 50)
    #expect(result.ids.count == 700)
    #expect(Set(result.ids).count == 700)
  }

  @Test(arguments: 0..<120)
  func `no order that stayed all the time is lost`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed) &+ 1000)
    let habit = Habit.allCases[seed % Habit.allCases.count]
    let size = [3, 10, 40, 100][Int.random(in: 0..<4, using: &random)]
    var listing = FakeListing(
      rows: Self.orders(
        Int.random(in: 0...500, using: &random), gap: 300,
        crowd: Int.random(in: 0...150, using: &random), seed: UInt64(seed)),
      meaning: Bool.random(using: &random) ? .page : .offset)
    var stayed = Set(listing.rows.map(\.id))
    var newest: Int64 = 10_000
    var changes = 80
    let result = Self.read(&listing, habit: habit, size: size) { listing, _ in
      changes -= 1
      guard changes > 0 else { return }
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        guard let row = listing.rows.randomElement(using: &random) else { break }
        listing.remove(row.id)
        stayed.remove(row.id)
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        newest += 1
        let date = Int64.random(in: 1_699_990_000...1_700_200_000, using: &random)
        listing.rows.append(FakeListing.Row(id: newest, date: date))
      }
    }
    #expect(stayed.subtracting(result.ids).isEmpty, "\(habit), pages of \(size)")
  }

  @Test func `a damaged date among others changes nothing`() {
    var listing = FakeListing(rows: Self.orders(300, gap: 600, seed: 5))
    // The shop sorts by the date that it knows; the wire shows another.
    let damaged: Set<Int64> = [40, 41, 200]
    var keyset = DateKeyset()
    var ids: [Int64] = []
    while case .byDate(let since) = keyset.query {
      let rows = listing.window(RowWindow(index: 0, size: 50, start: 0), sort: .byDate) {
        ($0.date ?? .min) >= (since ?? .min)
      }
      let seen = rows.map { ListedRow(id: $0.id, date: damaged.contains($0.id) ? nil : $0.date) }
      let step = keyset.take(seen, count: rows.count, size: 50)
      ids += step.fresh.map { rows[$0].id }
    }
    listing.rows.removeAll { ids.contains($0.id) }
    #expect(listing.rows.isEmpty)
    #expect(keyset.mode == .closing)
  }

  @Test func `orders without a date are read by number`() {
    var listing = FakeListing(rows: (1...300).map { FakeListing.Row(id: $0) })
    let result = Self.read(&listing, size: 50)
    #expect(Set(result.ids).count == 300)
    #expect(result.isPlain)
  }

  @Test func `an empty shop is read with one request`() {
    var listing = FakeListing()
    #expect(Self.read(&listing, size: 100).requests == 1)
  }

  @Test func `a position survives its text form`() {
    var listing = FakeListing(rows: Self.orders(600, gap: 60, crowd: 200, seed: 4), meaning: .page)
    var seen: [DateKeyset] = []
    _ = Self.read(&listing, size: 25) { _, keyset in seen.append(keyset) }
    for keyset in seen {
      var cursor = CursorText()
      keyset.write(to: &cursor)
      #expect(CursorText(cursor.text).flatMap { DateKeyset($0) } == keyset)
    }
    #expect(seen.contains { $0.mode != .byDate })
  }
}
