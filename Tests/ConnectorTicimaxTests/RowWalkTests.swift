import TestKit
import Testing

@testable import ConnectorTicimax

@Suite struct RowWalkTests {
  /// Walks a listing to its end, as the readers do, and changes it before every request.
  static func walk(
    _ listing: inout FakeListing, order: RowWalk.Order = .byID, sort: FakeListing.Sort = .byID,
    size: Int, believing meaning: IndexMeaning? = nil,
    change: (inout FakeListing, RowWalk) -> Void = { _, _ in }
  ) -> (ids: [Int64], end: WalkStep.Next, requests: Int) {
    var walk = RowWalk(order: order)
    var believed = meaning ?? listing.meaning
    var ids: [Int64] = []
    for request in 1...5000 {
      change(&listing, walk)
      let window = walk.window(walk.isAtStart ? .offset : believed, size: size)
      let rows = listing.window(window, sort: sort)
      let step = walk.take(rows.map(\.id), count: rows.count, in: window)
      ids += step.fresh.map { rows[$0].id }
      switch step.next {
      case .more: continue
      case .doubtful: believed = listing.meaning
      case .end, .broken: return (ids, step.next, request)
      }
    }
    return (ids, .more, 5000)
  }

  static func rows(_ count: Int) -> [FakeListing.Row] {
    (0..<count).map { FakeListing.Row(id: Int64(1000 + $0 * 3)) }
  }

  @Test(arguments: [IndexMeaning.offset, .page], [1, 2, 3, 10, 100])
  func `a listing that stands still is read once`(meaning: IndexMeaning, size: Int) {
    for count in [0, 1, 2, size, size + 1, 3 * size, 257] {
      var listing = FakeListing(rows: Self.rows(count), meaning: meaning)
      let result = Self.walk(&listing, size: size)
      #expect(result.ids == listing.rows.map(\.id), "\(count) rows")
      #expect(result.end == .end)
    }
  }

  @Test func `a large listing costs few requests more than its pages`() {
    for meaning in [IndexMeaning.offset, .page] {
      var listing = FakeListing(rows: Self.rows(20_000), meaning: meaning)
      let result = Self.walk(&listing, size: 100)
      #expect(result.ids.count == 20_000)
      #expect(result.requests < 240, "\(meaning)")
    }
  }

  @Test(arguments: 0..<150)
  func `no row that stayed all the time is lost`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let size = [1, 2, 4, 10, 30, 100][Int.random(in: 0..<6, using: &random)]
    var listing = FakeListing(
      rows: Self.rows(Int.random(in: 0...600, using: &random)),
      meaning: Bool.random(using: &random) ? .page : .offset)
    listing.givesGhostRow = Bool.random(using: &random)
    var stayed = Set(listing.rows.map(\.id))
    var changes = 60
    let result = Self.walk(&listing, size: size) { listing, _ in
      guard changes > 0 else { return }
      changes -= 1
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        guard let row = listing.rows.randomElement(using: &random) else { break }
        listing.remove(row.id)
        stayed.remove(row.id)
      }
      // New rows get higher numbers, but a filtered listing can also gain one in the middle.
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let id = Int64.random(in: 900...4000, using: &random)
        if !listing.rows.contains(where: { $0.id == id }) { listing.rows.append(.init(id: id)) }
      }
    }
    #expect(result.end == .end)
    #expect(stayed.subtracting(result.ids).isEmpty)
    #expect(Set(result.ids).count == result.ids.count, "a row came twice")
  }

  @Test func `half of all rows vanish at once and the rest is found`() {
    for meaning in [IndexMeaning.offset, .page] {
      var listing = FakeListing(rows: Self.rows(3000), meaning: meaning)
      var requests = 0
      let result = Self.walk(&listing, size: 100) { listing, _ in
        requests += 1
        if requests == 20 { listing.rows.removeFirst(1500) }
      }
      #expect(Set(listing.rows.map(\.id)).subtracting(result.ids).isEmpty)
      #expect(result.end == .end)
    }
  }

  @Test func `a wrong idea of the index is doubted and then put right`() {
    for (truth, belief) in [(IndexMeaning.page, IndexMeaning.offset), (.offset, .page)] {
      for ghost in [false, true] {
        var listing = FakeListing(rows: Self.rows(1000), meaning: truth)
        listing.givesGhostRow = ghost
        let result = Self.walk(&listing, size: 100, believing: belief)
        #expect(Set(result.ids) == Set(listing.rows.map(\.id)), "\(truth), ghost \(ghost)")
        #expect(result.end == .end)
      }
    }
  }

  @Test func `a shop that gives fewer rows than asked is read to its end`() {
    var listing = FakeListing(rows: Self.rows(500))
    listing.cap = 25
    let result = Self.walk(&listing, size: 100)
    #expect(result.ids == listing.rows.map(\.id))
  }

  @Test func `a listing in an order of its own is read to its end`() {
    for meaning in [IndexMeaning.offset, .page] {
      var listing = FakeListing(rows: Self.rows(400).shuffled(seed: 7), meaning: meaning)
      let result = Self.walk(&listing, order: .unknown, sort: .asStored, size: 50)
      #expect(Set(result.ids) == Set(listing.rows.map(\.id)))
      #expect(result.ids.count == 400)
    }
  }

  @Test(arguments: 0..<100)
  func `an unsorted listing that shrinks loses no row that stayed`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var listing = FakeListing(
      rows: Self.rows(400).shuffled(seed: UInt64(seed)),
      meaning: Bool.random(using: &random) ? .page : .offset)
    var stayed = Set(listing.rows.map(\.id))
    let result = Self.walk(&listing, order: .unknown, sort: .asStored, size: 40) { listing, _ in
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        guard let row = listing.rows.randomElement(using: &random) else { break }
        listing.remove(row.id)
        stayed.remove(row.id)
      }
    }
    #expect(stayed.subtracting(result.ids).isEmpty)
  }

  @Test func `a shop that ignores the sort is noticed and read all the same`() {
    var listing = FakeListing(rows: Self.rows(300).shuffled(seed: 3))
    let result = Self.walk(&listing, sort: .asStored, size: 50)
    #expect(Set(result.ids) == Set(listing.rows.map(\.id)))
  }

  @Test func `a shop that always gives the same page comes to an end`() {
    let page = Self.rows(50).shuffled(seed: 1).map(\.id)
    var walk = RowWalk(order: .unknown)
    var requests = 0
    var next = WalkStep.Next.more
    while next == .more, requests < 50 {
      let window = walk.window(.page, size: 50)
      next = walk.take(page, count: 50, in: window).next
      requests += 1
    }
    #expect(next == .end)
    #expect(requests < 10)
  }

  @Test func `a position survives its text form`() {
    var listing = FakeListing(rows: Self.rows(300), meaning: .page)
    var seen: [RowWalk] = []
    _ = Self.walk(&listing, size: 20) { _, walk in seen.append(walk) }
    for walk in seen {
      var cursor = CursorText()
      walk.write(to: &cursor, "walk")
      #expect(CursorText(cursor.text).flatMap { RowWalk($0, "walk") } == walk)
    }
  }
}

extension Array {
  func shuffled(seed: UInt64) -> [Element] {
    var random = SeededRandom(seed: seed)
    return shuffled(using: &random)
  }
}
