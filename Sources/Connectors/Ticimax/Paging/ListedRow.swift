/// A row of an answer as far as paging needs it.
struct ListedRow: Sendable, Equatable {
  var id: Int64
  /// The column that the request filters or sorts by, in seconds of the shop's own clock since
  /// 1970-01-01T00:00:00; nil when the row has none.
  var date: Int64?
}

/// What a walk says about an answer.
struct WalkStep: Sendable, Equatable {
  enum Next: Sendable, Equatable {
    /// Go on with the next window.
    case more
    /// The listing is read to its end.
    case end
    /// The answers do not fit what the index is taken to mean. Test that again, then go on.
    case doubtful
    /// They still do not fit.
    case broken
  }

  /// Indices of the rows that were not delivered before, in the answer's order.
  var fresh: [Int]
  var next: Next
}
