import Synchronization

/// What happened so far, in order, written from any thread.
final class Journal<Entry: Sendable>: Sendable {
  private let entries = Mutex<[Entry]>([])

  var all: [Entry] { entries.withLock { $0 } }

  func note(_ entry: Entry) { entries.withLock { $0.append(entry) } }
}
