import Commerce
import ConnectorKit

/// Knows, or finds out, what the index of a stream's listing means.
struct IndexMeanings: Sendable {
  /// The keys of a few rows from an index, sorted by ID; nil when they cannot be had.
  typealias Probe =
    @Sendable (_ index: Int, _ size: Int, _ cost: inout PullStatistics)
    async
    throws(TicimaxFailure) -> [Int64]?

  let stream: SyncStream
  /// The setting that overrides the test, and its value.
  let setting: String
  let configured: IndexMeaning?
  /// What live shops were measured to mean, for the case that the test cannot tell.
  let usual: IndexMeaning
  /// Where sources agree on the usual meaning, it is tested only after a doubt.
  var isCertain = false
  let learned: LearnedShop
  let probe: Probe

  private static let tries = 3

  func meaning(_ cost: inout PullStatistics) async throws(TicimaxFailure) -> IndexMeaning {
    if let known = configured ?? learned.meaning(of: stream) { return known }
    if isCertain { return usual }
    return try await find(&cost)
  }

  /// Tests again, because answers did not fit.
  /// - Throws: A configuration error when the test contradicts the setting.
  func test(_ cost: inout PullStatistics) async throws(TicimaxFailure) {
    let found = try await find(&cost)
    guard let configured, configured != found else { return }
    throw TicimaxFailure(
      ConnectorError(
        .configuration(field: setting),
        "\(setting) says \(configured.rawValue), but the shop's answers fit \(found.rawValue); set "
          + "it to auto."))
  }

  /// At the start of a pull: what an earlier pull noted in the cursor.
  func recall(from cursor: CursorText?) {
    guard learned.meaning(of: stream) == nil,
      let noted = cursor?["meaning"].flatMap({ IndexMeaning(rawValue: $0) })
    else { return }
    learned.learn(noted, of: stream)
  }

  func note(in cursor: inout CursorText) {
    cursor["meaning"] = learned.meaning(of: stream)?.rawValue
  }

  /// What a walk's verdict asks for.
  /// - Returns: True at the end of the listing.
  func settle(
    _ next: WalkStep.Next, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> Bool {
    switch next {
    case .more: return false
    case .end: return true
    case .doubtful:
      try await test(&cost)
      return false
    case .broken:
      throw TicimaxFailure(
        ConnectorError(
          .contractChanged,
          "The shop's pages of \(stream.rawValue) do not follow each other; nothing was skipped. "
            + "Try later or with a smaller page-size."))
    }
  }

  private func find(_ cost: inout PullStatistics) async throws(TicimaxFailure) -> IndexMeaning {
    for _ in 0..<Self.tries {
      guard let first = try await probe(0, IndexMeaningTest.firstSize, &cost),
        let second = try await probe(1, IndexMeaningTest.secondSize, &cost)
      else { break }
      if let verdict = IndexMeaningTest.verdict(first: first, second: second) {
        learned.learn(verdict, of: stream)
        return verdict
      }
    }
    learned.learn(usual, of: stream)
    return usual
  }
}
