import Basics
import ConnectorKit
import Simulator
import Storage
import TestKit
import Testing

@testable import App

/// A channel's subscription to notices, from its making to its end.
struct SubscriptionTests {
  private func stored(_ program: MarketplaceProgram) async throws -> StoredSubscription? {
    let id = program.account.id
    return try await program.services.database.read {
      try StoredSubscription.find(channelID: id, in: $0)
    }
  }

  private func atChannel(_ program: MarketplaceProgram) async throws -> [WebhookSubscription] {
    let connector = try program.services.channels.connector(for: program.account)
    return try await #require(connector as? any WebhookSubscribing).subscriptions()
  }

  @Test func `made twice it is there once, and given back it is gone`() async throws {
    try await MarketplaceProgram.with { program in
      let subscriptions = Subscriptions(services: program.services, base: "http://127.0.0.1:9")
      for _ in 0..<2 { try await subscriptions.create(program.account, actor: "test") }
      let there = try await atChannel(program)
      #expect(there.map(\.url) == ["http://127.0.0.1:9/hooks/channel/\(program.account.id)"])
      #expect(try await stored(program)?.remoteID == there.first?.remoteID)
      #expect(try await stored(program)?.isActive == true)
      try await subscriptions.remove(program.account, actor: "test")
      #expect(try await atChannel(program).isEmpty)
      #expect(try await stored(program) == nil)
    }
  }

  @Test func `what the channel gave up is seen, and taken up again by the daily look`() async throws
  {
    try await MarketplaceProgram.with { program in
      let subscriptions = Subscriptions(services: program.services, base: "http://127.0.0.1:9")
      try await subscriptions.create(program.account, actor: "test")
      try await Self.giveUp(program)
      let check = try await program.services.check(program.account)
      #expect(check.findings.last?.level == .warning)
      #expect(check.findings.last?.message.contains("gave up") == true)
      #expect(try await stored(program)?.isActive == false)
      try await subscriptions.refresh(program.account, reactivates: true)
      #expect(try await stored(program)?.isActive == true)
      #expect(try await atChannel(program).map(\.isActive) == [true])
    }
  }

  @Test func `one that the channel forgot is told`() async throws {
    try await MarketplaceProgram.with { program in
      let subscriptions = Subscriptions(services: program.services, base: "http://127.0.0.1:9")
      try await subscriptions.create(program.account, actor: "test")
      let connector = try program.services.channels.connector(for: program.account)
      try await #require(connector as? any WebhookSubscribing)
        .unsubscribe(atChannel(program)[0].remoteID)
      let found = try await subscriptions.refresh(program.account, reactivates: true)
      #expect(found?.remoteID == "" && found?.isActive == false)
    }
  }

  @Test func `without an address of its own the program says what to set`() async throws {
    try await MarketplaceProgram.with { program in
      for base in [nil, "http://crm.example.com"] {
        await #expect(throws: Subscriptions.Problem.self) {
          try await Subscriptions(services: program.services, base: base)
            .create(program.account, actor: "test")
        }
      }
    }
  }

  /// Nobody answers at the address, until the channel has had enough.
  private static func giveUp(_ program: MarketplaceProgram) async throws {
    let barcodes = try await barcodes(program)
    var left = program.server.options.trendyol.webhookFailures
    for barcode in barcodes where left > 0 {
      if case .sold = program.server.trendyol.sell(barcode: barcode, quantity: 1) { left -= 1 }
    }
    let connector = try program.services.channels.connector(for: program.account)
    let subscribing = try #require(connector as? any WebhookSubscribing)
    try await eventually("the channel has given the address up") {
      try await subscribing.subscriptions().first?.isActive == false
    }
  }

  private static func barcodes(_ program: MarketplaceProgram) async throws -> [String] {
    try await program.sync()
    return try await program.services.database.read {
      try $0.rows("SELECT remote_id FROM listings WHERE stock > 0 ORDER BY id") { $0.text(0) }
    }
  }
}
