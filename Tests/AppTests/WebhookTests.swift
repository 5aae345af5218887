import Basics
import HTTPTypes
import Inventory
import Simulator
import Storage
import TestKit
import Testing

@testable import App

/// Notices of a marketplace: who is believed, what they cause, and what they never do.
struct WebhookTests {
  private static let path = "/hooks/trendyol/market"
  private static let notice = """
    {"totalElements":1,"content":[{"shipmentPackageId":77,"orderNumber":"1","status":"Cancelled"}]}
    """

  @Test func `who does not know the secret learns nothing and changes nothing`() async throws {
    try await MarketplaceProgram.with { program in
      let began = ContinuousClock.now
      let wrong = try await program.post(Self.path, secret: "guess", body: Self.notice)
      #expect(ContinuousClock.now - began >= WebhookReceiver.refusalTime)
      #expect(wrong.status == .unauthorized)
      for path in ["/hooks/trendyol/nobody", "/hooks/ticimax/market", "/hooks/x/y"] {
        let began = ContinuousClock.now
        let answer = try await program.post(path, secret: MarketplaceProgram.secret, body: "{}")
        #expect(answer == wrong, "\(path)")
        #expect(ContinuousClock.now - began >= WebhookReceiver.refusalTime)
      }
      let none = try await program.post(Self.path, secret: nil, body: Self.notice)
      #expect(none == wrong)
      #expect(try await program.services.integer("SELECT count(*) FROM webhook_hints") == 0)
      #expect(try await Self.jobs(program) == 0)
    }
  }

  @Test func `a notice that comes again, and one that is no notice, ask for one look`() async throws
  {
    try await MarketplaceProgram.with { program in
      for body in [Self.notice, Self.notice, "no notice at all", Self.notice] {
        let answer = try await program.post(
          Self.path, secret: MarketplaceProgram.secret, body: body)
        #expect(answer.status == .ok)
      }
      #expect(try await program.services.integer("SELECT count(*) FROM webhook_hints") == 2)
      #expect(try await Self.jobs(program) == 1)
    }
  }

  @Test func `a body without end is refused`() async throws {
    try await MarketplaceProgram.with { program in
      let answer = try await program.post(
        Self.path, secret: MarketplaceProgram.secret,
        body: String(repeating: " ", count: WebhookReceiver.mostBytes + 1))
      #expect(answer.status == .contentTooLarge)
    }
  }

  @Test func `what a notice says of an order is not believed`() async throws {
    try await MarketplaceProgram.with { program in
      try await program.sync()
      let before = try await StoredShop.lines(program.services.database)
      let package = try await program.services.database.read {
        try $0.first("SELECT remote_id FROM order_packages ORDER BY id LIMIT 1") { $0.text(0) }
      }
      let id = try #require(package)
      let forged = Self.notice.replacing("77", with: id)
      let answer = try await program.post(
        Self.path, secret: MarketplaceProgram.secret, body: forged)
      #expect(answer.status == .ok)
      try await program.work(HintJob.kind)
      #expect(try await StoredShop.lines(program.services.database) == before)
      #expect(
        try await program.services.integer(
          "SELECT count(*) FROM webhook_hints WHERE read_at IS NULL") == 0)
    }
  }

  @Test func `a sale is stored and takes from the stock before any schedule runs`() async throws {
    try await MarketplaceProgram.with(faults: ["twice=0.5", "reordered=0.2"]) { program in
      try await program.sync()
      try await Self.keepStock(program)
      try await program.serve { address in
        try await Subscriptions(services: program.services, base: address)
          .create(program.account, actor: "test")
        try await Self.sellAndSee(program)
      }
    }
  }

  private static func keepStock(_ program: MarketplaceProgram) async throws {
    let now = program.services.clock.now()
    try await program.services.database.write {
      try StockKeeping.start(warehouse: "Depo", actor: "test", now: now, in: $0)
    }
  }

  /// Two sales: a notice that is held back is let go by the next.
  private static func sellAndSee(_ program: MarketplaceProgram) async throws {
    let barcodes = try await program.services.database.read {
      try $0.rows(
        """
        SELECT l.remote_id FROM listings l JOIN stock_levels s ON s.variant_id = l.variant_id
        WHERE l.is_active = 1 AND l.stock > 3 AND s.on_hand > 3 ORDER BY l.id
        """
      ) { $0.text(0) }
    }
    var sold: [String] = []
    for barcode in barcodes where sold.count < 4 {
      let outcome = program.server.trendyol.sell(barcode: barcode, quantity: 2)
      if case .sold = outcome { sold.append(barcode) }
    }
    #expect(sold.count == 4)
    try await eventually("what was sold is taken from the stock") {
      try await program.services.integer("SELECT coalesce(sum(reserved), 0) FROM stock_levels") == 8
    }
    let runs = try await program.services.integer(
      "SELECT count(*) FROM sync_runs WHERE origin NOT IN ('webhook', 'cli')")
    #expect(runs == 0)
    let verified = try await program.services.database.read { try StockVerification.run(in: $0) }
    #expect(verified.isSound)
  }

  private static func jobs(_ program: MarketplaceProgram) async throws -> Int64 {
    try await program.services.integer("SELECT count(*) FROM jobs WHERE kind = 'hints'")
  }
}
