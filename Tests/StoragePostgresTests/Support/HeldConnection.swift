import Storage
import TestKit

/// A connection of a pool that is in use until it is let go.
struct HeldConnection: Sendable {
  private let gate: Gate
  private let task: Task<Void, any Error>

  /// Returns when the connection is in use. A machine so slow that the pool's limits are met before
  /// that tries again.
  init(of database: any Database) async throws {
    let (held, continuation) = AsyncStream<Void>.makeStream()
    let (gate, patient) = (Gate(), PatientDatabase.hasty(database))
    self.gate = gate
    task = Task {
      defer { continuation.finish() }
      try await patient.read { _ in
        continuation.yield()
        gate.wait()
      }
    }
    for await _ in held { return }
    try await task.value
  }

  func letGo() async throws {
    gate.open()
    try await task.value
  }
}

extension PatientDatabase {
  /// Tries again soon, so that what a test does by the way does not fail by the limits under test.
  static func hasty(_ database: any Database) -> PatientDatabase {
    PatientDatabase(database, pauses: { _ in .milliseconds(50) }, onWaiting: { _, _ in })
  }
}
