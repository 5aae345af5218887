import Basics
import Storage
import TestKit
import Testing

/// The audit log on both engines: what repeats is counted, what is old is deleted.
struct AuditLogTests {
  private static let start = Timestamp(seconds: 1_795_428_000)

  private static func fail(
    _ subject: String, from address: String, at seconds: Int64, in connection: any SQLConnection
  ) throws {
    try AuditLog.count(
      actor: "visitor", action: .sessionRefused, subject: subject, detail: address,
      now: start.adding(seconds: seconds), in: connection)
  }

  private static func rows(_ connection: any SQLConnection) throws -> [String] {
    try connection.rows("SELECT subject, detail, times FROM audit_log ORDER BY id") {
      "\($0.text(0)) \($0.text(1)) \($0.integer(2))"
    }
  }

  @Test func `an account's failures are one row for ten minutes, from wherever they come`()
    async throws
  {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        for second in 0..<5 as Range<Int64> {
          try Self.fail("user:1", from: "192.0.2.\(second)", at: second, in: connection)
        }
        try Self.fail("user:2", from: "192.0.2.0", at: 5, in: connection)
        try Self.fail("", from: "192.0.2.7", at: 6, in: connection)
        try Self.fail("", from: "192.0.2.8", at: 7, in: connection)
        try Self.fail("", from: "192.0.2.7", at: 8, in: connection)
        try Self.fail("user:1", from: "192.0.2.9", at: 601, in: connection)
        let rows = try Self.rows(connection)
        #expect(
          rows == [
            "user:1 192.0.2.0 5", "user:2 192.0.2.0 1", " 192.0.2.7 2", " 192.0.2.8 1",
            "user:1 192.0.2.9 1",
          ])
      }
    }
  }

  @Test func `guesses from everywhere do not fill the table`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        for guess in 0..<200 as Range<Int64> {
          try Self.fail("", from: "2001:db8:\(guess)::/64", at: guess, in: connection)
        }
        let times = try connection.rows("SELECT times FROM audit_log") { $0.integer(0) }
        #expect(times.count == 50)
        #expect(times.reduce(0, +) == 200)
      }
    }
  }

  @Test func `old rows go, a bounded number at a time, and young ones stay`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        for day in 0..<7 as Range<Int64> {
          try AuditLog.record(
            actor: "user:1", action: .feedBuilt, detail: "day \(day)",
            now: Self.start.adding(days: day), in: connection)
        }
        var deleted: [Int] = []
        repeat {
          deleted.append(
            try AuditLog.clean(before: Self.start.adding(days: 5), limit: 2, in: connection))
        } while deleted.last != 0
        #expect(deleted == [2, 2, 1, 0])
        let left = try connection.rows("SELECT detail FROM audit_log ORDER BY id") { $0.text(0) }
        #expect(left == ["day 5", "day 6"])
      }
    }
  }

  @Test func `what is long is cut off by scalars`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        let long = "e" + String(repeating: "\u{301}", count: 5000)
        try AuditLog.record(
          actor: long, action: .feedBuilt, subject: long, detail: long, now: Self.start,
          in: connection)
        let lengths = try connection.first("SELECT actor, subject, detail FROM audit_log") { row in
          (0..<3).map { row.text($0).unicodeScalars.count }
        }
        #expect(lengths == [200, 200, 500])
      }
    }
  }
}
