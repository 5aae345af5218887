import Basics
import Commerce
import ConnectorKit
import Storage
import Sync
import Synchronization
import TestKit
import Testing

/// Claims and questions, synchronised as the other streams are.
struct ClaimSyncTests {
  private func with(
    claims: Int = 25, questions: Int = 12,
    _ body:
      @escaping @Sendable (PackageShop, ChannelAccount, AfterSalesConnector) async throws ->
      Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let shop = PackageShop(database: temporary.database)
      try await body(
        shop, try await shop.channel("market", platform: "x"),
        AfterSalesConnector(claims: claims, questions: questions))
    }
  }

  @Test func `every claim and question is stored, counted and kept as it came`() async throws {
    try await with { shop, channel, connector in
      let report = try await shop.sync(channel, connector)
      #expect(report.state == .complete)
      for (stream, rows) in [(SyncStream.claims, 25), (.questions, 12)] {
        let counts = report.streams.first { $0.stream == stream }?.counts
        #expect(counts?.inserted == rows && counts?.seen == rows, "\(stream)")
      }
      #expect(try await shop.integer("SELECT count(*) FROM claims WHERE state = 'waiting'") == 25)
      #expect(try await shop.integer("SELECT count(*) FROM claim_units") == 50)
      #expect(try await shop.integer("SELECT count(*) FROM claim_payloads") == 25)
      #expect(try await shop.integer("SELECT count(*) FROM question_payloads") == 12)
      let again = try await shop.sync(channel, connector)
      #expect(again.streams.allSatisfy { $0.counts.unchanged == $0.counts.seen })
    }
  }

  @Test func `a sync that broke half-way ends as one that did not`() async throws {
    try await with { shop, channel, connector in
      connector.state.withLock { $0.failAt = "claims@20" }
      #expect(try await shop.sync(channel, connector).state == .failed)
      #expect(try await shop.integer("SELECT count(*) FROM claims") == 20)
      connector.state.withLock { $0.failAt = "" }
      let report = try await shop.sync(channel, connector)
      #expect(report.state == .complete)
      let claims = report.streams.first { $0.stream == .claims }
      #expect(claims?.resumed == true && claims?.counts.inserted == 5)
      #expect(try await shop.integer("SELECT count(*) FROM claims") == 25)
      #expect(try await shop.integer("SELECT count(*) FROM questions") == 12)
    }
  }

  @Test func `a claim that changed takes its newest state, a unit that is told no more goes`()
    async throws
  {
    try await with(claims: 3) { shop, channel, connector in
      try await shop.sync(channel, connector)
      connector.state.withLock { $0.contents["c1"] = "accepted" }
      let report = try await shop.sync(channel, connector)
      #expect(report.streams.first { $0.stream == .claims }?.counts.updated == 1)
      #expect(try await shop.integer("SELECT count(*) FROM claims WHERE state = 'decided'") == 1)
      #expect(
        try await shop.integer("SELECT count(*) FROM claim_units WHERE status = 'accepted'") == 1)
      #expect(try await shop.integer("SELECT count(*) FROM claim_units WHERE position < 0") == 1)
    }
  }

  @Test func `what cannot be read is set aside and the rest is stored`() async throws {
    try await with(claims: 5) { shop, channel, connector in
      connector.state.withLock { $0.contents["c2"] = "poison" }
      let counts = try await shop.sync(channel, connector).streams
        .first { $0.stream == .claims }?.counts
      #expect(counts?.rejected == 1 && counts?.inserted == 4 && counts?.seen == 5)
    }
  }

  private static func units(_ database: any Database) async throws -> [Int64] {
    try await database.read { connection in
      try connection.rows(
        "SELECT id FROM claim_units WHERE position >= 0 AND status = 'waiting' ORDER BY id"
      ) { $0.integer(0) }
    }
  }

  /// Accepts all units, and loses the answer.
  private static func acceptUnanswered(_ shop: PackageShop, askedAt: Timestamp) async throws {
    let units = try await units(shop.database)
    try await shop.database.write { connection in
      for decision in try ClaimDecisions.begin(
        .accept, unitIDs: units, actor: "user:1", now: askedAt, in: connection)
      {
        try ClaimDecisions.finish(
          decision, .accept, .unknown("lost"), now: askedAt, in: connection)
      }
    }
  }

  @Test func `a page from before the channel's answer does not take it back`() async throws {
    try await with(claims: 1) { shop, channel, connector in
      let now = StandingClock().now()
      try await shop.sync(channel, connector)
      let units = try await Self.units(shop.database)
      try await shop.database.write { connection in
        for decision in try ClaimDecisions.begin(
          .accept, unitIDs: units, actor: "user:1", now: now, in: connection)
        {
          try ClaimDecisions.finish(decision, .accept, .done, now: now, in: connection)
        }
      }
      let accepted =
        "SELECT count(*) FROM claim_units WHERE status = 'accepted' AND accepted_at IS NOT NULL"
      for _ in 0..<2 {
        // Still tells both units as waiting.
        try await shop.sync(channel, connector)
        #expect(try await shop.integer(accepted) == 2)
        #expect(try await shop.integer("SELECT count(*) FROM claims WHERE state = 'decided'") == 1)
      }
      try await shop.database.write { connection in
        try connection.execute("UPDATE claim_decisions SET answered_at = answered_at - 600000")
      }
      // A channel that says so for longer is believed.
      try await shop.sync(channel, connector)
      #expect(try await shop.integer(accepted) == 0)
    }
  }

  @Test func `the next sync closes a decision whose answer was lost`() async throws {
    try await with(claims: 2) { shop, channel, connector in
      let now = StandingClock().now()
      try await shop.sync(channel, connector)
      try await Self.acceptUnanswered(shop, askedAt: now)
      // Asked about once, a unit is not asked about again.
      let second = try await shop.database.write { [units = try await Self.units(shop.database)] in
        try ClaimDecisions.begin(.accept, unitIDs: units, actor: "user:2", now: now, in: $0)
      }
      #expect(second == [])
      connector.state.withLock { $0.contents["c0"] = "accepted" }
      try await shop.sync(channel, connector)
      let query = "SELECT count(*) FROM claim_decisions WHERE state = "
      #expect(try await shop.integer(query + "'done'") == 1)
      // The other one may have been read before the channel was asked.
      #expect(try await shop.integer(query + "'unknown'") == 1)
      try await shop.database.write { connection in
        try connection.execute("UPDATE claim_decisions SET asked_at = asked_at - 600000")
      }
      try await shop.sync(channel, connector)
      #expect(try await shop.integer(query + "'failed'") == 1)
      #expect(try await shop.integer(query + "'unknown'") == 0)
    }
  }
}

/// Claims `c0`… of two units each and questions `q0`…, which the test may change.
final class AfterSalesConnector: Connector {
  struct State: Sendable {
    var claims: Int
    var questions: Int
    /// What stands in a record in the place of `waiting`.
    var contents: [String: String] = [:]
    /// `stream@offset` of the page that fails.
    var failAt = ""
  }

  let state: Mutex<State>

  init(claims: Int, questions: Int) {
    state = Mutex(State(claims: claims, questions: questions))
  }

  var descriptor: ConnectorDescriptor {
    ConnectorDescriptor(
      platform: "x", displayName: "X", capabilities: [], settings: [],
      streams: [.claims, .questions], shopKeys: [])
  }

  func check() async throws(ConnectorError) -> ConnectionCheck { ConnectionCheck(findings: []) }

  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    let state = state.withLock { $0 }
    let start = request.cursor.flatMap { Int($0) } ?? 0
    guard state.failAt != "\(request.stream.rawValue)@\(start)" else {
      throw ConnectorError(.temporary, "the market is down")
    }
    let isClaims = request.stream == .claims
    let all = isClaims ? state.claims : state.questions
    let end = min(start + 10, all)
    let records = (start..<end).map { number in
      let key = (isClaims ? "c" : "q") + String(number)
      let payload = Array("\(key)|\(state.contents[key] ?? "waiting")".utf8)
      return RawRecord(
        remoteID: key, contentHash: ContentHash.of(payload), payload: payload[...])
    }
    return PulledPage(records: records, next: end < all ? String(end) : nil)
  }

  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    let word = String(decoding: record.payload, as: UTF8.self).split(separator: "|").last ?? ""
    guard word != "poison" else { throw MappingError(field: "content", reason: "is poison") }
    if stream == .questions {
      var question = QuestionRecord(remoteID: record.remoteID, text: "Beden büyük mü?")
      question.status = .waiting
      question.askedAt = Timestamp(seconds: 1_795_000_000)
      return .question(question)
    }
    var claim = ClaimRecord(remoteID: record.remoteID, orderNumber: "n-\(record.remoteID)")
    claim.claimedAt = Timestamp(seconds: 1_795_000_000)
    var unit = ClaimUnitRecord(remoteID: "\(record.remoteID)-1")
    unit.status = ClaimStatus(rawValue: String(word)) ?? .unknown
    claim.units = [unit]
    if unit.status == .waiting {
      unit.remoteID = "\(record.remoteID)-2"
      claim.units.append(unit)
    }
    return .claim(claim)
  }
}
