import Basics
import Storage
import Synchronization
import Web

/// Notes when tokens were used, at most once a minute each, beside the requests.
final class TokenUses: Sendable {
  private static let pauseMS: Int64 = 60_000
  private let notes = BesideNotes()
  private let notedAt = Mutex<[Int64: Timestamp]>([:])

  /// True while a note is on its way.
  var isWriting: Bool { notes.isWriting }

  func note(_ id: Int64, now: Timestamp, database: any Database) {
    guard isDue(id, now) else { return }
    notes.write { [self] in
      // What cannot be written now is noted with the next use.
      let isWritten = try? await database.write(.readCommitted) { connection in
        try connection.execute(Self.update, [.integer(now.milliseconds), .integer(id)])
      }
      if isWritten != nil { notedAt.withLock { $0[id] = now } }
    }
  }

  private func isDue(_ id: Int64, _ now: Timestamp) -> Bool {
    guard let before = notedAt.withLock({ $0[id] }) else { return true }
    return now < before || now.milliseconds - before.milliseconds >= Self.pauseMS
  }

  private static let update = SQLStatement("UPDATE api_tokens SET last_used_at = ? WHERE id = ?")
}
