import Foundation
import Storage
import StorageSQLite
import TestKit
import Testing

struct SQLiteDatabaseTests {
  @Test func `closing leaves one file`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "tezgah-close-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try SQLiteDatabase(path: folder.appendingPathComponent("a.db").path)
    try await Migrator(database: database, clock: StandingClock()).migrate()
    _ = try await database.read { try $0.integer("SELECT count(*) FROM orders") }
    await database.close()
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left == ["a.db"])
  }
}
