import Basics
import Commerce
import Storage
import TestKit
import Testing

/// What is deleted after its time, and what stays.
struct RetentionTests {
  private static let cut = Timestamp(milliseconds: 1_000)

  /// Runs 1 to 4 of two channels, ended at their number times 500, each with two log lines.
  private func fill(_ database: any Database) async throws {
    try await database.write { connection in
      for id in 1...2 as ClosedRange<Int64> {
        try connection.execute(
          """
          INSERT INTO channels (id, platform, name, settings, secrets, created_at)
          VALUES (?, 'x', ?, '{}', ?, 0)
          """, [.integer(id), .text("c\(id)"), .blob([])])
      }
      for (run, channel) in [(1, 1), (2, 1), (3, 1), (4, 2)] as [(Int64, Int64)] {
        try connection.execute(
          """
          INSERT INTO sync_runs (id, channel_id, mode, origin, state, owner, started_at,
            heartbeat_at, finished_at)
          VALUES (?, ?, 'auto', 'test', 'complete', '', 0, 0, ?)
          """, [.integer(run), .integer(channel), .integer(run == 4 ? 500 : run * 500)])
        try StreamProgress(stream: .orders, startedAt: Self.cut).save(runID: run, in: connection)
        for _ in 0..<2 {
          try SyncLogEntry(
            runID: run, channelID: channel, stream: "orders",
            at: Timestamp(milliseconds: run == 4 ? 500 : run * 500), level: .info, message: ""
          ).append(in: connection)
        }
      }
    }
  }

  private func ids(_ table: String, _ database: any Database) async throws -> [Int64] {
    try await database.read { connection in
      try connection.rows(
        SQLStatement("SELECT id FROM \(table) ORDER BY id", isReused: false)
      ) { $0.integer(0) }
    }
  }

  @Test(arguments: [1, 2, 1000])
  func `old lines go, a bounded number at a time`(limit: Int) async throws {
    try await TemporaryDatabase.with { temporary in
      try await fill(temporary.database)
      var deleted: [Int] = []
      repeat {
        deleted.append(
          try await temporary.database.write {
            try Cleaning.syncLogs(before: Self.cut, limit: limit, in: $0)
          })
      } while deleted.last != 0
      // Lines are deleted from the oldest on; the young ones behind run 1 keep those of run 4.
      #expect(deleted.allSatisfy { $0 <= limit })
      let left = try await temporary.database.read {
        try $0.integer("SELECT count(*) FROM sync_logs WHERE run_id = 1")
      }
      #expect(left == 0)
      let young = try await temporary.database.read {
        try $0.integer("SELECT count(*) FROM sync_logs WHERE at >= 1000")
      }
      #expect(young == 4)
    }
  }

  @Test func `old runs go when their lines are gone, and each channel keeps its latest`()
    async throws
  {
    try await TemporaryDatabase.with { temporary in
      try await fill(temporary.database)
      let before = try await temporary.database.write {
        try Cleaning.syncRuns(before: Self.cut, in: $0)
      }
      #expect(before == 0)
      let after = try await temporary.database.write { connection in
        try connection.execute("DELETE FROM sync_logs")
        return try Cleaning.syncRuns(before: Timestamp(milliseconds: 5_000), in: connection)
      }
      #expect(after == 2)
      let left = try await ids("sync_runs", temporary.database)
      #expect(left == [3, 4])
      let streams = try await temporary.database.read {
        try $0.integer("SELECT count(*) FROM sync_run_streams")
      }
      #expect(streams == 2)
    }
  }

  @Test func `what a channel sent of people goes when they were not seen for long`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await fill(temporary.database)
      let left = try await temporary.database.write { connection -> [[Int64]] in
        try connection.execute(
          """
          INSERT INTO customers (id, name, email, phone, city, order_count, spent_minor, currency,
            named_at) VALUES (1, '', '', '', '', 0, 0, 'TRY', 0)
          """)
        // Seen lately, long ago, and nobody knows when.
        for (id, login) in [(1, 2_000), (2, 500), (3, nil)] as [(Int64, Int64?)] {
          try connection.execute(
            """
            INSERT INTO members (id, channel_id, remote_id, customer_id, name, email, phone,
              last_login_at, allows_email, allows_sms, is_active, content_hash)
            VALUES (?, 1, ?, 1, '', '', '', ?, 0, 0, 1, 0)
            """, [.integer(id), .text("m\(id)"), .optional(login)])
          try connection.execute(
            """
            INSERT INTO favourites (id, channel_id, remote_id, member_remote_id,
              product_remote_id, added_at, content_hash) VALUES (?, 1, ?, '', '', ?, 0)
            """, [.integer(id), .text("f\(id)"), .optional(login)])
          for table in ["member_payloads", "favourite_payloads"] {
            try connection.execute(
              SQLStatement(
                "INSERT INTO \(table) (record_id, body) VALUES (?, ?)", isReused: false),
              [.integer(id), .blob([1])])
          }
          try connection.execute(
            """
            INSERT INTO rejected_records (channel_id, stream, remote_id, reason, payload,
              first_seen_at, last_seen_at, attempts) VALUES (1, 'orders', ?, '', ?, 0, ?, 1)
            """, [.text("r\(id)"), .blob([]), .integer(login ?? 5_000)])
        }
        let last = try Cleaning.memberPayloads(seenBefore: Self.cut, after: 0, in: connection)
        #expect(last == 2)
        _ = try Cleaning.favouritePayloads(addedBefore: Self.cut, after: 0, in: connection)
        let rejected = try Cleaning.rejectedRecords(seenBefore: Self.cut, in: connection)
        #expect(rejected == 1)
        return try ["member_payloads", "favourite_payloads"].map { table in
          try connection.rows(
            SQLStatement("SELECT record_id FROM \(table) ORDER BY 1", isReused: false)
          ) { $0.integer(0) }
        }
      }
      #expect(left == [[1, 3], [1, 3]])
    }
  }

  @Test(arguments: RetainedData.allCases)
  func `what nobody set is kept for its usual time, and 0 is for ever`(
    data: RetainedData
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let days = try await temporary.database.write { connection in
        let usual = try data.days(in: connection)
        try data.keep(days: 12, in: connection)
        let set = try data.days(in: connection)
        try data.keep(days: 0, in: connection)
        return [usual, set, try data.days(in: connection)]
      }
      #expect(days == [data.defaultDays, 12, nil])
    }
  }

  @Test func `a stored number of days that nobody could have set is not used`() async throws {
    try await TemporaryDatabase.with { temporary in
      let days = try await temporary.database.write { connection in
        try [Int.max, -1].map { stored in
          try RetainedData.syncLogs.keep(days: stored, in: connection)
          return try RetainedData.syncLogs.days(in: connection)
        }
      }
      let usual: Int? = RetainedData.syncLogs.defaultDays
      #expect(days == [usual, usual])
    }
  }
}
