import Storage
import Synchronization
import TestKit
import Testing

/// A database that waits for its server.
struct PatientDatabaseTests {
  /// Fails so often before it lets a call through, or behind it, as when a commit's answer is lost.
  private final class ShakyDatabase: Database {
    let dialect: Dialect
    private let database: any Database
    private let failuresLeft: Mutex<Int>
    private let failure: StorageError
    private let failsBehind: Bool

    init(
      _ database: any Database, failures: Int, _ failure: StorageError = lost, behind: Bool = false
    ) {
      self.database = database
      dialect = database.dialect
      failuresLeft = Mutex(failures)
      self.failure = failure
      failsBehind = behind
    }

    private func fail() throws {
      let fails = failuresLeft.withLock { left in
        left -= 1
        return left >= 0
      }
      if fails { throw failure }
    }

    func read<T: Sendable>(
      _ body: @escaping @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
      try fail()
      return try await database.read(body)
    }

    func write<T: Sendable>(
      _ isolation: WriteIsolation, _ body: @escaping @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
      if !failsBehind { try fail() }
      let result = try await database.write(isolation, body)
      if failsBehind { try fail() }
      return result
    }

    func close() async {}
  }

  private static let lost = StorageError(.connectionLost, code: "57P01", message: "shut down")

  private func patient(
    _ database: any Database, isGivenUp: Bool = false
  ) -> PatientDatabase {
    PatientDatabase(
      database, pauses: { _ in .zero }, onWaiting: { _, _ in }, isGivenUp: { isGivenUp })
  }

  @Test func `a read waits until the server is back`() async throws {
    try await TemporaryDatabase.with { temporary in
      let attempts = Counter()
      let patient = PatientDatabase(
        ShakyDatabase(temporary.database, failures: 3), pauses: { _ in .zero },
        onWaiting: { _, attempt in attempts.note(attempt) })
      let one = try await patient.read { try $0.integer("SELECT 1") }
      #expect(one == 1)
      #expect(attempts.all == [1, 2, 3])
    }
  }

  @Test func `a write whose answer was lost is made once more`() async throws {
    try await TemporaryDatabase.with { temporary in
      let shaky = ShakyDatabase(temporary.database, failures: 1, behind: true)
      try await patient(shaky).write { connection in
        try connection.execute(
          "INSERT INTO app_settings (key, value) VALUES ('k', 'v') ON CONFLICT DO NOTHING")
      }
      let count = try await temporary.database.read {
        try $0.integer("SELECT count(*) FROM app_settings WHERE key = 'k'")
      }
      #expect(count == 1)
    }
  }

  @Test(arguments: [StorageError.Kind.uniqueViolation, .syntax, .diskFull, .cancelled, .busy])
  func `what waiting does not cure is thrown at once`(kind: StorageError.Kind) async throws {
    try await TemporaryDatabase.with { temporary in
      let shaky = ShakyDatabase(
        temporary.database, failures: 1, StorageError(kind, message: "no"))
      await #expect(throws: StorageError.self) {
        try await patient(shaky).read { try $0.integer("SELECT 1") }
      }
    }
  }

  @Test func `who gives up hears the failure`() async throws {
    try await TemporaryDatabase.with { temporary in
      let shaky = ShakyDatabase(temporary.database, failures: 1)
      await #expect(throws: Self.lost) {
        try await patient(shaky, isGivenUp: true).read { try $0.integer("SELECT 1") }
      }
    }
  }

  private final class Counter: Sendable {
    private let values = Mutex<[Int]>([])
    var all: [Int] { values.withLock { $0 } }
    func note(_ value: Int) { values.withLock { $0.append(value) } }
  }
}
