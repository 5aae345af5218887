import Testing

@testable import ConnectorTicimax

@Suite struct BadRowSplitTests {
  /// Reads one failing window to its end.
  static func read(
    rows: Int, bad: Set<Int>, window: RowWindow, meaning: IndexMeaning
  ) -> (read: Set<Int>, lost: [Int], requests: Int, split: BadRowSplit) {
    var split = BadRowSplit(window)
    var read: Set<Int> = []
    var lost: [Int] = []
    var requests = 0
    while let part = split.window(meaning), requests < 500 {
      requests += 1
      let covered = part.start..<min(part.start + part.size, max(rows, part.start))
      if bad.contains(where: { covered.contains($0) }) {
        if let position = split.failed() { lost.append(position) }
      } else {
        read.formUnion(covered)
        split.succeeded(part, count: covered.count)
      }
    }
    return (read, lost, requests, split)
  }

  @Test(arguments: [IndexMeaning.offset, .page])
  func `one bad row costs itself alone`(meaning: IndexMeaning) {
    let window = RowWindow(index: 1900, size: 100, start: 1900)
    let result = Self.read(rows: 5000, bad: [1942], window: window, meaning: meaning)
    #expect(result.lost == [1942])
    #expect(result.read.isSuperset(of: Set(1900..<2000).subtracting([1942])))
    #expect(result.requests <= 24)
    #expect(result.split.lastBad == 1942)
  }

  @Test func `two bad rows side by side, and one at the end`() {
    let window = RowWindow(index: 0, size: 100, start: 0)
    let result = Self.read(rows: 1000, bad: [10, 11, 99], window: window, meaning: .offset)
    #expect(result.lost == [10, 11, 99])
    #expect(result.read == Set(0..<100).subtracting([10, 11, 99]))
    #expect(result.split.position == 100)
  }

  @Test func `a listing that ends inside the window ends the search`() {
    let window = RowWindow(index: 0, size: 100, start: 0)
    let result = Self.read(rows: 37, bad: [3], window: window, meaning: .offset)
    #expect(result.lost == [3])
    #expect(result.read == Set(0..<37).subtracting([3]))
    #expect(result.requests < 30)
  }

  @Test func `a position survives its text form`() {
    var split = BadRowSplit(RowWindow(index: 0, size: 100, start: 0))
    _ = split.failed()
    _ = split.failed()
    var cursor = CursorText()
    split.write(to: &cursor)
    let read = CursorText(cursor.text).flatMap { BadRowSplit($0) }
    #expect(read?.spans == split.spans)
    #expect(read?.lastBad == 0)
  }
}
