/// Finds the rows in a window that make the shop fail, by reading the window in tens and those in
/// ones (Ticimax wire facts 2026-11-23, §9 and §11: one bad row of a shop makes every window that
/// holds it fail; a live client saved 3652 of 3653 rows this way). Pure.
struct BadRowSplit: Sendable, Equatable {
  /// Rows still to read with windows of one size.
  struct Span: Sendable, Equatable {
    var from: Int
    var to: Int
    var size: Int
  }

  /// The inner span last.
  private(set) var spans: [Span]
  /// Position of the last row that fails on its own.
  private(set) var lastBad: Int?
  /// Position behind the last row that was dealt with.
  private(set) var position = 0

  init(spans: [Span], lastBad: Int? = nil) {
    self.spans = spans
    self.lastBad = lastBad
  }

  /// After a window failed.
  init(_ window: RowWindow) {
    let size = TicimaxLimits.splitSizes.first { $0 < window.size } ?? 1
    spans = [Span(from: window.start, to: window.start + window.size, size: size)]
  }

  /// The next window; nil when every row was read or found bad.
  func window(_ meaning: IndexMeaning) -> RowWindow? {
    spans.last.map { meaning.window(from: $0.from, size: $0.size, overlap: 0) }
  }

  /// - Returns: The position of the row that is lost, when the window was down to one.
  mutating func failed() -> Int? {
    guard let span = spans.last else { return nil }
    if let smaller = TicimaxLimits.splitSizes.first(where: { $0 < span.size }) {
      spans.append(Span(from: span.from, to: min(span.from + span.size, span.to), size: smaller))
      return nil
    }
    lastBad = span.from
    advance(to: span.from + 1)
    return span.from
  }

  /// - Parameter count: Rows of the answer; none means that the listing ended before.
  mutating func succeeded(_ window: RowWindow, count: Int) {
    if count == 0 {
      position = window.start
      spans = []
    } else {
      advance(to: window.start + window.size)
    }
  }

  private mutating func advance(to position: Int) {
    self.position = position
    while let span = spans.last {
      spans[spans.count - 1].from = max(span.from, position)
      if spans[spans.count - 1].from < span.to { return }
      spans.removeLast()
    }
  }
}

extension BadRowSplit {
  /// Reads what `write` wrote.
  init?(_ cursor: CursorText) {
    guard let numbers = cursor[numbers: "split"], numbers.count >= 4, numbers.count % 3 == 1 else {
      return nil
    }
    let spans = stride(from: 1, to: numbers.count, by: 3).map {
      Span(from: Int(numbers[$0]), to: Int(numbers[$0 + 1]), size: max(Int(numbers[$0 + 2]), 1))
    }
    self.init(spans: spans, lastBad: numbers[0] < 0 ? nil : Int(numbers[0]))
  }

  func write(to cursor: inout CursorText) {
    cursor[numbers: "split"] =
      [Int64(lastBad ?? -1)]
      + spans.flatMap { [Int64($0.from), Int64($0.to), Int64($0.size)] }
  }
}
