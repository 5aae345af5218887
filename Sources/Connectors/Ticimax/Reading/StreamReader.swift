import Commerce
import ConnectorKit
import Outbound
import Synchronization

/// Reads a stream page by page. One reader for each stream; its position is in the cursor.
protocol StreamReader: Sendable {
  /// Makes requests until the draft is a page.
  /// - Parameter cursor: Nil for the first page. A position that cannot be read any more counts as
  ///   none: reading again from the start loses nothing.
  /// - Returns: Where the next page starts; nil after the last.
  func read(
    _ request: PullRequest, from cursor: CursorText?, into draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText?
}

/// What the connector found out about the shop, kept as long as the connector. Positions carry the
/// same, so that a resumed stream asks nothing again.
final class LearnedShop: Sendable {
  private struct Findings {
    var meanings: [SyncStream: IndexMeaning] = [:]
    var isNewerContract: Bool?
  }

  private let findings = Mutex(Findings())

  func meaning(of stream: SyncStream) -> IndexMeaning? {
    findings.withLock { $0.meanings[stream] }
  }

  func learn(_ meaning: IndexMeaning, of stream: SyncStream) {
    findings.withLock { $0.meanings[stream] = meaning }
  }

  var isNewerContract: Bool? { findings.withLock { $0.isNewerContract } }

  func learn(isNewerContract: Bool) {
    findings.withLock { $0.isNewerContract = isNewerContract }
  }
}

/// Where a stream of several listings stands: which one, and how far in it.
struct PhasePosition: Sendable, Equatable {
  var phase = 0
  var walk = RowWalk()

  init() {}

  init?(_ cursor: CursorText?) {
    guard let cursor, let phase = cursor[number: "phase"], (0..<10).contains(phase),
      let walk = RowWalk(cursor, "walk")
    else { return nil }
    self.phase = Int(phase)
    self.walk = walk
  }

  func write(to cursor: inout CursorText) {
    cursor[number: "phase"] = Int64(phase)
    walk.write(to: &cursor, "walk")
  }

  mutating func nextPhase() {
    phase += 1
    walk = RowWalk()
  }
}
