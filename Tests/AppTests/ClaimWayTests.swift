import Basics
import Commerce
import Inventory
import Panel
import Simulator
import Storage
import Sync
import TestKit
import Testing

@testable import App

/// Claims, questions and the account of a simulated seller, the whole way.
struct ClaimWayTests {
  /// A unit that waits, of an order whose goods left a warehouse here.
  private struct Waiting: Sendable {
    var unitID: Int64
    var variantID: Int64
    var onHand: Int64
  }

  private static func waiting(_ database: any Database) async throws -> Waiting? {
    try await database.read { connection in
      try connection.first(
        """
        SELECT u.id, s.variant_id, s.on_hand
        FROM claim_units u JOIN claims c ON c.id = u.claim_id
          JOIN listings l ON l.channel_id = c.channel_id AND l.remote_id = u.variant_remote_id
          JOIN stock_levels s ON s.variant_id = l.variant_id
          JOIN stock_promises p ON p.order_id = c.order_id AND p.variant_id = l.variant_id
        WHERE u.status = 'waiting' AND p.shipped > p.returned
        ORDER BY u.id LIMIT 1
        """
      ) { Waiting(unitID: $0.integer(0), variantID: $0.integer(1), onHand: $0.integer(2)) }
    }
  }

  /// Reads goods, keeps stock from two months ago on, and reads what was sold and claimed since.
  private static func prepare(_ program: TrendyolProgram) async throws {
    #expect(try await program.sync([.products]).state == .complete)
    let start = program.services.clock.now().adding(days: -60)
    try await program.services.database.write { connection in
      try StockKeeping.start(warehouse: "Depo", actor: "test", now: start, in: connection)
    }
    #expect(program.server.trendyol.returnOrders(5) == 5)
    #expect(try await program.sync([.orders, .claims]).state == .complete)
  }

  private static func level(_ variantID: Int64, _ services: AppServices) async throws -> Int64 {
    try await services.integer(
      "SELECT on_hand FROM stock_levels WHERE variant_id = \(variantID)")
  }

  private static func status(_ unitID: Int64, _ services: AppServices) async throws -> String? {
    try await services.database.read { connection in
      try connection.first(
        "SELECT status || '|' || channel_status || '|' || is_booked FROM claim_units WHERE id = ?",
        [.integer(unitID)]
      ) { $0.text(0) }
    }
  }

  @Test func `a claim that is accepted here is accepted there, and the goods are back once`()
    async throws
  {
    try await TrendyolProgram.with { program in
      let services = program.services
      try await Self.prepare(program)
      let unit = try #require(try await Self.waiting(services.database))
      let verdict = ClaimVerdict(.accept, unitIDs: [unit.unitID])
      let answers = try await program.desk.decideClaims(verdict, actor: "user:1")
      #expect(answers.done == 1 && answers.failed == 0 && answers.unknown == 0)
      #expect(try await Self.status(unit.unitID, services) == "accepted|WaitingInAction|1")
      #expect(try await Self.level(unit.variantID, services) == unit.onHand + 1)
      // The seller's account shows the same, and that changes nothing any more.
      #expect(try await program.sync([.claims]).state == .complete)
      #expect(try await Self.status(unit.unitID, services) == "accepted|Accepted|1")
      #expect(try await Self.level(unit.variantID, services) == unit.onHand + 1)
      #expect(try await program.desk.decideClaims(verdict, actor: "user:1") == ClaimAnswers())
      #expect(
        try await services.integer(
          "SELECT count(*) FROM stock_returns WHERE actor = 'user:1'") == 1)
      let noted = try await services.integer(
        "SELECT count(*) FROM audit_log WHERE action = 'claim.accepted' AND actor = 'user:1'")
      #expect(noted == 1)
    }
  }

  @Test func `a refusal goes to the channel with its reason, or comes back with the channel's`()
    async throws
  {
    try await TrendyolProgram.with { program in
      let services = program.services
      try await Self.prepare(program)
      let reasons = try await program.desk.refusalReasons(channelID: program.account.id)
      #expect(reasons.contains { $0.code == "451" && !$0.needsFile })
      #expect(reasons.contains { $0.code == "51" && $0.needsFile })
      let unit = try #require(try await Self.waiting(services.database))
      let refuse = { (code: String) in
        try await program.desk.decideClaims(
          ClaimVerdict(
            .refuse(reasonCode: code, text: "Analize alıyoruz"), unitIDs: [unit.unitID]),
          actor: "user:1")
      }
      let failed = try await refuse("51")
      #expect(failed.failed == 1 && failed.reasons == ["Trendyol wants a file with this reason."])
      #expect(try await refuse("451").done == 1)
      // Each time before the channel was asked.
      let noted = try await services.integer(
        "SELECT count(*) FROM audit_log WHERE action = 'claim.refused' AND actor = 'user:1'")
      #expect(noted == 2)
      #expect(try await program.sync([.claims]).state == .complete)
      #expect(try await Self.status(unit.unitID, services) == "inReview|InAnalysis|0")
      #expect(try await Self.level(unit.variantID, services) == unit.onHand)
    }
  }

  @Test func `questions are stored with their deadline`() async throws {
    try await TrendyolProgram.with(orders: 400) { program in
      let asked = program.server.trendyol.askQuestions(3)
      #expect(asked == 3)
      let report = try await program.sync([.questions])
      #expect(report.state == .complete)
      let stored = try await program.services.integer("SELECT count(*) FROM questions")
      #expect(Int64(report.streams.first?.counts.inserted ?? 0) == stored && stored >= 3)
      #expect(
        try await program.services.integer(
          "SELECT count(*) FROM questions WHERE status = 'waiting' AND due_at > asked_at") >= 3)
    }
  }

  private static func lines(_ services: AppServices) async throws -> [String] {
    try await services.database.read { connection in
      try connection.rows(
        """
        SELECT remote_id || '|' || kind || '|' || net_minor || '|' || coalesce(paid_at, 0)
          || '|' || coalesce(order_remote_id, '-') FROM settlements
        """
      ) { $0.text(0) }.sorted()
    }
  }

  /// A program that was never stopped has the same lines.
  private static func checkUndisturbed(_ expected: [String]) async throws {
    try await TrendyolProgram.with { undisturbed in
      let jobs = try await undisturbed.readAccount()
      let found = try await lines(undisturbed.services)
      #expect(jobs == 1 && found == expected)
    }
  }

  @Test func `the account is read in spans, goes on where it stopped, and has each line once`()
    async throws
  {
    try await TrendyolProgram.with { program in
      #expect(try await program.readAccount(stoppingAfter: 1) > 3)
      let stopped = try await Self.lines(program.services)
      #expect(stopped.contains { $0.contains("|Satış|") })
      #expect(stopped.contains { $0.hasPrefix("o:") && $0.contains("|Ödeme|") })
      #expect(try await program.readAccount() == 1)
      #expect(try await Self.lines(program.services) == stopped)
      try await Self.checkUndisturbed(stopped)
    }
  }

  @Test(
    arguments: [
      (nil, nil, -90), (0, nil, -15), (-3, nil, -18), (0, -40, -40), (0, -2, -15), (9, nil, -15),
    ] as [(Int64?, Int64?, Int64)])
  func `a span begins where lines may still change`(
    readTo: Int64?, unpaid: Int64?, start: Int64
  ) {
    let now = StandingClock().now()
    #expect(
      SettlementJob.start(
        readTo.map { now.adding(days: $0) }, unpaid: unpaid.map { now.adding(days: $0) }, now: now)
        == now.adding(days: start))
  }
}
