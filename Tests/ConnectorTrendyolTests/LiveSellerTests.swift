import Basics
import Commerce
import ConnectorKit
import Simulator
import Testing

@testable import ConnectorTrendyol

/// The connector against the simulated account, over real HTTP.
@Suite struct LiveSellerTests {
  @Test func `the account is found well`() async throws {
    try await LiveSeller.with { seller in
      let findings = try await seller.connector.check().findings
      #expect(findings.allSatisfy { $0.level != .warning }, "\(findings.map(\.message))")
    }
  }

  @Test(arguments: [false, true])
  func `every package is read and mapped, by stream and by list`(usesOldID: Bool) async throws {
    try await LiveSeller.with {
      $0.options.streamUsesOldID = usesOldID
      $0.settings["page-size"] = "37"
    } _: { seller in
      let orders = try await seller.orders()
      #expect(orders.count > 50)
      for order in orders {
        let package = try #require(order.package)
        #expect(order.status != .unknown || package.isReplaced)
        #expect(order.totalMinor == order.lines.reduce(0) { $0 + $1.totalMinor }, "\(order.number)")
        #expect(!order.lines.contains { $0.barcode.isEmpty })
        if package.originRemoteIDs.isEmpty, let created = package.history.map(\.at).min() {
          #expect(abs(order.placedAt.seconds - created.seconds) < 600)
        }
      }
    }
  }

  @Test func `stream and list tell the same of the last month`() async throws {
    try await LiveSeller.with {
      $0.settings["order-reading"] = "list"
    } _: { seller in
      let listed = try await seller.orders()
      try await LiveSeller.with { streaming in
        let streamed = try await streaming.orders()
        let reach = LiveSeller.now.adding(days: -29)
        let recent = streamed.filter { ($0.changedAt ?? $0.placedAt) >= reach }
        #expect(
          Set(listed.compactMap(\.package?.remoteID)) == Set(recent.compactMap(\.package?.remoteID))
        )
        #expect(!recent.isEmpty)
      }
    }
  }

  @Test func `goods are read and mapped, and references too`() async throws {
    try await LiveSeller.with {
      $0.options.wrapsCategories = true
    } _: { seller in
      let variants = try await seller.variants()
      #expect(variants.count > 100)
      #expect(variants.values.contains { !$0.options.isEmpty && $0.priceMinor > 0 && $0.stock > 0 })
      #expect(try await seller.readAll(.categories).count > 3)
      #expect(try await seller.readAll(.brands).count > 1)
    }
  }

  @Test func `what is pushed is what is shown, row by row`() async throws {
    try await LiveSeller.with { seller in
      let before = try await seller.variants().values.filter(\.isActive)
        .sorted { $0.remoteID < $1.remoteID }
      let chosen = Array(before.prefix(3))
      try #require(chosen.count == 3)
      var offers = chosen.enumerated().map { index, variant in
        OfferTests.offer(Int64(index), variant.remoteID, quantity: variant.stock + 5)
      }
      offers.append(OfferTests.offer(9, "BILINMEYEN", quantity: 1))
      offers.append(OfferTests.offer(10, "x y", quantity: 1))
      let receipt = try await seller.connector.push(offers)
      guard case .ticket(let ticket, _, _) = receipt else {
        Issue.record("no ticket")
        return
      }
      var outcomes: [RemoteOutcome] = []
      for _ in 0..<100 where outcomes.isEmpty {
        if case .finished(let all) = try await seller.connector.result(of: ticket) {
          outcomes = all
        }
        try await Task.sleep(for: .milliseconds(20))
      }
      let accepted = outcomes.filter { $0.result == .accepted }.map(\.remoteID)
      #expect(Set(accepted) == Set(chosen.map(\.remoteID)))
      #expect(outcomes.count == 5)
      let after = try await seller.variants()
      for variant in chosen { #expect(after[variant.remoteID]?.stock == variant.stock + 5) }
      let again = await TrendyolConnection.failure { _ = try await seller.connector.push(offers) }
      #expect(again?.kind == .unknownOutcome)
      #expect(
        try await seller.connector.result(of: PushTicket(OfferTicket(batchID: "yok").text))
          == .expired)
    }
  }

  @Test func `a package is picked, invoiced and split, and its successors name it`() async throws {
    try await LiveSeller.with { seller in
      let orders = try await seller.orders().filter { $0.status == .created }
      let one = try #require(orders.first { !$0.lines.isEmpty })
      let id = try #require(one.package?.remoteID)
      let lines = one.lines.map {
        MovedLine(remoteID: $0.remoteID, quantity: $0.quantityMilli / 1000)
      }
      try await seller.connector.move(.picking(lines: lines), package: id)
      try await seller.connector.move(
        .invoiced(lines: lines, invoiceNumber: "ABC2026000000001"), package: id)
      let moved = try await seller.orders().first { $0.package?.remoteID == id }
      #expect(moved?.status == .invoiced)
      try await seller.connector.move(
        .invoiceLink(InvoiceLink(url: "https://f.example/1", number: "ABC2026000000001")),
        package: id)
      let twice = await TrendyolConnection.failure {
        try await seller.connector.move(
          .invoiceLink(InvoiceLink(url: "https://f.example/1", number: "ABC2026000000001")),
          package: id)
      }
      #expect(twice?.kind == .permanent)
      let unknown = await TrendyolConnection.failure {
        try await seller.connector.move(.picking(lines: lines), package: "1")
      }
      #expect(unknown?.kind == .permanent)
      guard let many = orders.first(where: { $0.lines.count > 1 }),
        let whole = many.package?.remoteID
      else { return }
      try await seller.connector.move(
        .split(groups: [[many.lines[0].remoteID]]), package: whole)
      let parts = try await seller.orders().filter {
        $0.package?.originRemoteIDs.contains(whole) == true
      }
      #expect(parts.count == 2)
      #expect(
        Set(parts.flatMap(\.lines).map(\.remoteID)) == Set(many.lines.map(\.remoteID)))
    }
  }

  @Test func `notices are subscribed to and given up`() async throws {
    try await LiveSeller.with { seller in
      let id = try await seller.connector.subscribe(url: "https://ben.example/hooks/a")
      #expect(try await seller.connector.subscriptions().map(\.remoteID) == [id])
      try await seller.connector.reactivate(id)
      try await seller.connector.unsubscribe(id)
      #expect(try await seller.connector.subscriptions().isEmpty)
    }
  }
}
