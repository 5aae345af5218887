import Basics
import Commerce
import Storage
import TestKit
import Testing

/// Dictionaries from before, which are a whole record of somebody.
struct DictionaryRebuildTests {
  private static func member(_ id: Int64) -> [UInt8] {
    Array(
      "<a:Uye><a:Isim>Ayşe-\(id)</a:Isim><a:Mail>ayse\(id)@example.com</a:Mail><a:ID>\(id)</a:ID></a:Uye>"
        .utf8)
  }

  private static func question(_ id: Int64) -> [UInt8] {
    Array(#"{"id":\#(id),"userName":"Can-\#(id)","text":"Bu kaç beden? \#(id)"}"#.utf8)
  }

  private static let count: Int64 = 25

  /// Members 1 to 25 and questions 1 to 25 of a channel, compressed against the first of each.
  private func fill(_ database: any Database) async throws {
    try await database.write { connection in
      try connection.execute(
        """
        INSERT INTO channels (id, platform, name, settings, secrets, created_at)
        VALUES (1, 'x', 'c', '{}', ?, 0)
        """, [.blob([])])
      try connection.execute(
        """
        INSERT INTO customers (id, name, email, phone, city, order_count, spent_minor, currency,
          named_at)
        VALUES (1, '', '', '', '', 0, 0, 'TRY', 0)
        """)
      for id in 1...Self.count {
        try connection.execute(
          """
          INSERT INTO members (id, channel_id, remote_id, customer_id, name, email, phone,
            allows_email, allows_sms, is_active, content_hash)
          VALUES (?, 1, ?, 1, '', '', '', 0, 0, 1, 0)
          """, [.integer(id), .text(String(id))])
        try connection.execute(
          """
          INSERT INTO questions (id, channel_id, remote_id, question, status, channel_status,
            asked_at, product_remote_id, product_name, product_url, customer_name, is_public,
            content_hash)
          VALUES (?, 1, ?, '', '', '', 0, '', '', '', '', 0, 0)
          """, [.integer(id), .text(String(id))])
      }
      try Self.store(.members, .customers, Self.member, in: connection)
      try Self.store(.questions, .questions, Self.question, in: connection)
    }
  }

  private static func store(
    _ table: PayloadTable, _ stream: SyncStream, _ record: (Int64) -> [UInt8],
    in connection: any SQLConnection
  ) throws {
    let dictionary = record(1)
    let id = try connection.insertBatch(
      "INSERT INTO payload_dictionaries (channel_id, stream, body) VALUES (1, ?, ?) RETURNING id",
      [[.text(stream.rawValue), .blob(dictionary)]])[0]
    let compressor = try PayloadCompressor(dictionary: dictionary)
    try table.store(
      (1...count).map { ($0, try compressor.compress(record($0)[...])) }, dictionaryID: id,
      in: connection)
  }

  private func payloads(
    _ table: PayloadTable, _ database: any Database
  ) async throws -> [Int64: [UInt8]] {
    try await database.read { connection in
      let ids = try connection.rows(
        SQLStatement("SELECT record_id FROM \(table.rawValue)", isReused: false)
      ) { $0.integer(0) }
      return try table.payloads(of: ids, in: connection)
    }
  }

  private func expectRebuilt(_ database: any Database) async throws {
    let all = Array(1...Self.count)
    #expect(
      try await payloads(.members, database)
        == Dictionary(uniqueKeysWithValues: all.map { ($0, Self.member($0)) }))
    #expect(
      try await payloads(.questions, database)
        == Dictionary(uniqueKeysWithValues: all.map { ($0, Self.question($0)) }))
    let bodies = try await database.read { connection in
      try connection.rows("SELECT body FROM payload_dictionaries WHERE is_structure = 1") {
        String(decoding: $0.blob(0), as: UTF8.self)
      }
    }
    let old = try await database.read {
      try $0.integer("SELECT count(*) FROM payload_dictionaries WHERE is_structure = 0")
    }
    #expect(old == 0)
    #expect(
      Set(bodies) == [
        "<a:Uye><a:Isim></a:Isim><a:Mail></a:Mail><a:ID>0</a:ID></a:Uye>",
        #"{"id":0,"userName":"","text":""}"#,
      ])
    #expect(bodies.count == 2)
  }

  /// - Returns: how many steps were done.
  @discardableResult
  private func rebuild(
    _ database: any Database, limit: Int, most: Int = .max
  ) async throws -> Int {
    var position: DictionaryRebuild.Position? = .init()
    var steps = 0
    while let reached = position, steps < most {
      position = try await database.write {
        try DictionaryRebuild.step(reached, limit: limit, in: $0)
      }
      steps += 1
    }
    return steps
  }

  @Test(arguments: [1, 7, 25, 200])
  func `payloads read back as they were, and the dictionaries hold nobody's data`(
    limit: Int
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      try await fill(temporary.database)
      try await rebuild(temporary.database, limit: limit)
      try await expectRebuilt(temporary.database)
      // There is nothing more to do: one look.
      #expect(try await rebuild(temporary.database, limit: limit) == 1)
      try await expectRebuilt(temporary.database)
    }
  }

  @Test func `a walk that was killed anywhere begins again`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await fill(temporary.database)
      for steps in 1...20 {
        try await rebuild(temporary.database, limit: 7, most: steps)
        #expect(
          try await payloads(.members, temporary.database)[Self.count] == Self.member(Self.count))
      }
      try await rebuild(temporary.database, limit: 7)
      try await expectRebuilt(temporary.database)
    }
  }

  @Test func `what a sync stores meanwhile stays`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await fill(temporary.database)
      try await rebuild(temporary.database, limit: 7, most: 3)
      let newer = Array("<a:Uye><a:Isim>Yeni</a:Isim></a:Uye>".utf8)
      try await temporary.database.write { connection in
        let dictionary = try PayloadDictionary.ensure(
          channelID: 1, stream: .customers, sample: newer, in: connection)
        let body = try PayloadCompressor(dictionary: dictionary.body).compress(newer[...])
        try PayloadTable.members.store(
          [(20, body)], dictionaryID: dictionary.id, in: connection)
      }
      try await rebuild(temporary.database, limit: 7)
      #expect(try await payloads(.members, temporary.database)[20] == newer)
      #expect(try await payloads(.members, temporary.database)[19] == Self.member(19))
    }
  }

  @Test func `a damaged payload keeps its dictionary, and nothing else does`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await fill(temporary.database)
      try await temporary.database.write {
        try $0.execute(
          "UPDATE member_payloads SET body = ? WHERE record_id = 3", [.blob([1, 2, 3])])
      }
      try await rebuild(temporary.database, limit: 7)
      let streams = try await temporary.database.read { connection in
        try connection.rows("SELECT stream FROM payload_dictionaries WHERE is_structure = 0") {
          $0.text(0)
        }
      }
      #expect(streams == ["customers"])
      #expect(try await payloads(.questions, temporary.database)[3] == Self.question(3))
    }
  }

  @Test func `a stream without payloads loses its dictionary`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await fill(temporary.database)
      try await temporary.database.write {
        try $0.execute("DELETE FROM member_payloads")
        try $0.execute("DELETE FROM question_payloads")
      }
      try await rebuild(temporary.database, limit: 7)
      let left = try await temporary.database.read {
        try $0.integer("SELECT count(*) FROM payload_dictionaries")
      }
      #expect(left == 0)
    }
  }
}
