import Testing

@testable import ConnectorTicimax

@Suite struct RowWindowTests {
  @Test func `an offset begins exactly where it is wanted`() {
    let window = IndexMeaning.offset.window(from: 195, size: 100, overlap: 5)
    #expect(window == RowWindow(index: 195, size: 100, start: 195, overlap: 5))
  }

  @Test func `a page number reaches any row with a fitting size`() {
    for size in [2, 3, 7, 10, 50, 100, 500] {
      let overlap = RowWalk.overlap(size: size)
      for wanted in stride(from: 0, through: 9000, by: 7) {
        let window = IndexMeaning.page.window(from: wanted, size: size, overlap: overlap)
        #expect(window.start == window.index * window.size)
        #expect(window.start <= wanted)
        #expect(window.start + window.size > wanted + overlap, "size \(size), row \(wanted)")
        #expect(window.size <= 2 * size + overlap + 2)
      }
    }
  }

  @Test func `a page of the usual size brings nearly a page of new rows`() {
    let gains = stride(from: 95, through: 200_000, by: 95).map { wanted in
      let window = IndexMeaning.page.window(from: wanted, size: 100, overlap: 5)
      return window.start + window.size - wanted - 5
    }
    #expect(gains.reduce(0, +) / gains.count > 85)
    #expect(gains.allSatisfy { $0 > 40 })
  }

  @Test func `the self-test tells an offset from a page number`() {
    #expect(IndexMeaningTest.verdict(first: [1, 2, 3], second: [2, 3]) == .offset)
    #expect(IndexMeaningTest.verdict(first: [1, 2, 3], second: [3, 4]) == .page)
  }

  @Test func `the self-test tells nothing when a row vanished in between`() {
    #expect(IndexMeaningTest.verdict(first: [1, 2, 3], second: [5, 6]) == nil)
  }

  @Test func `the self-test of a shop with two rows`() {
    #expect(IndexMeaningTest.verdict(first: [1, 2], second: [2]) == .offset)
    #expect(IndexMeaningTest.verdict(first: [1, 2], second: []) == .page)
    #expect(IndexMeaningTest.verdict(first: [1], second: []) == .page)
  }
}
